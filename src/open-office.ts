import type { Config } from './config';
import type { FoundOffice } from './jobs/printing/find-office';
import { printPdf, type Office } from './jobs/printing/print-pdf';

/** An issue takes two to four seconds; one full of pictures on a busy machine, ten times that. */
const patienceMs = 60_000;

/** The LibreOffice that was found, until it is told to stop; null where there is none. */
export function openOffice(
  found: FoundOffice,
  { office, fonts }: Pick<Config, 'office' | 'fonts'>,
): (Office & { stop: () => void }) | null {
  if ('why' in found) return null;
  const stopping = new AbortController();
  const printer = { program: found.program, path: office.path, fonts, patienceMs, signal: stopping.signal };
  return {
    print: (word) => printPdf(word, printer),
    stop: () => {
      stopping.abort();
    },
  };
}
