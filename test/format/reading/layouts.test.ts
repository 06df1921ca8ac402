import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { layouts } from './layouts';

test.each(layouts)('$name', ({ text, bulletin, notUnderstood }) => {
  expect(readBulletin(text)).toEqual({ bulletin, notUnderstood });
});

test.each(layouts)('of $name every character of an entry stands there once and in order', ({ text }) => {
  const source = lettersOf(text);
  let from = 0;
  for (const { headline, author, body, attribution } of entriesOf(text))
    for (const part of [headline, author, ...body, attribution].filter((one) => one !== null)) {
      const at = source.indexOf(lettersOf(part), part === attribution ? 0 : from);
      expect([part, at >= 0]).toEqual([part, true]);
      if (part !== attribution) from = at + lettersOf(part).length;
    }
});

function entriesOf(text: string) {
  return readBulletin(text).bulletin.columns.flatMap(({ entries }) => entries);
}

/** Letters and digits of a text without its page numbers and heads, which stand between two halves of a sentence. */
function lettersOf(text: string): string {
  return text.replace(/^[—-] \d [—-]$|^江城工运 {2}第4期$/gmu, '').replace(/[^\p{L}\p{N}]/gu, '');
}
