/** What was typed twice in a row, as it stands there: 的的, 工会工会, ，，; each once. */
export function doubledWords(text: string): string[] {
  const words = [...text.matchAll(WORD)].filter(([, word = '']) => !isReduplication(word));
  const all = [...words, ...text.matchAll(PARTICLE), ...text.matchAll(MARK)];
  return [...new Set(all.toSorted((a, b) => a.index - b.index).map(([found]) => found))];
}

/** Both …… and —— are written double. */
const MARK = /([，。、；：！？])\1+/gu;

const WORD = /(\p{Script=Han}{2,12})\1+/gu;

/** Particles that stand side by side in no sentence but those that are excepted: 目的的, 为了了解, 参与与否. */
const PARTICLE = new RegExp(
  [
    '(?<!目)的的(?![士确])',
    '(?<!不)了了(?!解|却|断|结|然|得|悟|如|之|分)',
    '(?<![于求国若])是是(?!非)',
    '(?<![现所存实潜内外])在在',
    '(?<![总温平共饱缓柔中联谐祥亲随说调议])和和(?![美气睦谐平])',
    '(?<![参赋给授付赠])与与(?!会)',
    '(?<![以普涉波触顾危])及及(?![时格早])',
    '也也',
    '们们',
  ].join('|'),
  'gu',
);

/** 一件一件, 二〇二〇, 慢慢慢慢, 非常非常; and 面对面对职工, where the second word is another. */
function isReduplication(word: string): boolean {
  return COUNTED.test(word) || new Set(word).size === 1 || REDUPLICATED.has(word);
}

const COUNTED = /^[〇零一二三四五六七八九十百千万两几半每逐]/u;
const REDUPLICATED = new Set(
  '非常 很多 许多 特别 永远 慢慢 加油 讨论 研究 商量 面对 手把 心连 点对 门对'.split(' '),
);
