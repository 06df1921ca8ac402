import type { BackupCounts } from '../../desk/backup';
import type { KeyLine } from './key-line';

/** What stands on lines, added to what stood on those before. */
export function countLine(counts: BackupCounts, { key, type, value }: KeyLine): BackupCounts {
  const [word = '', kind = ''] = key.split(':');
  const size: Partial<Record<string, Partial<BackupCounts>>> = {
    doc: { documents: 1, ...one(kind) },
    facts: { facts: value.length },
    inbox: { messages: value.length },
    mail: { letters: lettersIn(key, type, value) },
    seen: { marks: 1 },
    handled: { marks: 1 },
  };
  return add(counts, size[word] ?? {});
}

export const nothing: BackupCounts = {
  documents: 0,
  submissions: 0,
  entries: 0,
  issues: 0,
  archived: 0,
  facts: 0,
  messages: 0,
  letters: 0,
  marks: 0,
  media: 0,
};

function one(kind: string): Partial<BackupCounts> {
  const counted: Partial<Record<string, Partial<BackupCounts>>> = {
    submission: { submissions: 1 },
    entry: { entries: 1 },
    issue: { issues: 1 },
    archived: { archived: 1 },
  };
  return counted[kind] ?? {};
}

/** Those of a posting that is on its way are in it. */
function lettersIn(key: string, type: KeyLine['type'], value: string[]): number {
  if (type === 'list') return value.length;
  if (!key.endsWith(':inFlight')) return 0;
  return (JSON.parse(value[0] ?? '') as { letters: unknown[] }).letters.length;
}

function add(counts: BackupCounts, more: Partial<BackupCounts>): BackupCounts {
  const sums = Object.entries(counts).map(([name, count]) => [
    name,
    count + (more[name as keyof BackupCounts] ?? 0),
  ]);
  return Object.fromEntries(sums) as BackupCounts;
}
