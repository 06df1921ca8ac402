import * as fc from 'fast-check';
import { breakHeadline } from '../../../src/format/word/break-headline';
import { textWidth } from '../../../src/format/word/text-width';
import { anyLine } from '../pieces';

describe('a headline', () => {
  it.each([
    ['夜校开进三个工地', ['夜校开进三个工地']],
    ['把二十个字都用上的标题不用分成两行来排的', ['把二十个字都用上的标题不用分成两行来排的']],
    ['湖东区总工会深入推进新就业形态劳动者入会工作', ['湖东区总工会深入推进', '新就业形态劳动者入会工作']],
    [
      '市总工会召开会议，部署第3季度劳动和技能竞赛工作',
      ['市总工会召开会议，部署', '第3季度劳动和技能竞赛工作'],
    ],
  ])('%s is broken into lines of about the same length', (headline, lines) => {
    expect(breakHeadline(headline, 20)).toEqual(lines);
  });

  it('is broken neither before a closing mark nor behind an opening one', () => {
    const headline = '山北区总工会组织一线职工观看《我们的夜校生活》“双周”影展';
    for (const line of breakHeadline(headline, 10)) {
      expect(line).not.toMatch(/^[》”]/u);
      expect(line).not.toMatch(/[《“]$/u);
    }
  });

  it('keeps 的 with what stands before it', () => {
    expect(breakHeadline('区总工会服务的十五个工地', 8)[0]).toBe('区总工会服务的');
  });

  it('keeps a word that the dictionary lacks together', () => {
    expect(breakHeadline('人行江城中心支行党委着力强化干部职工教育培训', 20)).toEqual([
      '人行江城中心支行党委',
      '着力强化干部职工教育培训',
    ]);
  });

  it('is whole again when its lines are put together, and each is as short as its words let it be', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 3 }), (all) => {
        const headline = all.join('');
        const lines = breakHeadline(headline, 20);
        expect(lines.join('')).toBe(headline);
        expect(lines.length).toBeLessThanOrEqual(Math.ceil(textWidth(headline) / 20));
      }),
    );
  });
});
