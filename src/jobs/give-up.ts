import type { DeskConfig } from '../desk/desk-config';
import type { Letter } from '../desk/letter';
import { escapeText } from '../format/printing/escape-text';
import { letterRefusedAlarm } from '../format/says/alarms';
import { cardInWords } from '../format/says/cards';
import { issueCardInWords } from '../format/says/issue-cards';
import { told } from '../handlers/handler';
import type { AddressedLetter } from '../store/commit';
import type { Posting } from '../store/mailbox';
import type { Store } from '../store/open-store';
import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { deskNow } from './decide';

export type Failure = WecomRefused | WecomUnreachable;

type GiveUpDeps = {
  store: Pick<Store, 'openReader' | 'commit'>;
  desk: DeskConfig;
  meaningOf: (errcode: number | null) => string;
  now: () => number;
  log: { error: (facts: object, message: string) => void };
};

/**
 * Before the letter leaves the mailbox, or a run that died in between would have lost it unsaid.
 * The admins hear of it, unless the one who cannot be reached is one of them.
 */
export async function giveUp(
  userid: string,
  { id, letters }: Posting,
  failure: Failure,
  deps: GiveUpDeps,
): Promise<void> {
  deps.log.error({ userid, err: failure }, 'a letter was refused for good');
  const { desk, voice } = await deskNow(deps.store.openReader(), deps.desk);
  const errcode = failure.name === 'WecomRefused' ? failure.errcode : null;
  const text = letterRefusedAlarm(voice.name(userid), deps.meaningOf(errcode));
  const others = desk.admins.every((admin) => admin.userid !== userid) ? desk.admins : [];
  await deps.store.commit({
    cause: `letter-${id}`,
    versions: new Map(),
    writes: [],
    facts: [{ what: 'alarmed', by: 'desk', at: deps.now(), cause: `letter-${id}`, about: userid }],
    letters: [...others.flatMap((admin) => told(admin.userid, text)), ...inWords(userid, letters, failure)],
  });
}

/** A card whose content WeCom does not take comes as words: what it is about must be heard of all the same. */
function inWords(userid: string, letters: readonly Letter[], failure: Failure): AddressedLetter[] {
  if (failure.name === 'WecomUnreachable' || failure.treatment !== 'fix') return [];
  return letters.flatMap((letter) => {
    if (letter.kind === 'linkCard') return told(userid, issueCardInWords(letter.card));
    return letter.kind === 'card' ? told(userid, escapeText(cardInWords(letter.card.line))) : [];
  });
}
