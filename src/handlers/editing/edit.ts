import { changeAttribution, changeBody, changeHeadline } from '../../desk/entries/edit-entry';
import { latestChange, type Entry } from '../../desk/entries/entry';
import type { Ruled } from '../../desk/refusal';
import { suggestColumn } from '../../desk/submissions/suggest-column';
import { bodyChanged, runTogether, textChanged } from '../../format/says/edits';
import { edited, findEditable, kindOf } from './found-entry';
import { refuse, type Ask, type Handler, type Outcome } from '../handler';

type Texted = { number: number; text: string };

/** 改题 n …: the line breaks make a headline of several lines. */
export const changeHeadlineOf: Handler<Texted> = (ask) =>
  edit(ask, {
    word: '改题',
    rule: (entry) => changeHeadline(entry, headlineFor(entry, ask), ask.cause),
    reply: (entry) => textChanged(entry.number, 'headline', latestChange(entry)),
  });

/** 改文 n …: every line a paragraph. */
export const changeBodyOf: Handler<Texted> = (ask) =>
  edit(ask, {
    word: '改文',
    rule: (entry) => changeBody(entry, ask.args.text, ask.cause),
    reply: (entry) =>
      bodyChanged(entry.number, latestChange(entry), runTogether(entry.piece, kindOf(entry.column, ask))),
  });

/** 署名 n … */
export const changeAttributionOf: Handler<Texted> = (ask) =>
  edit(ask, {
    word: '署名',
    rule: (entry) => changeAttribution(entry, ask.args.text, ask.cause),
    reply: (entry) => textChanged(entry.number, 'attribution', latestChange(entry)),
  });

type Edit = {
  word: string;
  rule: (entry: Entry) => Ruled<{ entry: Entry }>;
  reply: (entry: Entry) => string;
};

async function edit(ask: Ask<Texted>, { word, rule, reply }: Edit): Promise<Outcome> {
  const { number, text } = ask.args;
  const found = await findEditable(number, ask);
  if (!found.ok) return refuse(ask, found);
  if (text === '') return refuse(ask, { ok: false, why: 'text-missing', word, number });
  const ruled = rule(found.entry);
  if (!ruled.ok) return refuse(ask, ruled);
  return edited(ask, { ...found, entry: ruled.entry }, reply(ruled.entry));
}

function headlineFor(entry: Entry, ask: Ask<Texted>) {
  const kind = kindOf(entry.column, ask);
  return { headline: ask.args.text, kind, instead: columnForHeadlines(entry, ask) };
}

/** Where the same piece would go if it had a headline. */
function columnForHeadlines({ piece, column }: Entry, { desk }: Ask<Texted>): string {
  const from = { hint: null, unitClass: null, length: 0 };
  const suggested = suggestColumn({ ...piece, headline: column }, from, desk);
  if (suggested.kind === 'article') return suggested.name;
  return desk.columns.find(({ kind }) => kind === 'article')?.name ?? suggested.name;
}
