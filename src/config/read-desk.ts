import type { z } from 'zod';
import type { DeskConfig } from '../desk/desk-config';
import { checkDesk } from './check-desk';
import { deskShape } from './desk-shape';
import type { Environment, TextFile } from './environment';
import { readGroupAddress } from './group-address';
import type { Mistake } from './mistake';
import { pathText } from './mistake';
import { textsAt } from './places';
import { sayIssue } from './say-issue';
import type { YamlLines } from './yaml-lines';
import { readYaml } from './yaml-lines';

export type DeskReading = { ok: true; desk: DeskConfig } | { ok: false; mistakes: string[] };

/** desk.yaml as the desk needs it, or every mistake in it, from top to bottom. */
export function readDesk(file: TextFile, environment: Environment): DeskReading {
  if (file.text === null) return { ok: false, mistakes: [sayNoFile(file.path)] };
  const yaml = readYaml(file.text);
  if (yaml.faults.some(({ fatal }) => fatal)) return { ok: false, mistakes: sayFaults(file.path, yaml) };
  const shaped = deskShape.safeParse(yaml.raw ?? {});
  const found = [...(shaped.error?.issues ?? []).flatMap((issue) => sayIssue(issue, yaml))];
  const mistakes = [...found, ...checkDesk(yaml), ...checkAddresses(yaml, environment)];
  if (shaped.success && mistakes.length === 0 && yaml.faults.length === 0)
    return { ok: true, desk: toDesk(shaped.data, environment) };
  return { ok: false, mistakes: [...sayFaults(file.path, yaml), ...sayMistakes(file.path, mistakes, yaml)] };
}

function sayNoFile(path: string): string {
  return `${path}：找不到这个文件；文件在别处时请用环境变量 DESK_CONFIG 写明位置`;
}

function sayFaults(path: string, { faults }: YamlLines): string[] {
  return faults.map(({ line, text }) => `${path}:${line} ${text}`);
}

function sayMistakes(path: string, mistakes: Mistake[], yaml: YamlLines): string[] {
  const placed = mistakes.map((mistake) => ({ ...mistake, line: yaml.lineOf(mistake.path) }));
  const sorted = placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return [...new Set(sorted.map((mistake) => sayMistake(path, mistake)))];
}

function sayMistake(file: string, { path, text, line }: Mistake & { line: number | null }): string {
  const place = line === null ? file : `${file}:${line}`;
  return path.length === 0 ? `${place}：${text}` : `${place} ${pathText(path)}：${text}`;
}

/** Two groups with one address are one group that would get everything twice. */
function checkAddresses(yaml: YamlLines, environment: Environment): Mistake[] {
  const lines = new Map<string, number>();
  return textsAt(yaml.raw, 'groups.*.address').flatMap(({ path, text }) => {
    const found = readGroupAddress(text, environment);
    if (!found.ok) return [{ path, text: found.why }];
    const earlier = lines.get(found.key);
    lines.set(found.key, earlier ?? yaml.lineOf(path) ?? 0);
    return earlier === undefined ? [] : [{ path, text: `与第 ${earlier} 行是同一个群，每个群只能写一次` }];
  });
}

function toDesk(shaped: z.output<typeof deskShape>, environment: Environment): DeskConfig {
  const { units, contacts, groups } = shaped;
  const nameOf = (called: string) =>
    units.find(({ name, aliases }) => [name, ...aliases].includes(called))?.name;
  return {
    ...shaped,
    contacts: contacts.map((contact) => ({ ...contact, unit: nameOf(contact.unit) ?? contact.unit })),
    review: { returnReasons: [], rejectReasons: [], mayAcceptOwn: true, longestBrief: 200 },
    suggestions: [],
    timetable: {
      workdays: [1, 2, 3, 4, 5],
      workingHours: { from: 540, to: 1050 },
      remindAfterHours: 24,
      dailyLineAt: null,
    },
    words: { sensitive: [], mistyped: [] },
    groups: groups.map((group) => ({ ...group, address: addressOf(group.address, environment) })),
  };
}

function addressOf(written: string, environment: Environment): string {
  const found = readGroupAddress(written, environment);
  return found.ok ? found.address : written;
}
