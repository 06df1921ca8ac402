import { extractRawText } from 'mammoth';
import type { InJson } from '../control';
import { plainText } from '../plain-text';
import type { Post } from '../platform';

/**
 * What stands in a group's chat, and all that its members can read there: the Word file, where it has one. Where it
 * stands behind a link `whole` is null.
 */
type Read = { heading: string; chat: string; whole: string | null };

export async function readGroup(name: string, posts: InJson<Post>[]): Promise<Read> {
  const cards = posts.filter(({ kind }) => kind === 'template_card');
  const texts = posts.filter(({ file, kind }) => !file && kind !== 'template_card').map(({ text }) => text);
  const files = posts.flatMap(({ file }) => file ?? []);
  const chat = [
    ...texts.map(plainText),
    ...cards.map(cardText),
    ...files.map(({ filename }) => `［文件］${filename}`),
  ].join('\n\n');
  const words = await Promise.all(files.map(({ base64 }) => readWord(base64)));
  const counts = [
    texts.length > 0 && messageCount(texts),
    files.length > 0 && `${files.length} 个 Word 文件（下面按文件核对缺句）`,
    cards.length > 0 && `${cards.length} 张卡片（整期在网页上，下面不核对缺句）`,
  ];
  const heading = `群“${name}”收到 ${counts.filter((one) => one !== false).join('，')}`;
  return { heading, chat, whole: cards.length > 0 ? null : words.join('\n') || chat };
}

function messageCount(texts: string[]): string {
  const longest = Math.max(...texts.map((text) => Buffer.byteLength(text)));
  return `${texts.length} 段，最长 ${longest} 字节（上限 4096）`;
}

function cardText({ text, link = '' }: InJson<Post>): string {
  return `［卡片］${text}\n点开：${link}`;
}

async function readWord(base64: string): Promise<string> {
  const { value } = await extractRawText({ buffer: Buffer.from(base64, 'base64') });
  return value;
}
