import * as fc from 'fast-check';
import { escapeMarkdown } from '../../../src/format/printing/escape-markdown';
import { escapeText } from '../../../src/format/printing/escape-text';
import { anyLine } from '../pieces';

describe('text inside markdown', () => {
  it.each([
    ['<@all> 与 <@editor-first>', '＜@all> 与 ＜@editor-first>'],
    ['<font color="warning">红</font>', '＜font color="warning">红＜/font>'],
    ['# 标题\n ## 小标题', '＃ 标题\n ＃＃ 小标题'],
    ['> 引用\n>> 再引用', '＞ 引用\n＞＞ 再引用'],
    ['**粗**与***更粗***', '＊＊粗＊＊与＊＊＊更粗＊＊＊'],
    ['*星*', '＊星＊'],
    ['用 `rm` 命令', '用 ｀rm｀ 命令'],
    ['[点这里](https://example.com)', '[点这里］(https://example.com)'],
  ])('is harmless: %s', (typed, shown) => {
    expect(escapeMarkdown(typed)).toBe(shown);
  });

  it.each([
    '完成 88 %，8月4日-5日，《条例》“五型”……——',
    '5*8=40，a<5，b>3，C# 语言，第#1号，[注]，（1）、_下划线_',
    '1. 第一\n- 第二\n~~三~~',
  ])('stays as typed where nothing is live: %s', (typed) => {
    expect(escapeMarkdown(typed)).toBe(typed);
  });

  it('is the same when escaped twice, and as long', () => {
    fc.assert(
      fc.property(fc.oneof(anyLine, fc.string()), (typed) => {
        const once = escapeMarkdown(typed);
        expect(escapeMarkdown(once)).toBe(once);
        expect(once).toHaveLength(typed.length);
        expect(once).not.toMatch(/<[@/a-z]|\*\*|`|\]\(|^\s*[#>]/im);
      }),
      { numRuns: 300 },
    );
  });
});

describe('plain text', () => {
  it.each([
    ['<a href="https://example.com">点</a>', '＜a href="https://example.com">点＜/a>'],
    ['<@all>', '＜@all>'],
    ['a<b，**x**，# y，<ab>', 'a<b，**x**，# y，<ab>'],
  ])('mentions nobody and links nowhere: %s', (typed, shown) => {
    expect(escapeText(typed)).toBe(shown);
  });
});
