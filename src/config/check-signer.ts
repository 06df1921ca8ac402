import { quoted, type Mistake } from './mistake';
import { textsAt } from './places';

/** Nothing goes to groups of the timetable's own accord unless an editor with the right to sign off answers for it. */
export function checkSigner(raw: unknown): Mistake[] {
  const signers = signersIn(raw);
  const others = textsAt(raw, 'timetable.briefs.signedBy').filter(({ text }) => !signers.includes(text));
  return others.map(({ path, text }) => ({
    path,
    text: `${quoted(text)}不是可以签发的编辑，应为 editors 里写着 maySignOff: true 的账号${among(signers)}`,
  }));
}

function signersIn(raw: unknown): string[] {
  const editors = (raw as { editors?: unknown } | null | undefined)?.editors;
  const listed: unknown[] = Array.isArray(editors) ? editors : [];
  return textsAt(raw, 'editors.*.userid').flatMap(({ path, text }) => {
    const editor = listed[Number(path[1])] as { maySignOff?: unknown } | null;
    return editor?.maySignOff === true ? [text] : [];
  });
}

function among(signers: readonly string[]): string {
  return signers.length > 0 ? `，如 ${signers.join('、')}` : '';
}
