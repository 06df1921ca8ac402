import { asMessage, type Piece, type PlainIssue } from '../../simulator/demo/issue';

export const [first, second] = ['editor-first', 'editor-second'];

/** A piece of the issue with the number that it got. */
export type Numbered = { piece: Piece; number: string; column: string };

/** Which pieces get more than one tap or one command; 第几篇 of the columns, from 0. */
export type Script = ReturnType<typeof writeScript>;

export const reason = '请补充时间、地点和人数';
const added = '驿站全天开放，周末不休息。';

const headline = '山北区总工会把课堂搬上工地';
const passage = { before: '不许关灯', after: '不得关灯' };
const body = ['四所乡村学校的教师从此不必搭便车。', '专线由工会和公交部门一起办，票价减半。'];
const attribution = '江城公交公司工会、江城市交通运输工会';

/** What the groups read because somebody changed it, and what they no longer read. */
export const edited = {
  read: [added, headline, passage.after, ...body, attribution],
  gone: ['夜校开进工地', passage.before, '补贴一部分车票'],
};

export function writeScript(pieces: readonly Numbered[]) {
  const at = (column: string, place: number): Numbered => {
    const found = pieces.filter((piece) => piece.column === column)[place];
    if (!found) throw new Error(`no piece ${place} in ${column}`);
    return found;
  };
  const [speech, school] = [at('领导言论', 0), at('工作动态', 0)];
  const [station, line] = [at('工作动态', 1), at('工作动态', 2)];
  const [films, breakfast] = [at('相关链接', 0), at('相关链接', 1)];
  const [riders, contest] = [at('简讯', 0), at('简讯', 3)];
  return {
    accepted: [
      { by: first, ...speech },
      { by: second, ...school },
      { by: first, ...films },
    ],
    returned: station,
    takenBack: films,
    edits: [
      { by: first, says: `改题 ${school.number} ${headline}` },
      { by: second, says: `替换 ${speech.number} ${passage.before} => ${passage.after}` },
      { by: first, says: `改文 ${line.number} ${body.join('\n')}` },
      { by: second, says: `署名 ${breakfast.number} ${attribution}` },
      { by: first, says: `合并 ${riders.number} ${contest.number}` },
    ],
    /** 经过: every move and every change once. */
    histories: new Map<string, string[]>([
      ...pieces.map(({ number }): [string, string[]] => [number, ['来稿', '编辑一 采用', '刊出']]),
      [speech.number, ['来稿', '编辑一 采用', '编辑二 替换', '刊出']],
      [school.number, ['来稿', '编辑二 采用', '编辑一 改题', '刊出']],
      [station.number, ['来稿', '编辑二 退改', '改稿', '编辑一 采用', '刊出']],
      [line.number, ['来稿', '编辑一 采用', '编辑一 改文', '刊出']],
      [films.number, ['来稿', '编辑一 采用', '编辑二 收回决定', '编辑二 采用', '刊出']],
      [breakfast.number, ['来稿', '编辑一 采用', '编辑二 署名', '刊出']],
      [riders.number, ['来稿', '编辑一 采用', '编辑一 合并', '刊出']],
      [contest.number, ['来稿', '编辑一 采用', '编辑一 合并', '刊出']],
    ]),
  };
}

/** What a contact sends when she is asked for more. */
export function corrected(piece: Piece): string {
  return asMessage({ ...piece, body: [...piece.body, added] });
}

/** Everything of an issue and its edits that must never stand in a log. */
export function bodiesOf(issue: PlainIssue): string[] {
  const bodies = issue.columns.flatMap(({ entries }) => entries.flatMap((piece) => piece.body));
  return [...bodies, headline, added, ...body];
}
