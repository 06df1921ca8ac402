import { fieldIn, findOutsideCdata } from '../../src/wecom/xml-fields';

describe('a field', () => {
  it('is read from CDATA as it stands, and bare without the blanks', () => {
    const xml = '<xml><A>\n <![CDATA[ a ] b ]]></A><B>\n 12 </B><C></C><D><![CDATA[]]></D></xml>';
    expect(['A', 'B', 'C', 'D', 'E'].map((name) => fieldIn(xml, name))).toEqual([
      ' a ] b ',
      '12',
      '',
      '',
      '',
    ]);
  });

  it('is not found in what people write', () => {
    const xml = '<xml><Content><![CDATA[<MsgId>1</MsgId>]]></Content><MsgId>22</MsgId></xml>';
    expect(fieldIn(xml, 'MsgId')).toBe('22');
    expect(fieldIn('<xml><Content><![CDATA[<MsgId>1</MsgId>]]></Content></xml>', 'MsgId')).toBe('');
  });

  it('is not found after a CDATA that never ends', () => {
    expect(findOutsideCdata('<xml><![CDATA[ <MsgId>1</MsgId></xml>', '<MsgId>')).toBe(-1);
  });

  it('is not found where it stands in CDATA only', () => {
    expect(findOutsideCdata('<xml><![CDATA[<MsgId>]]></xml>', '<MsgId>')).toBe(-1);
  });

  it('is found between two pieces of CDATA', () => {
    expect(findOutsideCdata('<![CDATA[x]]>x<![CDATA[x]]>', 'x')).toBe(13);
  });

  it('takes no longer than its text, however hostile', () => {
    const hostile = `<xml>${'<![CDATA[<MsgId>]]>'.repeat(50_000)}</xml>`;
    const begunAt = performance.now();
    expect(fieldIn(hostile, 'MsgId')).toBe('');
    expect(performance.now() - begunAt).toBeLessThan(500);
  });
});
