import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLayout } from '../../src/config/read-layout';
import { defaultLayout } from '../../src/format/word/layout';

function read(text: string | null) {
  return readLayout({ path: 'config/layout.yaml', text });
}

function layoutOf(text: string) {
  const reading = read(text);
  return reading.ok ? reading.layout : null;
}

function mistakesIn(text: string): string[] {
  const reading = read(text);
  return reading.ok ? [] : reading.mistakes;
}

describe('the layout', () => {
  it.each([
    ['no file', null],
    ['an empty one', '# 还没有\n'],
    ['one with empty groups', 'page:\nfaces:\n  body:\n'],
    ['the example', readFileSync(join(__dirname, '..', '..', 'config', 'layout.yaml'), 'utf8')],
  ])('is by the standard with %s', (_what, text) => {
    expect(read(text)).toEqual({ ok: true, layout: defaultLayout });
  });

  it('has what the file says, and the standard for the rest', () => {
    const text = `page: { lines: 24 }
red: cc0000
contentsAbove: 20
rules: { red: 1.2 }
picture: { width: 100 }
faces:
  body: { fonts: [宋体] }
  headline: { size: 小二 }
  column: { size: 17.5 }
`;
    const { page, rules, picture, faces } = defaultLayout;
    expect(layoutOf(text)).toEqual({
      page: { ...page, lines: 24 },
      red: 'cc0000',
      contentsAbove: 20,
      rules: { ...rules, red: 1.2 },
      picture: { ...picture, width: 100 },
      faces: {
        ...faces,
        body: { fonts: ['宋体'], size: 16 },
        headline: { fonts: faces.headline.fonts, size: 18 },
        column: { fonts: faces.column.fonts, size: 17.5 },
      },
    });
  });
});

const sizes = '应为字号（初号 小初 一号 小一 二号 小二 三号 小三 四号 小四 五号 小五）或 5 至 200 的磅数';

describe('a mistake in layout.yaml', () => {
  it.each([
    ['pages: {}', ':1 pages：没有这一项，是不是 “page”？'],
    ['page: { lines: 0 }', ':1 page.lines：应为 1 以上的整数，现在是“0”'],
    ['page: { lines: 101 }', ':1 page.lines：最多 100 行，现在是“101”'],
    ['page: { top: 三厘米 }', ':1 page.top：应为毫米数，0 至 1000，如 37，现在是“三厘米”'],
    ['page: { textWidth: 190 }', ':1 page.textWidth：左边距加版心宽度超过了纸宽'],
    ['page: { textHeight: 270 }', ':1 page.textHeight：上边距加版心高度超过了纸高'],
    ['page: { lines: 60 }', ':1 page.lines：行数太多，正文的字会叠在一起'],
    ['picture: { width: 157 }', ':1 picture.width：图片不能比版心宽'],
    ['picture: { height: 200 }', ':1 picture.height：图片不能高过版心的一半'],
    ['red: 红', ':1 red：应为六位的颜色代码，如 FF0000，现在是“红”'],
    ['faces: { body: { size: 大号 } }', `:1 faces.body.size：${sizes}，现在是“大号”`],
    ['faces: { body: { size: 4 } }', `:1 faces.body.size：${sizes}，现在是“4”`],
    ['faces: { body: { fonts: [] } }', ':1 faces.body.fonts：至少要有一种字体'],
    ['faces: { body: { fonts: 宋体 } }', ':1 faces.body.fonts：应为列表，每一条以“- ”开头，现在是“宋体”'],
    [
      'faces: { body: { fonts: ["宋体,黑体"] } }',
      ':1 faces.body.fonts[0]：应为字体名，如 仿宋_GB2312，现在是“宋体,黑体”',
    ],
    ['faces:\n  bodi: {}', ':2 faces.bodi：没有这一项，是不是 “body”？'],
    ['page: lines: 24', ':1 一行里有两个“: ”（文字里含有冒号时请加上引号），或下一行缩进过多'],
  ])('%s', (text, said) => {
    expect(mistakesIn(`${text}\n`)).toEqual([`config/layout.yaml${said}`]);
  });
});
