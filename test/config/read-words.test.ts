import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from '../../src/config/read-words';

function read(text: string | null) {
  return readWords({ path: 'config/words.yaml', text });
}

function mistakesIn(text: string): string[] {
  const reading = read(text);
  return reading.ok ? [] : reading.mistakes;
}

describe('the words to warn of', () => {
  it('are read, each sensitive word once', () => {
    const text = 'sensitive:\n  - 史上最\n  - 史上最 \nmistyped:\n  帐户: 账户\n  " 布署": 部署\n';
    expect(read(text)).toEqual({
      ok: true,
      words: {
        sensitive: ['史上最'],
        mistyped: [
          { wrong: '帐户', right: '账户' },
          { wrong: '布署', right: '部署' },
        ],
      },
    });
  });

  it.each([
    ['no file', null],
    ['an empty one', '# 还没有\n'],
    ['one with empty groups', 'sensitive:\nmistyped:\n'],
  ])('are none with %s', (_what, text) => {
    expect(read(text)).toEqual({ ok: true, words: { sensitive: [], mistyped: [] } });
  });

  it('are what the example in config/words.yaml makes', () => {
    const text = readFileSync(join(__dirname, '..', '..', 'config', 'words.yaml'), 'utf8');
    const reading = read(text);
    const words = reading.ok ? reading.words : null;
    expect(words?.sensitive).toEqual(['史上最', '填补空白']);
    expect(words?.mistyped).toHaveLength(5);
    expect(words?.mistyped[0]).toEqual({ wrong: '帐户', right: '账户' });
  });
});

describe('a mistake in words.yaml', () => {
  it.each([
    ['- 史上最', '：应为两组词（sensitive mistyped），现在是一个列表'],
    ['sensitve: [词]', ':1 sensitve：没有这一项，是不是 “sensitive”？'],
    ['words: [词]', ':1 words：没有这一项，可以写的有 sensitive、mistyped'],
    ['sensitive: 词', ':1 sensitive：应为列表，如 [词一, 词二]，现在是“词”'],
    ['sensitive:\n  -', ':2 sensitive[0]：还没有填写，应为一个词'],
    ['sensitive:\n  - 词\n  - 404', ':3 sensitive[1]：应为一个词，现在是“404”；请给它加上引号'],
    ['mistyped: [帐户]', ':1 mistyped：应为一组“错词: 正词”，冒号用半角，后面空一格，现在是一个列表'],
    ['mistyped:\n  帐户:', ':2 mistyped.帐户：还没有填写，应为一个词'],
    ['mistyped:\n  帐户: [账户]', ':2 mistyped.帐户：应为一个词，现在是一个列表'],
    ['mistyped:\n  帐户: 帐户', ':2 mistyped.帐户：正词“帐户”里含有错词，写对了也会提醒'],
    ['mistyped:\n  安装: 安装好', ':2 mistyped.安装：正词“安装好”里含有错词，写对了也会提醒'],
    ['mistyped:\n  "": 账户', ':2 mistyped.：正词“账户”里含有错词，写对了也会提醒'],
    ['sensitive:\n- a: b: c', ':2 一行里有两个“: ”（文字里含有冒号时请加上引号），或下一行缩进过多'],
    ['mistyped:\n  帐户: 账户\n  帐户: 账号', ':3 这一项写了两次，请只留一个'],
    [
      'mistyped:\n  帐户：账户',
      ':1 mistyped：应为一组“错词: 正词”，冒号用半角，后面空一格，现在是“帐户：账户”',
    ],
  ])('%s', (text, said) => {
    expect(mistakesIn(`${text}\n`)).toEqual([`config/words.yaml${said}`]);
  });

  it('is told with all the others, from top to bottom', () => {
    expect(mistakesIn('mistyped:\n  帐户:\n  布署:\nsensitive: 词\n')).toEqual([
      'config/words.yaml:2 mistyped.帐户：还没有填写，应为一个词',
      'config/words.yaml:3 mistyped.布署：还没有填写，应为一个词',
      'config/words.yaml:4 sensitive：应为列表，如 [词一, 词二]，现在是“词”',
    ]);
  });
});
