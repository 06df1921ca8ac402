import type { ErrorCode } from 'yaml';

/** In place of the parser's own message, which is English and repeats the line, whatever secret stands in it. */
export function explainYaml(code: ErrorCode): string {
  return sentences[code] ?? '写法不符合 YAML 格式，请检查这一行和上一行的缩进、冒号和引号';
}

/** What the parser reports after one that is not among these is mostly its own confusion. */
export function standsAlone(code: ErrorCode): boolean {
  return alone.has(code);
}

const alone = new Set<ErrorCode>([
  'BAD_ALIAS',
  'BAD_SCALAR_START',
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
  'TAG_RESOLVE_FAILED',
]);

const colon = '缺少冒号、引号或括号：冒号要用半角“:”，后面空一格；引号和括号要成对';

const sentences: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: '文字以 * 或 & 开头时请加上引号',
  BAD_INDENT: '缩进不对，请与同级的内容左对齐',
  BAD_SCALAR_START: '文字以 @ 等符号开头时请加上引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“: ”（文字里含有冒号时请加上引号），或下一行缩进过多',
  DUPLICATE_KEY: '这一项写了两次，请只留一个',
  MISSING_CHAR: colon,
  MULTILINE_IMPLICIT_KEY: colon,
  MULTIPLE_DOCS: '文件中间不能有“---”这一行',
  TAB_AS_INDENT: '行首不能用制表符（Tab），请改用空格',
  TAG_RESOLVE_FAILED: '文字以 ! 开头时请加上引号',
};
