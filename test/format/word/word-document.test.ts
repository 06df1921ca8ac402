import type { Bulletin } from '../../../src/desk/bulletin';
import { defaultLayout, type Layout } from '../../../src/format/word/layout';
import { article, brief, linesOf, nothing, paragraphsOf, printWord } from './open-word';

const bulletin: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
  columns: [
    { name: '工作动态', entries: [article] },
    { name: '相关链接', entries: [] },
    { name: '简讯', entries: [brief] },
  ],
  distribution: ['各区总工会'],
  copies: 120,
};

async function part(name: string, layout: Layout = defaultLayout): Promise<string> {
  return (await printWord(bulletin, layout)).get(`word/${name}.xml`) ?? '';
}

function styleOf(styles: string, id: string): string {
  return new RegExp(`<w:style [^>]*w:styleId="bulletin-${id}".*?</w:style>`, 'su').exec(styles)?.[0] ?? '';
}

it('has head, body and foot in order', async () => {
  expect(linesOf(paragraphsOf(await part('document')))).toEqual([
    'title 江城工运',
    'numbers 第8期（总第152期）',
    'imprint 江城市总工会办公室⇥2026年8月31日',
    'imprint',
    'column 【工作动态】',
    'headline 夜校开进三个工地',
    'body 湖东区总工会在三个工地办起夜校。⏎⇥（湖东区总工会）',
    'column 【简讯】',
    'body ●本周三，六十人献血。（山北区总工会）',
    'distribution 本期印发：各区总工会',
    'distribution 共印120份',
    '',
  ]);
});

/** Twips, 1,440 to 25.4 mm. */
it('is on A4 with the margins of an official document, its lines 225 mm ÷ 22 apart', async () => {
  const document = await part('document');
  expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(document).toContain(
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1405" w:gutter="0"/>',
  );
  expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
});

it('numbers odd pages on the right and even ones on the left', async () => {
  const parts = await printWord(bulletin);
  const document = parts.get('word/document.xml') ?? '';
  const links = parts.get('word/_rels/document.xml.rels') ?? '';
  const footerOf = (type: string) => {
    const id = new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"`, 'u').exec(document)?.[1];
    const link = links.split('<Relationship ').find((one) => one.includes(`"${id}"`));
    return parts.get(`word/${/Target="([^"]+)"/u.exec(link ?? '')?.[1]}`) ?? '';
  };
  expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  expect(document).not.toContain('w:titlePg');
  for (const [type, side] of [
    ['default', 'right'],
    ['even', 'left'],
  ] as const) {
    expect(footerOf(type)).toContain(`<w:jc w:val="${side}"/>`);
    expect(footerOf(type)).toMatch(/—<\/w:t>.*PAGE.*—<\/w:t>/su);
    expect(footerOf(type)).toContain('<w:pStyle w:val="bulletin-pageNumber"/>');
  }
});

it.each([
  ['title', '方正小标宋简体', 64],
  ['numbers', '仿宋_GB2312', 16],
  ['column', '黑体', 18],
  ['headline', '方正小标宋简体', 22],
  ['author', '楷体_GB2312', 16],
  ['body', '仿宋_GB2312', 16],
  ['firstHeading', '黑体', 16],
  ['secondHeading', '楷体_GB2312', 16],
  ['attribution', '楷体_GB2312', 16],
  ['caption', '楷体_GB2312', 14],
  ['distribution', '仿宋_GB2312', 14],
  ['pageNumber', '宋体', 14],
])('has its %s in %s of %d points', async (id, font, size) => {
  const style = styleOf(await part('styles'), id);
  for (const script of ['ascii', 'hAnsi', 'eastAsia', 'cs']) expect(style).toContain(`w:${script}="${font}"`);
  expect(style).toContain(`<w:sz w:val="${size * 2}"/>`);
});

it('has paragraphs set in by two characters, 28 of them on a full line', async () => {
  const style = styleOf(await part('styles'), 'body');
  expect(style).toContain('w:firstLine="630" w:firstLineChars="200"');
  expect(style).toContain('<w:spacing w:line="579" w:lineRule="exact"/>');
  expect(style).toContain('<w:jc w:val="both"/>');
  expect(style).toContain('<w:spacing w:val="-5"/>');
  expect(style).toContain('<w:tab w:val="right" w:pos="8529"/>');
});

it('says of commas in the margin what keeps LibreOffice from losing them, and leaves no line alone', async () => {
  const styles = await part('styles');
  expect(/<w:style [^>]*w:styleId="bulletin".*?<\/w:style>/su.exec(styles)?.[0]).toContain(
    '<w:widowControl/><w:overflowPunct w:val="1"/><w:snapToGrid w:val="0"/>',
  );
  const ours = styles.match(/w:styleId="bulletin-(?!attribution)\w+">.*?<\/w:style>/gsu) ?? [];
  expect(ours).toHaveLength(15);
  for (const style of ours) expect(style).toContain('<w:basedOn w:val="bulletin"/>');
});

it('keeps headlines with their text', async () => {
  const styles = await part('styles');
  for (const id of ['column', 'headline', 'author', 'firstHeading', 'contentsColumn'])
    expect(styleOf(styles, id)).toContain('<w:keepNext/>');
});

it('has a style for everything, named for who changes it in Word', async () => {
  const styles = await part('styles');
  const used = (await part('document')).matchAll(/w:val="(bulletin-\w+)"/gu);
  for (const [, id = ''] of used) expect(styles).toContain(`w:styleId="${id}"><w:name w:val="简报 `);
});

it('is a file of today’s Word, which does not spread a line that ends early', async () => {
  const settings = await part('settings');
  expect(settings).toContain('<w:compatSetting w:val="15" w:name="compatibilityMode"');
  expect(settings).toContain('<w:doNotExpandShiftReturn/>');
});

it('names the fonts that may stand in', async () => {
  expect(await part('fontTable')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
});

it('bears title and publisher in its properties', async () => {
  const core = (await printWord(bulletin)).get('docProps/core.xml');
  expect(core).toContain('<dc:title>江城工运第8期（总第152期）</dc:title>');
  expect(core).toContain('<dc:creator>江城市总工会办公室</dc:creator>');
});

it('is laid out as the desk wants it', async () => {
  const { page, faces } = defaultLayout;
  const layout = {
    ...defaultLayout,
    red: 'CC0000',
    page: { ...page, lines: 25 },
    faces: { ...faces, body: { fonts: ['宋体'], size: 14 } },
  };
  expect(await part('document', layout)).toContain('w:color="CC0000"');
  const style = styleOf(await part('styles', layout), 'body');
  expect(style).toContain('w:eastAsia="宋体"');
  expect(style).toContain('<w:spacing w:line="510" w:lineRule="exact"/>');
});

it('begins on a new page behind a contents list, and only there', async () => {
  const columns = [
    { name: '工作动态', entries: Array.from({ length: 7 }, () => article) },
    { name: '简讯', entries: [brief] },
  ];
  const long = paragraphsOf((await printWord({ ...nothing, columns })).get('word/document.xml') ?? '');
  const breaks = long.filter(({ xml }) => xml.includes('<w:pageBreakBefore/>'));
  expect(linesOf(breaks)).toEqual(['column 【工作动态】']);
  expect(await part('document')).not.toContain('pageBreakBefore');
});

it('is a file of nothing for an issue of nothing', async () => {
  expect(linesOf(paragraphsOf((await printWord(nothing)).get('word/document.xml') ?? ''))).toEqual([]);
});
