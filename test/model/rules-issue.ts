import { briefColumn, columns } from './desk';
import type { Saying } from './message';
import { emptyIssue, isPutOff, openOrdinal, ordinalOf, put, takeOut, type Issue, type Model } from './model';
import { contactOf, mergedText, move, signedOff } from './rules-submission';
import { editorsOf, issueName, nameOf, notice, reply, type Told, type Turn } from './turn';

/** 排序: to place k of its column. */
export function arrange(turn: Turn, { number, place }: Saying & { what: 'arrange' }): Told[] {
  const standing = findStanding(turn.model, number);
  if (typeof standing === 'string') return reply(turn, standing);
  const { issue, column } = standing;
  if (isPutOff(issue, number)) return reply(turn, notInIssue(number));
  const places = issue.columns[column]?.length ?? 0;
  if (place < 1 || place > places) return reply(turn, `这一栏只有 ${places} 篇`);
  put(issue, number, { column, k: place });
  note(turn, number, 'arranged');
  return reply(turn, `来稿 ${number} 已排到【${column}】第${place}篇`);
}

/** 移出: to the pool. */
export function pool(turn: Turn, number: number): Told[] {
  const standing = findStanding(turn.model, number);
  if (typeof standing === 'string') return reply(turn, standing);
  takeOut(standing.issue, number);
  turn.model.entries[number]!.state = 'pooled';
  note(turn, number, 'pooled');
  return reply(turn, `来稿 ${number} 已移出本期，留作备用`);
}

/** 下期: out of a closed issue into the one that collects; in that one it is put off. */
export function defer(turn: Turn, number: number): Told[] {
  const { model } = turn;
  const standing = findStanding(model, number);
  if (typeof standing === 'string') return reply(turn, standing);
  const { issue, column } = standing;
  note(turn, number, 'deferred');
  if (issue.state === 'open') {
    put(issue, number, { column, off: true });
    return reply(turn, `来稿 ${number} 留到下期`);
  }
  const next = openOrdinal(model);
  takeOut(issue, number);
  put(model.issues[next]!, number, { column });
  return reply(turn, `来稿 ${number} 已移到${issueName(next)}`);
}

function findStanding(model: Model, number: number): string | { issue: Issue; column: string } {
  const into = model.submissions[number]?.into ?? null;
  if (into !== null) return mergedText(number, into);
  const ordinal = ordinalOf(model, number);
  const issue = ordinal === null ? undefined : model.issues[ordinal];
  if (!issue) return notInIssue(number);
  return signedOff(model, number) ?? { issue, column: model.entries[number]!.column };
}

function notInIssue(number: number): string {
  return `来稿 ${number} 不在本期里`;
}

function note({ model, by }: Turn, number: number, what: string): void {
  model.entries[number]?.changes.push(`${what} ${by}`);
}

/** 截稿: the next opens in the same moment and takes over what was put off. */
export function close(turn: Turn): Told[] {
  const { model } = turn;
  const ordinal = openOrdinal(model);
  const issue = model.issues[ordinal];
  if (!issue || Object.keys(issue.columns).length === 0)
    return reply(turn, `${issueName(ordinal)}还没有稿件`);
  issue.state = 'closed';
  model.issues[ordinal + 1] = { ...emptyIssue('open'), columns: issue.deferred };
  issue.deferred = {};
  return toEveryEditor(turn, `${issueName(ordinal)}已截稿`);
}

/** 开稿: the one that had begun gives way; what it had gathered is put off. */
export function reopen(turn: Turn): Told[] {
  const { model } = turn;
  const next = openOrdinal(model);
  const last = model.issues[next - 1];
  if (last?.state !== 'closed') return reply(turn, '没有可以重新开稿的一期');
  const { columns: gathered = {}, deferred = {} } = model.issues[next] ?? {};
  last.state = 'open';
  for (const lists of [gathered, deferred])
    for (const [column, order] of Object.entries(lists))
      for (const entry of order) put(last, entry, { column, off: true });
  Reflect.deleteProperty(model.issues, next);
  return toEveryEditor(turn, `${issueName(next - 1)}重新收稿`);
}

function toEveryEditor(turn: Turn, line: string): Told[] {
  const others = editorsOf(turn.model).filter((editor) => editor !== turn.by);
  return [...reply(turn, line), ...others.flatMap((editor) => notice(editor, line))];
}

