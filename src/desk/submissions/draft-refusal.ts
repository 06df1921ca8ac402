/** Why the desk says no to what belongs to a long piece, or to a picture or file. */
export type DraftRefusal =
  | { why: 'draft-open' }
  /** `latest` is what the last one became, or null. */
  | { why: 'no-draft'; latest: number | null }
  | { why: 'draft-empty' }
  | { why: 'draft-without-text' }
  | { why: 'draft-short'; length: number }
  | { why: 'late-after-change'; number: number }
  /** `returned`: her latest that waits for a revision, or null. */
  | { why: 'picture-alone'; returned: number | null }
  | { why: 'too-many-pictures'; number: number | null; most: number }
  | { why: 'file-in-draft' };
