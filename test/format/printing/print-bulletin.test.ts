/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import * as fc from 'fast-check';
import { printBulletin, printNumbers } from '../../../src/format/printing/print-bulletin';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { anyBulletin } from '../pieces';

describe('an issue as plain text', () => {
  it('is printed as an office would print it', () => {
    const text = printBulletin({
      title: '江城工运',
      number: 8,
      runningNumber: 152,
      date: '2026-08-31',
      publisher: '江城市总工会办公室',
      columns: [
        {
          name: '领导言论',
          entries: [
            {
              headline: '凝心聚力促发展\n推动工会工作再上新台阶',
              author: '江城市总工会主席 某某',
              body: ['同志们：', '1、抓好建会。'],
              attribution: '江城市总工会',
            },
          ],
        },
        { name: '相关链接', entries: [] },
        {
          name: '简讯',
          entries: [
            { headline: null, author: null, body: ['8月6日，慰问环卫工人。'], attribution: '临江县总' },
            { headline: null, author: null, body: ['8月7日，举办培训班。'], attribution: null },
          ],
        },
      ],
      distribution: ['市四套班子', '局（公司）工会'],
    });
    expect(text).toBe(`江城工运
第8期（总第152期）
江城市总工会办公室 编印　2026年8月31日

【领导言论】

凝心聚力促发展
推动工会工作再上新台阶
江城市总工会主席 某某
　　同志们：
　　1、抓好建会。（江城市总工会）

【简讯】

●8月6日，慰问环卫工人。（临江县总）

●8月7日，举办培训班。

本期印发：市四套班子、局（公司）工会
`);
  });

  it('leaves out what is not there', () => {
    const nothing = {
      title: null,
      number: null,
      runningNumber: null,
      date: null,
      publisher: null,
      distribution: [],
    };
    const entries = [{ headline: null, author: null, body: ['8月6日，慰问环卫工人。'], attribution: null }];
    expect(printBulletin({ ...nothing, columns: [{ name: '', entries }] })).toBe('●8月6日，慰问环卫工人。\n');
  });

  it.each([
    [{ number: 8, runningNumber: null }, '第8期'],
    [{ number: null, runningNumber: 152 }, '总第152期'],
    [{ number: null, runningNumber: null }, ''],
  ])('numbers it %j', (numbers, printed) => {
    expect(printNumbers(numbers)).toBe(printed);
  });

  it('reads back as the same issue, whatever was typed into it', () => {
    fc.assert(
      fc.property(anyBulletin, (bulletin) => {
        expect(readBulletin(printBulletin(bulletin))).toEqual({ bulletin, notUnderstood: [] });
      }),
      { numRuns: 300 },
    );
  });
});
