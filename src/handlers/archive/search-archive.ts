import type { Hit } from '../../desk/archive/open-index';
import { readQuery } from '../../desk/archive/query';
import type { Correction } from '../../desk/issues/archived';
import { archiveEmpty, archiveNotReady, foundText, notFoundText } from '../../format/says/archive';
import { answer, refuse, type Ask, type Outcome } from '../handler';

/** So many are told of in a chat. */
const mostShown = 8;

/** 查 词…: the archive's entries that hold all the words, the best first. */
export async function searchArchive(ask: Ask<{ text: string }>): Promise<Outcome> {
  const { text } = ask.args;
  const query = readQuery(text, ask.desk.units);
  if (!query) return refuse(ask, { ok: false, why: 'wrong-arguments', usage: '查 高温 工会' });
  const found = await ask.search(query, { from: 0, most: mostShown });
  if (found === 'building') return answer(ask, archiveNotReady);
  if (found.issues === 0) return answer(ask, archiveEmpty);
  if (found.total === 0) return answer(ask, notFoundText(text));
  return answer(ask, foundText(text, found, await correctionsOf(found.hits, ask)));
}

/** By the id of the issue that they correct. */
async function correctionsOf(hits: readonly Hit[], { read }: Ask): Promise<Map<string, Correction[]>> {
  const ids = [...new Set(hits.map(({ issue }) => issue.id))];
  const each = await Promise.all(ids.map((id) => read.correctionsOf(id)));
  return new Map(ids.map((id, index) => [id, each[index] ?? []]));
}
