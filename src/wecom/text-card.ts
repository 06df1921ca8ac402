import type { LinkCard } from './card';

/** Bytes of UTF-8 [90236, 90248]. */
const mostTitle = 128;
const mostDescription = 512;

/**
 * A card that leads somewhere, for chats of the app: they take no other. What does not fit is cut here, the text before
 * the rows, because a description holds less than the parts of a `template_card` together. Neither title nor description
 * may be empty.
 */
export function textCard({ headline, summary, text, rows, linkText, url }: LinkCard): object {
  const lines = rows.map(({ name, value }) => `${name}：${value}`).join('；');
  const around = [block('gray', summary), block('normal', fit(lines, mostDescription / 2))];
  const room = mostDescription - bytesOf(around.join('')) - bytesOf(block('normal', '.')) + 1;
  const [before = '', after = ''] = around;
  const description = before + block('normal', fit(text, room)) + after;
  const title = fit(headline, mostTitle);
  return { title, description: description === '' ? title : description, url, btntxt: linkText };
}

/** A description is read as HTML; what WeCom makes of `&lt;` no page says, so none is written. */
function block(colour: 'gray' | 'normal', text: string): string {
  return text === '' ? '' : `<div class="${colour}">${harmless(text)}</div>`;
}

function harmless(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('&', '＆');
}

/** Never half a character; a … stands for what is missing. */
function fit(text: string, room: number): string {
  const plain = harmless(text);
  if (bytesOf(plain) <= room) return plain;
  const signs = Array.from(plain);
  while (signs.length > 0 && bytesOf(`${signs.join('')}…`) > room) signs.pop();
  return `${signs.join('')}…`;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
