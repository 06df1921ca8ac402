import type { Piece } from '../desk/bulletin';
export function readPiece(text: string): { piece: Piece; columnHint: string | null } {
  const lines = text.split('\n').map((l) => l.trim()).filter(Boolean);
  const m = /[（(]([^（()）]*)[）)]$/u.exec(lines.at(-1) ?? '');
  if (m) lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, m.index).trim();
  const headline = lines.length > 1 ? (lines.shift() ?? null) : null;
  return { piece: { headline, author: null, body: lines, attribution: m?.[1] ?? null }, columnHint: null };
}
