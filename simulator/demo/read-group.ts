import { extractRawText } from 'mammoth';
import type { InJson } from '../control';
import { plainText } from '../plain-text';
import type { Post } from '../platform';

/** What stands in a group's chat, and all that its members can read there: the Word file, where it has one. */
type Read = { heading: string; chat: string; whole: string };

export async function readGroup(name: string, posts: InJson<Post>[]): Promise<Read> {
  const texts = posts.filter(({ file }) => !file).map(({ text }) => text);
  const files = posts.flatMap(({ file }) => file ?? []);
  const longest = Math.max(...texts.map((text) => Buffer.byteLength(text)));
  const chat = [...texts.map(plainText), ...files.map(({ filename }) => `［文件］${filename}`)].join('\n\n');
  const words = await Promise.all(files.map(({ base64 }) => readWord(base64)));
  const counts = `${texts.length} 段，最长 ${longest} 字节（上限 4096）`;
  const fileCounts = files.length === 0 ? '' : `，${files.length} 个 Word 文件（下面按文件核对缺句）`;
  return { heading: `群“${name}”收到 ${counts}${fileCounts}`, chat, whole: words.join('\n') || chat };
}

async function readWord(base64: string): Promise<string> {
  const { value } = await extractRawText({ buffer: Buffer.from(base64, 'base64') });
  return value;
}
