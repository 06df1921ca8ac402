/** A brief as it was frozen for a group; `takenBack`: how often its acceptance had been taken back by then. */
export type PrintedBrief = { entry: number; submissions: number[]; takenBack: number; text: string };

/** What one message of 快讯 shows: each brief apart, so that it can go without one that was taken back meanwhile. */
export type PrintedBriefs = { heading: string; briefs: PrintedBrief[] };
