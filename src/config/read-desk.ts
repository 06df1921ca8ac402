import type { z } from 'zod';
import type { DeskConfig } from '../desk/desk-config';
import { defaultSuggestions } from '../desk/submissions/suggest-column';
import { checkDesk } from './check-desk';
import { deskShape } from './desk-shape';
import type { Environment, TextFile } from './environment';
import { readGroupAddress } from './group-address';
import type { Mistake } from './mistake';
import { textsAt } from './places';
import { sayIssue } from './say-issue';
import { sayFaults, sayMistakes } from './say-mistakes';
import type { YamlLines } from './yaml-lines';
import { readYaml } from './yaml-lines';

export type DeskReading = { ok: true; desk: Omit<DeskConfig, 'words'> } | { ok: false; mistakes: string[] };

/** desk.yaml as the desk needs it, without the words, or every mistake in it, from top to bottom. */
export function readDesk(file: TextFile, environment: Environment): DeskReading {
  if (file.text === null) return { ok: false, mistakes: [sayNoFile(file.path)] };
  const yaml = readYaml(file.text);
  if (yaml.faults.some(({ fatal }) => fatal)) return { ok: false, mistakes: sayFaults(file.path, yaml) };
  const shaped = deskShape.safeParse(yaml.raw ?? {});
  const found = [...(shaped.error?.issues ?? []).flatMap((issue) => sayIssue(issue, yaml))];
  const mistakes = [
    ...found,
    ...checkDesk(yaml),
    ...checkAddresses(yaml, environment),
    ...checkCards(yaml, environment),
  ];
  if (shaped.success && mistakes.length === 0 && yaml.faults.length === 0)
    return { ok: true, desk: toDesk(shaped.data, environment) };
  return { ok: false, mistakes: [...sayFaults(file.path, yaml), ...sayMistakes(file.path, mistakes, yaml)] };
}

function sayNoFile(path: string): string {
  return `${path}：找不到这个文件；文件在别处时请用环境变量 DESK_CONFIG 写明位置`;
}

/** Two groups with one address are one group that would get everything twice. */
function checkAddresses(yaml: YamlLines, environment: Environment): Mistake[] {
  const lines = new Map<string, number>();
  return textsAt(yaml.raw, 'groups.*.address').flatMap(({ path, text }) => {
    const via = textsAt(yaml.raw, `groups.${String(path[1])}.via`)[0]?.text;
    const found = readGroupAddress({ via, address: text }, environment);
    if (!found.ok) return [{ path, text: found.why }];
    const earlier = lines.get(found.key);
    lines.set(found.key, earlier ?? yaml.lineOf(path) ?? 0);
    return earlier === undefined ? [] : [{ path, text: `与第 ${earlier} 行是同一个群，每个群只能写一次` }];
  });
}

/** A PUBLIC_URL that is none has a mistake of its own. */
function checkCards({ raw }: YamlLines, { env }: Environment): Mistake[] {
  if (env['PUBLIC_URL']?.trim()) return [];
  const cards = textsAt(raw, 'groups.*.style').filter(({ text }) => text === 'card');
  const text = 'card（卡片）要有网页可以打开，请在 .env 里写上 PUBLIC_URL（网页的地址），或改成 full、digest';
  return cards.map(({ path }) => ({ path, text }));
}

function toDesk(shaped: z.output<typeof deskShape>, environment: Environment): Omit<DeskConfig, 'words'> {
  const { units, contacts, groups } = shaped;
  const nameOf = (called: string) =>
    units.find(({ name, aliases }) => [name, ...aliases].includes(called))?.name;
  return {
    ...shaped,
    contacts: contacts.map((contact) => ({ ...contact, unit: nameOf(contact.unit) ?? contact.unit })),
    suggestions: shaped.suggestions ?? defaultSuggestions(shaped.columns),
    groups: groups.map((group) => ({ ...group, address: addressOf(group, environment) })),
  };
}

function addressOf(group: { via: string; address: string }, environment: Environment): string {
  const found = readGroupAddress(group, environment);
  return found.ok ? found.address : group.address;
}
