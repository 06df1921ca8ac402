import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readFiles } from '../src/read-files';
import type { Config } from '../src/config';
import { surroundings } from './callbacks';
import { writePlace, type Random } from './desk-texts';

/** A federation of its own: `file` is its desk.yaml. */
export type Desk = { file: string; config: Config };

const shape = { units: 100, contacts: 500, editors: 3 };
const example = join(__dirname, '..', 'config');

/** The example's desk with many more people: a contact reads 30 messages a minute at most. */
export function makeDesk(random: Random): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-desk-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'desk.yaml');
  const desk = parse(readFileSync(join(example, 'desk.yaml'), 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...desk, ...people(random) }));
  copyFileSync(join(example, 'words.yaml'), join(folder, 'words.yaml'));
  return { file, config: read(file) };
}

function people(random: Random): object {
  const units = numbered(shape.units, (n) => `${writePlace(random)}${kinds[n % kinds.length] ?? ''}${n}工会`);
  return {
    units: units.map((name) => ({ name })),
    contacts: numbered(shape.contacts, (n) => ({
      userid: `contact-${n}`,
      name: `通讯员${n}`,
      unit: units[n % units.length],
    })),
    editors: numbered(shape.editors, (n) => ({ userid: `editor-${n}`, name: `编辑${n}`, maySignOff: true })),
    timetable: {},
  };
}

const kinds = ['区', '厂', '公司', '街道', '医院', '学校'];

function numbered<One>(count: number, make: (n: number) => One): One[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

function read(file: string): Config {
  const reading = readFiles({ ...surroundings, DESK_CONFIG: file });
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'));
  return reading.config;
}
