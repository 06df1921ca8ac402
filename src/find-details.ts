import type { Config } from './config';
import type { FoundOffice } from './jobs/printing/find-office';
import type { Store } from './store/open-store';

type Here = { found: FoundOffice; officeNote: Pick<Store['officeNote'], 'isThere'> };

/** What else is to be known of a bot that is well, for /readyz. Answers within a second. */
export async function findDetails(
  { publicUrl, role }: Pick<Config, 'publicUrl' | 'role'>,
  here: Here,
): Promise<string[]> {
  const pages = publicUrl === null ? ['the pages are closed: PUBLIC_URL is not set'] : [];
  return [...pages, `pdf: ${await sayPdf(role, here)}`];
}

const whyNone = {
  off: 'SOFFICE is off',
  'not-found': 'no LibreOffice is on the PATH',
  'not-runnable': 'SOFFICE names nothing that can be run',
};

/** The workers print: a process without any has to ask what they have found. */
async function sayPdf(role: Config['role'], { found, officeNote }: Here): Promise<string> {
  if (role !== 'web' && 'program' in found) return 'made by LibreOffice';
  const elsewhere = await Promise.race([officeNote.isThere().catch(() => null), soon()]);
  if (elsewhere === null) return 'not known, Redis does not answer';
  if (elsewhere) return 'made by LibreOffice, at a worker';
  const why = role !== 'web' && 'why' in found ? whyNone[found.why] : 'no worker has found a LibreOffice';
  return `not made, the Word file stands alone: ${why}`;
}

function soon(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, 1000, null).unref());
}
