import type { Cast } from './cast';
import { missingIn } from './issue';
import type { People } from './people';
import { readGroup } from './read-group';

type Stage = { people: People; cast: Cast; show: (line: string) => void };
type Wanted = { sentences: string[]; report: string };

/** What is missing is no mistake where the editors were told of it; what stands there twice always is. */
export async function showRecovery(
  { people, cast, show }: Stage,
  { sentences, report }: Wanted,
): Promise<number> {
  let mistakes = 0;
  for (const { name } of cast.groups) {
    const posts = await people.posts(name);
    const { whole } = await readGroup(name, posts);
    const told = reportOf(name, report);
    const shown = posts.map(({ kind, text }) => `${kind} ${text}`);
    const isDoubled = new Set(shown).size < shown.length;
    const isWhole = whole === null || missingIn(whole, sentences).length === 0;
    mistakes += Number(isDoubled) + Number(!isWhole && told === null);
    show(`群“${name}”：${verdict({ isDoubled, isWhole })}${told === null ? '' : `；编辑已被告知：${told}`}`);
  }
  show(mistakes === 0 ? '没有丢失，也没有重复而不报的。' : `有 ${mistakes} 处丢失或重复，没有报告！`);
  return mistakes === 0 ? 0 : 1;
}

/** What the end report says of a group that did not surely get everything. */
function reportOf(group: string, report: string): string | null {
  const said = report.split('\n').find((line) => line.startsWith(`${group}：`));
  return said ?? new RegExp(`失败（.*?(${group}：[^；）]*)`, 'u').exec(report)?.[1] ?? null;
}

function verdict({ isDoubled, isWhole }: { isDoubled: boolean; isWhole: boolean }): string {
  if (isDoubled) return '有一段出现了两次';
  return isWhole ? '每一句都在，只有一遍' : '缺了一部分';
}
