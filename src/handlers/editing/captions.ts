import { latestChange } from '../../desk/entries/entry';
import { changeCaptions, picturesOf } from '../../desk/entries/illustrate';
import { captionsChanged } from '../../format/says/edits';
import { refuse, type Handler } from '../handler';
import { picturesOfEntries } from '../issue/pictures';
import { edited, findEditable } from './found-entry';

const noPictures = /^不[印要用][。.！!]?$/u;

/** 图说 n …: a line for each picture, 不印 for none of them. */
export const changeCaptionsOf: Handler<{ number: number; text: string }> = async (ask) => {
  const { number, text } = ask.args;
  const found = await findEditable(number, ask);
  if (!found.ok) return refuse(ask, found);
  if (text === '') return refuse(ask, { ok: false, why: 'text-missing', word: '图说', number });
  const captions = noPictures.test(text.trim()) ? null : linesOf(text);
  const pictures = picturesOf(found.entry, await picturesOfEntries([found.entry], ask.read)).length;
  const ruled = changeCaptions(found.entry, { captions, pictures }, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const { entry } = ruled;
  return edited(ask, { ...found, entry }, captionsChanged(number, latestChange(entry), pictures));
};

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
