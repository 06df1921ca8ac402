import { joinBriefs, printBriefs } from '../../../src/format/printing/print-briefs';

const heading = { title: '江城工运', date: '2026-11-03' };

function brief(entry: number, text: string) {
  const piece = { headline: null, author: null, body: [text], attribution: '湖东区总工会' };
  return { entry, submissions: [entry], takenBack: 0, piece };
}

function texts(briefs: ReturnType<typeof brief>[], maxBytes?: number): string[] {
  return printBriefs(heading, briefs, maxBytes).map(joinBriefs);
}

test('a heading and each brief as the bulletin prints it', () => {
  expect(texts([brief(12, '码头送上凉茶。'), brief(13, '夜校开学。')])).toEqual([
    [
      '**江城工运 快讯**<font color="comment">\u30002026年11月3日</font>',
      '',
      '●码头送上凉茶。<font color="comment">（湖东区总工会）</font>',
      '',
      '●夜校开学。<font color="comment">（湖东区总工会）</font>',
    ].join('\n'),
  ]);
});

test('many fill parts that fit the door, are marked, and each part knows its briefs', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    brief(at + 1, `第${at + 1}条，${'职工都说好。'.repeat(20)}`),
  );
  for (const most of [2048, 4096]) {
    const parts = printBriefs(heading, many, most);
    expect(parts.length).toBeGreaterThan(2);
    parts.forEach((part, at) => {
      expect(Buffer.byteLength(joinBriefs(part))).toBeLessThanOrEqual(most);
      expect(part.heading).toContain(`2026年11月3日（${at + 1}/${parts.length}）`);
    });
    const entries = parts.flatMap(({ briefs }) => briefs.map(({ entry }) => entry));
    expect(entries).toEqual(many.map(({ entry }) => entry));
  }
});

test('a brief that no message can hold goes on in the next part, under its own number', () => {
  const long = '码头工会给班组送上凉茶。'.repeat(100);
  const parts = printBriefs(heading, [brief(12, long), brief(13, '夜校开学。')], 2048);
  expect(parts.flatMap(({ briefs }) => briefs.map(({ entry }) => entry))).toEqual([12, 12, 13]);
  const all = parts.flatMap(({ briefs }) => briefs.slice(0, 1).map(({ text }) => text)).join('');
  expect(all.replace(/<.*$/su, '')).toBe(`●${long}`);
  for (const part of parts) expect(Buffer.byteLength(joinBriefs(part))).toBeLessThanOrEqual(2048);
});

test('what would be live is not, and a very long title is cut', () => {
  const [text = ''] = printBriefs({ ...heading, title: '长'.repeat(900) }, [brief(1, '<@all> **立即**')]).map(
    joinBriefs,
  );
  expect(text).toContain(`**${'长'.repeat(30)} 快讯**`);
  expect(text).toContain('●＜@all> ＊＊立即＊＊');
});
