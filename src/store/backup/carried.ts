import type { Keys } from '../keys';

/**
 * What a backup carries to another Redis, key by key (the compiler asks for every kind that there is):
 *
 * - Carried as they are: documents with their versions; the facts and the messages not yet handled, under their own
 *   entries, since job ids and marks come from them; the mailboxes, with what is just on its way out, which goes out
 *   again the same to the byte; the marks of what was stored and handled, and the paces of people and groups, with what
 *   is left of their time: a backup of last week still knows for two days what it had handled.
 * - Made anew from the documents: indexes, which `indexesOf` derives from nothing else. So they need no consistent
 *   look at hundreds of thousands of sets while the bot runs.
 * - Left behind: BullMQ's queues and the due deliveries, which the sweep finds in the documents, the inbox and the
 *   mailboxes, and the relay in the facts, which it follows again from an hour before the backup on (twice is once);
 *   the relay's lease, the app's token, who is on the way in to the pages, which worker prints, which queues there are,
 *   what the door has refused lately, how many read in a chat and which files were uploaded: they are soon had again,
 *   and a token is a secret.
 *
 * Beside the keys go the files below DATA_DIR that documents and letters name, by the hash of their content. Redis
 * holds texts in clear, and so does the file; secrets stand in the environment, not in either, and addresses of groups
 * there or sealed with a secret that does.
 *
 * Consistent while the bot runs: from before the first document is read, every commit notes which documents and marks
 * it writes (`touched`). Documents are read at leisure, facts up to the last entry. Then one script reads in one moment
 * all that was touched, the facts since, the inbox and the mailboxes, however large the rest of the desk is.
 */
const wordOf: Record<keyof Keys, string | null> = {
  document: 'doc',
  facts: 'facts',
  inbox: 'inbox',
  seen: 'seen',
  handled: 'handled',
  mailbox: 'mail',
  inFlight: 'mail',
  sending: 'mail',
  cardsSent: 'mail',
  waitingMail: 'mail',
  told: 'told',
  pace: 'pace',
  hold: 'pace',
  holds: 'pace',
  ceiling: 'pace',
  touched: null,
  index: null,
  queues: null,
  due: null,
  leases: null,
  claims: null,
  relayLease: null,
  login: null,
  refusedCodes: null,
  office: null,
  refused: null,
  queueNames: null,
  token: null,
  readers: null,
  counting: null,
  media: null,
  uploading: null,
};

const words = [...new Set(Object.values(wordOf).filter((word) => word !== null))];

/** Whether a key of this name, which has no prefix any more, is carried. */
export function isCarried(name: string): boolean {
  return words.includes(name.split(':')[0] ?? '');
}

/** Of all keys of a desk as few as SCAN can choose by their first letters: most belong to indexes. */
export function likelyCarried(keys: Keys): string {
  const letters = new Set(words.map((word) => word.charAt(0)));
  return `${literally(prefixOf(keys))}[${[...letters].join('')}]*`;
}

/** What stands before the name of each key of a desk. */
export function prefixOf({ queues }: Keys): string {
  return `${queues}:`;
}

/** As SCAN takes it. */
export function allBehind(prefix: string): string {
  return `${literally(prefix)}*`;
}

function literally(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}
