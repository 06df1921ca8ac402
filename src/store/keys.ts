import { createHash } from 'node:crypto';

/** Every key of a desk begins with one hash tag, so that a Redis Cluster keeps a desk on one node. */
export type Keys = ReturnType<typeof keysOf>;

export function keysOf(desk: string) {
  const key = (...words: (string | number)[]) => `{${desk}}:${words.join(':')}`;
  return {
    /** The prefix of BullMQ's own keys. */
    queues: `{${desk}}`,
    inbox: key('inbox'),
    facts: key('facts'),
    relayLease: key('relay'),
    /** The door has stored this message. */
    seen: (messageId: string) => key('seen', messageId),
    /** This cause has had its one commit. */
    handled: (cause: string) => key('handled', cause),
    document: (name: string) => `{${desk}}:doc:${name}`,
    /** Documents and marks that were written while a backup is being made. */
    touched: key('touched'),
    index: (name: string) => `{${desk}}:index:${name}`,
    mailbox: (userid: string) => key('mail', userid),
    inFlight: (userid: string) => key('mail', userid, 'inFlight'),
    sending: (userid: string) => key('mail', userid, 'sending'),
    cardsSent: (userid: string) => key('mail', userid, 'cards'),
    told: (userid: string) => key('told', userid),
    /** Userids that have letters waiting. */
    waitingMail: key('mail'),
    /** A way in that was used, and how often codes were refused this hour. */
    login: (state: string) => key('login', state),
    refusedCodes: key('login'),
    /** Callbacks that were refused in a minute, and the queues that workers have. */
    refused: (minute: number) => key('refused', minute),
    queueNames: key('queues'),
    /** A worker can print. */
    office: key('office'),
    /** Deliveries that are due from some instant on, when the leases of those end that somebody holds, and who holds them. */
    due: key('due'),
    leases: key('due', 'leases'),
    claims: key('due', 'claims'),
    pace: (destination: string) => key('pace', digest(destination)),
    hold: (destination: string) => key('pace', digest(destination), 'hold'),
    /** How many silences have followed each other. */
    holds: (destination: string) => key('pace', digest(destination), 'holds'),
    ceiling: (door: string, windowMs: number) => key('pace', door, windowMs),
    /** How many people read in a chat, and that somebody is counting them. */
    readers: (destination: string) => key('readers', digest(destination)),
    counting: (destination: string) => key('readers', digest(destination), 'counting'),
    /** The media id of an uploaded file, and whose turn it is to upload it. */
    media: (owner: string, file: string) => key('media', digest(owner), file),
    uploading: (owner: string, file: string) => key('media', digest(owner), file, 'turn'),
    token: (app: string) => ({
      token: key('token', app),
      lock: key('token', app, 'lock'),
      refused: key('token', app, 'refused'),
    }),
  };
}

/** Addresses of groups are secrets: only their digest names a key. */
function digest(secret: string): string {
  const known = digests.get(secret);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(secret).digest('hex').slice(0, 32);
  digests.set(secret, made);
  return made;
}

/** One for each address of this desk. */
const digests = new Map<string, string>();
