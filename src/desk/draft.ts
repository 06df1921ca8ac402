/** One message of a long piece. `sentAt` is WeCom's, in ms, but counts whole seconds. */
export type DraftMessage = { id: string; sentAt: number; at: number; text: string };

/** 长稿: what a contact says between 长稿 and 完稿; it becomes one submission. One at a time per contact. */
export type Draft = {
  schema: 1;
  contact: string;
  opened: { id: string; sentAt: number; at: number };
  /** Null while it is open; then the submission it became, for what comes late. */
  closed: { id: string; sentAt: number; at: number; submission: number | null } | null;
  messages: DraftMessage[];
  /** Ids of pictures that came meanwhile. */
  pictures: string[];
  /** When the contact was reminded of 完稿. */
  remindedAt: number | null;
};
