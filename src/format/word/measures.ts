import type { Layout } from './layout';

/** Lengths as Word counts them: twips (twentieths of a point), borders in eighths of a point, sizes in halves. */
export type Measures = {
  textWidth: number;
  /** From line to line. */
  pitch: number;
  /** What is added to a character of the body, so that a line holds as many as it should; mostly less than nothing. */
  spacing: number;
  /** Room that a character of the body takes. */
  character: number;
};

export function measure({ page, faces }: Layout): Measures {
  const textWidth = twips(page.textWidth);
  const character = Math.floor(textWidth / page.characters);
  return {
    textWidth,
    pitch: Math.floor(twips(page.textHeight) / page.lines),
    spacing: character - points(faces.body.size),
    character,
  };
}

export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

export function points(size: number): number {
  return Math.round(size * 20);
}

export function halves(size: number): number {
  return Math.round(size * 2);
}

export function eighths(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 72 * 8);
}

/** docx takes pixels, 96 to the inch. */
export function pixels(millimetres: number): number {
  return (millimetres / 25.4) * 96;
}
