import * as fc from 'fast-check';
import type { Bulletin } from '../../src/desk/bulletin';
import { voiceOf } from '../../src/format/voice';
import { readAssets } from '../../src/pages/assets';
import { createRender } from '../../src/pages/render';
import { issueView } from '../../src/pages/views/issue-view';
import { hostileBulletin } from '../format/hostile-bulletins';
import { archivedAs } from './issues';

const render = createRender({ base: '', publication: '江城工运', assets: readAssets() });
const voice = voiceOf({ contacts: [], editors: [], admins: [] }, 'Asia/Shanghai');

function page(bulletin: Bulletin): string {
  const archived = archivedAs('d8', bulletin);
  return render('issue', issueView({ archived, corrections: [], pdf: null, voice, linkKey: null }));
}

/** Elements with the names of their attributes, as they follow each other. */
function skeleton(html: string): string[] {
  const marks = html.match(/<[^>]*>/gu) ?? [];
  return marks.map((mark) => mark.replace(/"[^"]*"/gu, ''));
}

/** The same issue with plain words in place of all that was typed. */
function tame(bulletin: Bulletin): Bulletin {
  const plain = (text: string) => text.replace(/[^\n]+/gu, '字');
  const perhaps = (text: string | null) => (text === null ? null : plain(text));
  const columns = bulletin.columns.map(({ name, entries }) => ({
    name: plain(name),
    entries: entries.map((piece) => ({
      headline: perhaps(piece.headline),
      author: perhaps(piece.author),
      body: piece.body.map(plain),
      attribution: perhaps(piece.attribution),
    })),
  }));
  const { title, publisher, distribution } = bulletin;
  return {
    ...bulletin,
    title: perhaps(title),
    publisher: perhaps(publisher),
    columns,
    distribution: distribution.map(plain),
  };
}

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as const;

function shown(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/gu, (found) => entities[found as keyof typeof entities]);
}

test('whatever was typed into an issue makes no element and no attribute, and is read as it was typed', () => {
  fc.assert(
    fc.property(hostileBulletin, (bulletin) => {
      const html = page(bulletin);
      expect(skeleton(html)).toEqual(skeleton(page(tame(bulletin))));
      const text = shown(html.slice(html.indexOf('<main')));
      for (const { name, entries } of bulletin.columns)
        for (const written of [name, ...entries.flatMap(({ body }) => body)]) expect(text).toContain(written);
    }),
    { numRuns: 200 },
  );
});
