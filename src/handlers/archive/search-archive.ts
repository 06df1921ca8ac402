import { readQuery } from '../../desk/archive/query';
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
  return answer(ask, found.total === 0 ? notFoundText(text) : foundText(text, found));
}
