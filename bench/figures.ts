import { readFileSync, writeFileSync } from 'node:fs';

/** A tick of /proc is a hundredth of a second on every Linux that Node supports. */
const tickMicros = 10_000;

/** What a process and its threads have spent so far. */
export function cpuMicros(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * tickMicros;
}

export function rssMb(pid: number): number {
  return statusMb(pid, 'VmRSS');
}

/** The most it has held since `forgetPeak`. */
export function peakMb(pid: number): number {
  return statusMb(pid, 'VmHWM');
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function statusMb(pid: number, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1]) / 1024;
}
