/** What the bot says, before anyone knows through which door it goes out. Texts are already escaped. */
export type Letter =
  | { kind: 'text'; text: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'card'; card: Card }
  | { kind: 'file'; mediaId: string };

/** A card with buttons; the door turns it into what its platform shows. */
type Card = {
  taskId: string;
  headline: string;
  text: string;
  buttons: { text: string; key: string; style: 1 | 2 | 3 | 4 }[];
};
