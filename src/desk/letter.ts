/** What the bot says, before anyone knows through which door it goes out. Texts are already escaped. */
export type Letter =
  | { kind: 'text'; text: string }
  | { kind: 'markdown'; text: string }
  /** `isAnswer`: its reader has just asked for it, so that it never waits for others to make a list with. */
  | { kind: 'card'; card: CardContent; isAnswer?: true }
  | { kind: 'linkCard'; card: LinkCard }
  | { kind: 'picture'; file: string }
  /** `file` below DATA_DIR; it arrives under `name`. */
  | { kind: 'file'; file: string; name: string };

/** What stands on a card with buttons, within the platform's limits; the door turns it into what its platform shows. */
export type CardContent = {
  taskId: string;
  headline: string;
  /** Below the headline, smaller. */
  summary: string;
  text: string;
  rows: { name: string; value: string }[];
  /** A list to choose from; `chosen` is the id that stands there before anyone has chosen. */
  choice: { key: string; title: string; options: { id: string; text: string }[]; chosen: string } | null;
  buttons: { text: string; key: string; style: 1 | 2 | 3 | 4 }[];
  /** Stands where the buttons stood once nothing can be pressed any more; null while they live. */
  settled: string | null;
  /** What it says as one line of a list, where too many cards come at once. */
  line: string;
};

/** What stands on a card that is opened and not pressed, within the limits of a group's, which hold the least. */
export type LinkCard = {
  headline: string;
  /** Below the headline, smaller. */
  summary: string;
  text: string;
  rows: { name: string; value: string }[];
  /** What is tapped to open it, and where that leads. */
  linkText: string;
  url: string;
};