/** 签发: of the earliest closed issue. */
export function offer(turn: Turn): Told[] {
  const { model, by } = turn;
  const ordinal = closedOrdinal(model);
  if (ordinal === null) return reply(turn, '没有已截稿、待签发的一期');
  const printed = printedOf(model, ordinal);
  if (printed === '') return reply(turn, nothingToSend(ordinal));
  model.offer = { editor: by, issue: ordinal, tries: 0 };
  model.offered = { printed, madeAt: model.now, code: null };
  const count = Object.values(model.issues[ordinal]!.columns).flat().length;
  return reply(turn, `${issueName(ordinal)}：${count} 篇`, '请在十分钟内照样回复下面一行', '签发 ');
}

/** With the code of this very offer: hers, young, and nothing has changed since. */
export function sign(turn: Turn, code: string): Told[] {
  const { model, by } = turn;
  const ordinal = closedOrdinal(model);
  if (ordinal === null) return reply(turn, '没有已截稿、待签发的一期');
  const refused = whyNotSigned(turn, ordinal, code);
  if (refused) return reply(turn, refused);
  model.issues[ordinal]!.state = 'signedOff';
  const others = editorsOf(model).filter((editor) => editor !== by);
  return [
    ...reply(turn, `${issueName(ordinal)}已签发，正在发往`),
    ...others.flatMap((editor) => notice(editor, `${issueName(ordinal)}已由${nameOf(model, by)}签发`)),
  ];
}

function whyNotSigned({ model, by }: Turn, ordinal: number, code: string): string | null {
  const { offer: made, offered, now } = model;
  const printed = printedOf(model, ordinal);
  if (printed === '') return nothingToSend(ordinal);
  if (made?.editor !== by) return '没有等您确认的签发';
  if (now - offered.madeAt > 10 * 60_000) return '这个签发码已过十分钟';
  if (made.issue !== ordinal || offered.printed !== printed) return '这个签发码作废，什么也没有发出';
  if (made.tries >= 5) return '没有等您确认的签发';
  if (offered.code === code) return null;
  made.tries += 1;
  return made.tries < 5
    ? `签发码不对，什么也没有发出。还可以试 ${5 - made.tries} 次`
    : '签发码连续不对，已作废';
}

function nothingToSend(ordinal: number): string {
  return `${issueName(ordinal)}已经截稿，可是里面一篇也没有`;
}

function closedOrdinal({ issues }: Model): number | null {
  const closed = Object.keys(issues).find((ordinal) => issues[Number(ordinal)]?.state === 'closed');
  return closed === undefined ? null : Number(closed);
}

/** All that the groups would read; '' where nothing stands in it. */
function printedOf({ issues, entries }: Model, ordinal: number): string {
  const { columns: orders = {} } = issues[ordinal] ?? {};
  const each = columns.map((column) => (orders[column] ?? []).map((number) => inColumn(column, number)));
  return each.flat().length === 0 ? '' : JSON.stringify([ordinal, each]);

  function inColumn(column: string, number: number) {
    const { headline = null, body = [], attribution = null } = entries[number]?.piece ?? {};
    return column === briefColumn ? [body.join(''), attribution] : [headline, body, attribution];
  }
}

/** 发刊: what is signed off is printed, with everything that was merged into it. */
export function dispatch(turn: Turn): Told[] {
  const { issues } = turn.model;
  const signed = Object.keys(issues).filter((ordinal) => issues[Number(ordinal)]?.state === 'signedOff');
  return signed.flatMap((ordinal) => dispatchOne(turn, Number(ordinal)));
}

function dispatchOne(turn: Turn, ordinal: number): Told[] {
  const { model } = turn;
  const issue = model.issues[ordinal]!;
  issue.state = 'dispatched';
  const numbers = Object.values(issue.columns)
    .flat()
    .flatMap((number) => model.entries[number]?.submissions ?? []);
  for (const number of numbers) move(turn, number, 'printed');
  return [
    ...numbers.flatMap((number) =>
      notice(contactOf(model, number), `您的来稿 ${number} 已刊出：${issueName(ordinal)}【`),
    ),
    ...editorsOf(model).flatMap((editor) => notice(editor, `${issueName(ordinal)}推送结束。`)),
  ];
}
