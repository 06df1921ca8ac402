import type { Refusal } from '../../desk/refusal';
import { countWrongTry, type Offer } from '../../desk/issues/offer';
import { signOff } from '../../desk/issues/sign-off';
import { offer as offerText, signedOff, signedOffNotice } from '../../format/says/dispatches';
import { renderingsOf } from './bulletin';
import { fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { closedIssue } from '../seen';
import { sentFrom, timedNow } from './timed-now';
import { sendOff, whatWouldGo, type Sending } from './what-would-go';

/** 签发: first what would go to which groups, with a code; with the code it is signed off and planned. */
export async function signOffIssue(ask: Ask<{ code: string | null }>): Promise<Outcome> {
  const found = await whatWouldGo(await closedIssue(ask), ask);
  if (!found.ok) return refuse(ask, found);
  const { code } = ask.args;
  return code === null ? makeOffer(found, ask) : sign(found, code, ask);
}

async function makeOffer({ issue, groups, digest }: Sending, ask: Ask): Promise<Outcome> {
  await ask.read.offer();
  const code = ask.newCode();
  const { by: editor, at: madeAt } = ask.cause;
  const offer: Offer = { schema: 1, issue: issue.ordinal, editor, code, digest, madeAt, wrongTries: 0 };
  const timed = await timedNow(ask);
  const text = offerText(issue, { renderings: renderingsOf(groups), code, timed });
  return {
    writes: [{ kind: 'offer', value: offer }],
    facts: [fact(ask, 'offered', { issue: issue.ordinal })],
    letters: told(editor, text),
  };
}

async function sign(sending: Sending, code: string, ask: Ask): Promise<Outcome> {
  const offer = await ask.read.offer();
  const ruled = signOff(sending.issue, { offer, code, digest: sending.digest }, ask.cause);
  if (!ruled.ok) return refuseCode(ruled, offer, ask);
  const { issue } = ruled;
  const { by, at } = ask.cause;
  const from = sentFrom(at, ask);
  return {
    ...sendOff(issue, { ...sending, day: ask.voice.date(at) }, ask),
    letters: [
      ...told(by, signedOff(issue, sending.groups.length, from)),
      ...toldEditors(ask, signedOffNotice(issue, ask.voice.name(by), from)),
    ],
  };
}

function refuseCode(refusal: Refusal, offer: Offer | null, ask: Ask): Outcome {
  const refused = refuse(ask, refusal);
  if (refusal.why !== 'wrong-code' || !offer) return refused;
  return { ...refused, writes: [{ kind: 'offer', value: countWrongTry(offer) }] };
}
