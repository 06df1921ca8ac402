import { randomUUID } from 'node:crypto';
import { accepted, refused, type Answer, type ApiCall, type Endpoint } from './answer';
import { isInteractive, shownCard } from './card';
import type { CardUpdates } from './card-updates';
import { parseFields, textOf, type Fields } from './json';
import { day, memberRates, openPace, type Pace } from './limits';
import type { Media } from './media';
import { appKinds, contentOf, type Kind } from './message-kinds';
import { receiversOf, type Receivers } from './receivers';
import { openRepeats } from './repeats';
import type { Heard, Screens } from './screens';

type MessageOptions = {
  agentId: number;
  screens: Screens;
  updates: CardUpdates;
  media: Pick<Media, 'filename' | 'shown'>;
  now: () => number;
};
export type Messages = {
  send: Endpoint;
  update: Endpoint;
  recall: Endpoint;
  dropped: (userid: string) => number;
};

/** 应用消息 [90236, 94888, 94867]. */
export function openMessages({ agentId, screens, updates, media, now }: MessageOptions): Messages {
  const filename = (mediaId: string): string | null => media.filename(mediaId, 'app');
  const repeats = openRepeats(now);
  const crowd = openCrowd(screens, now);
  const sentAt = new Map<string, number>();
  const taskIds = new Set<string>();

  const send = (request: Fields): Answer => {
    const kind = appKinds[textOf(request['msgtype'])];
    if (!kind) return refused(40008);
    const content = contentOf(request);
    const receivers = receiversOf(request, screens);
    if (typeof receivers === 'number') return refused(receivers);
    const errcode = kind.fault(content, filename) ?? taskFault(content, taskIds);
    return errcode === null ? deliver(request, kind, receivers) : refused(errcode);
  };
  const deliver = (request: Fields, kind: Kind, { userids, invalid }: Receivers): Answer => {
    const msgId = randomUUID();
    const content = contentOf(request);
    const isCard = request['msgtype'] === 'template_card';
    const file = media.shown(content['media_id'], 'app');
    const text = kind.show(content, filename);
    const shown = { at: now(), kind: textOf(request['msgtype']), text, ...(file ? { file } : {}) };
    for (const userid of userids)
      crowd.show(userid, msgId, isCard ? { ...shown, card: shownCard(content) } : shown);
    sentAt.set(msgId, now());
    if (!isCard || !isInteractive(content)) return accepted({ ...invalid, msgid: msgId });
    taskIds.add(textOf(content['task_id']));
    return accepted({ ...invalid, msgid: msgId, response_code: updates.codeFor(msgId, content) });
  };
  const recall = ({ msgid }: Fields): Answer => {
    const at = sentAt.get(textOf(msgid));
    if (at === undefined || now() >= at + day) return refused(40058);
    screens.recall(textOf(msgid));
    return accepted();
  };

  return {
    dropped: crowd.dropped,
    send: ownAgent(agentId, (request, body) => {
      const before = repeats.find(request, body);
      if (before) return before;
      const answer = send(request);
      repeats.remember(request, body, answer);
      return answer;
    }),
    update: ownAgent(agentId, updates.update),
    recall: (call) => withFields(call, recall),
  };
}

/** Members, each with a pace: what goes beyond it is dropped without a word [90454]. */
function openCrowd(screens: Screens, now: () => number) {
  const paces = new Map<string, Pace>();
  const drops = new Map<string, number>();
  const paceOf = (userid: string): Pace => {
    const pace = paces.get(userid) ?? openPace(memberRates);
    paces.set(userid, pace);
    return pace;
  };
  return {
    show: (userid: string, msgId: string, shown: Heard): void => {
      if (paceOf(userid).admits(now())) screens.show(userid, msgId, shown);
      else drops.set(userid, (drops.get(userid) ?? 0) + 1);
    },
    dropped: (userid: string): number => drops.get(userid) ?? 0,
  };
}

function ownAgent(agentId: number, answer: (request: Fields, body: Buffer) => Answer): Endpoint {
  return (call) =>
    withFields(call, (request) => {
      if (request['agentid'] === undefined) return refused(41011);
      if (!Number.isInteger(request['agentid'])) return refused(40056);
      return request['agentid'] === agentId ? answer(request, call.body) : refused(301002);
    });
}

function withFields({ body }: ApiCall, answer: (request: Fields) => Answer): Answer {
  const request = parseFields(body);
  return request === null ? refused(40058) : answer(request);
}

/** A task_id is never used twice by one app [90236]. */
function taskFault(content: Fields, taken: Set<string>): number | null {
  return taken.has(textOf(content['task_id'])) ? 42014 : null;
}
