import type { Archived } from './archived';

/**
 * The Word file of an archived issue as LibreOffice prints it, made once. `waiting`: until there is a LibreOffice;
 * `lost`: it could not be made, and the Word file stands alone.
 */
export type Pdf = {
  schema: 1;
  /** The id of the issue. */
  of: string;
  /** Under which it is handed out. */
  name: string;
} & ({ state: 'waiting' | 'lost' } | { state: 'made'; file: string; bytes: number });

/** What is to be made of an issue; nothing where it went out without a Word file. */
export function wantedPdf({ id, word }: Pick<Archived, 'id' | 'word'>): Pdf | null {
  return word && { schema: 1, of: id, name: word.name.replace(/(?:\.docx)?$/, '.pdf'), state: 'waiting' };
}
