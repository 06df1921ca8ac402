/** 备份: what stands at the head of the file that carries a whole desk. */
export type BackupHeader = {
  jianbao: 'backup';
  format: number;
  /** Under which the store kept it. */
  desk: string;
  takenAt: number;
  /** The relay of the new Redis follows the facts behind this entry. */
  followFrom: string;
  counts: BackupCounts;
};

export type BackupCounts = {
  documents: number;
  submissions: number;
  entries: number;
  issues: number;
  archived: number;
  facts: number;
  /** Messages that nobody has handled yet. */
  messages: number;
  /** What people are still to be told. */
  letters: number;
  marks: number;
  /** Pictures and Word files below DATA_DIR. */
  media: number;
};

/**
 * Why nothing was restored. `broken`: not a whole backup. `newer`: a later program wrote it. `other-desk`: it carries
 * another desk than is configured. `in-use`: this desk has something there already. `running`: a bot works on it.
 * `not-durable`: this Redis may lose what it holds. `not-the-same`: what was read back was not what was written.
 */
export type NotRestored =
  | { why: 'unreadable' | 'broken' | 'newer' | 'in-use' | 'running' | 'not-the-same' }
  | { why: 'other-desk'; carried: string; configured: string }
  | { why: 'not-durable'; missing: string[] };
