import type { Cast } from './cast';
import { asMessage, type Piece, type PlainIssue } from './issue';
import type { People } from './people';

const [first, second] = ['editor-first', 'editor-second'];

export type Numbered = { piece: Piece; number: string; column: string };

/** What happens besides sending and accepting; each gets the pieces with their numbers. */
export type Incidents = {
  /** What a contact sends at first in place of the piece. */
  firstVersion?: (piece: Piece) => string | null;
  /** Gives the numbers that were accepted meanwhile. */
  betweenSendingAndAccepting?: (pieces: Numbered[]) => Promise<string[]>;
  accept?: (column: string, numbers: string[]) => Promise<boolean>;
  beforeSigning?: () => Promise<void>;
};

export type Stage = {
  people: People;
  cast: Cast;
  issue: PlainIssue;
  show: (line: string) => void;
  incidents?: Incidents;
};

/** A whole issue: sent in, accepted, closed, looked at, signed off, delivered; what the editor is told at the end. */
export async function playIssue({ people, cast, issue, show, incidents = {} }: Stage): Promise<string> {
  show('\n——— 通讯员投稿 ———');
  const pieces = await sendAll({ people, cast, issue, show, incidents });
  const accepted = (await incidents.betweenSendingAndAccepting?.(pieces)) ?? [];
  const left = pieces.filter(({ number }) => !accepted.includes(number));
  show('\n——— 编辑采用 ———');
  await acceptAll(people, issue, left, incidents);
  show('\n——— 截稿、预览、签发 ———');
  const report = await closeAndSign(people, incidents);
  await people.catchUp();
  return report;
}

async function sendAll({ people, cast, issue, incidents }: Stage): Promise<Numbered[]> {
  const pieces: Numbered[] = [];
  for (const { name: column, entries } of issue.columns)
    for (const piece of entries) {
      const contact = cast.contactOf(piece.attribution);
      await people.says(contact, incidents?.firstVersion?.(piece) ?? asMessage(piece));
      const [, number = ''] = await people.isTold(contact, /来稿 (\d+)/u);
      pieces.push({ piece, number, column });
    }
  return pieces;
}

async function acceptAll(
  people: People,
  issue: PlainIssue,
  pieces: Numbered[],
  incidents: Incidents,
): Promise<void> {
  await people.says(second, '待审');
  await people.isTold(second, /^待审/u);
  for (const { name } of issue.columns) {
    const numbers = pieces.filter(({ column }) => column === name).map(({ number }) => number);
    if (await incidents.accept?.(name, numbers)) continue;
    await people.says(first, `采用 ${numbers.join(' ')} ${name}`);
    await people.isTold(first, /已采用来稿/u);
  }
}

async function closeAndSign(people: People, { beforeSigning }: Incidents): Promise<string> {
  await people.says(first, '截稿');
  await people.isTold(first, /已截稿/u);
  await people.says(second, '预览');
  await people.isTold(second, /预览，只发给您一人/u);
  // What comes beyond the pace of one person waits.
  await people.isTold(second, /\.docx$/u, 120_000);
  await beforeSigning?.();
  await people.says(first, '签发');
  const [offer] = await people.isTold(first, /签发 \d{4}/u);
  await people.says(first, offer);
  return (await people.isTold(first, /推送结束|没有发到/u, 120_000)).input;
}
