import { asMessage } from '../../simulator/demo/issue';
import { plainText } from '../../simulator/plain-text';
import type { Config } from '../../src/config';
import type { Group } from '../../src/desk/desk-config';
import { splitSentences } from '../../src/format/printing/split-sentences';
import { readBulletin } from '../../src/format/reading/read-bulletin';
import { readWord } from '../../src/jobs/reading/read-word';
import { openReadingRoom, type ReadingRoom } from '../pages/reading-room';
import { readShared, withShared } from '../support/shared';

const [districts, industry, offices] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;
const styles: Group['style'][] = ['full', 'digest', 'card'];

withShared('a real issue in three styles', () => {
  const { columns } = readBulletin(readShared('real/bulletin.txt')).bulletin;
  const pieces = columns.flatMap(({ entries }) => entries);
  const articles = pieces.filter(({ headline }) => headline !== null);
  const briefs = pieces.filter(({ headline }) => headline === null);

  let room: ReadingRoom;
  beforeAll(async () => {
    room = await openReadingRoom(styled);
    for (const piece of pieces) {
      await room.says('contact-lake', asMessage(piece));
      await told('contact-lake', /^已收到，来稿 \d+。/u);
    }
    let number = 0;
    for (const { name, entries } of columns) {
      const numbers = entries.map(() => (number += 1));
      await room.says('editor-first', `采用 ${numbers.join(' ')} ${name}`);
      await told('editor-first', /^已采用来稿/u);
    }
    await room.says('editor-first', '截稿');
    await told('editor-first', /已截稿/u);
    await room.says('editor-first', '签发');
    const offer = await told('editor-first', /签发 \d{4}$/u);
    await room.says('editor-first', offer.slice(-7));
    await told('editor-first', /推送结束。3 个群：3 已推送$/u);
  }, 60_000);
  afterAll(() => room.close());

  /** The next of what she is told that is of this kind; the rest is not what the story is about. */
  async function told(userid: string, wanted: RegExp): Promise<string> {
    const text = await room.next(userid);
    return wanted.test(text) ? text : told(userid, wanted);
  }

  function messagesIn(group: string): string[] {
    const posts = room.platform.posts(group).filter(({ kind }) => kind === 'markdown');
    for (const { text } of posts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
    return posts.map(({ text }) => plainText(text));
  }

  it('is whole in the chat of who reads it there', () => {
    expect(room.platform.posts(districts).map(({ kind }) => kind)).not.toContain('file');
    expectOnceInOrder(messagesIn(districts).join('\n'), sentencesOf(pieces));
  });

  it('is contents and briefs in a digest, and all of it in its Word file', async () => {
    const posts = room.platform.posts(industry);
    expect(posts.map(({ kind }) => kind).filter((kind) => kind !== 'markdown')).toEqual(['file']);
    const chat = messagesIn(industry).join('\n');
    const named = articles.map(({ headline }) => (headline ?? '').split('\n')[0] ?? '');
    expectOnceInOrder(chat, [...named, ...sentencesOf(briefs)]);
    for (const sentence of sentencesOf(articles)) expect(chat).not.toContain(sentence);
    const word = await readWord(posts.at(-1)?.file?.bytes ?? Buffer.alloc(0));
    expectOnceInOrder(word ?? '', sentencesOf(pieces));
  });

  it('is one card whose link opens the whole issue', async () => {
    const posts = room.platform.posts(offices);
    expect(posts.map(({ kind }) => kind)).toEqual(['template_card']);
    expect(posts[0]?.text).toContain(articles[0]?.headline?.split('\n')[0]);
    const answer = await fetch(posts[0]?.link ?? '', { redirect: 'manual' });
    expect(answer.status).toBe(200);
    expectOnceInOrder(shown(await answer.text()), sentencesOf(pieces));
  });
});

function styled(config: Config): Config {
  const groups = config.desk.groups.map((group, at) => ({ ...group, style: styles[at] ?? group.style }));
  return { ...config, desk: { ...config.desk, groups, pages: { openByLink: true } } };
}

type Read = { body: string[] };

function sentencesOf(pieces: readonly Read[]): string[] {
  const sentences = pieces.flatMap(({ body }) => body.flatMap(splitSentences));
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

function expectOnceInOrder(text: string, sentences: readonly string[]): void {
  let from = 0;
  for (const sentence of sentences) {
    const at = text.indexOf(sentence, from);
    expect([sentence, at]).not.toEqual([sentence, -1]);
    from = at + sentence.length;
  }
  const all = sentences.join('\n');
  for (const sentence of new Set(sentences))
    expect([sentence, count(text, sentence)]).toEqual([sentence, count(all, sentence)]);
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** The page's text, without its marks. */
function shown(html: string): string {
  const text = html.slice(html.indexOf('<main')).replace(/<[^>]*>/gu, '');
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
