import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root, type PlainIssue } from './issue';

type Unit = { name: string; aliases?: string[] };
type Person = { userid: string; name: string };
type Desk = {
  columns: { name: string; kind: string }[];
  units: Unit[];
  contacts: (Person & { unit: string })[];
  editors: Person[];
  admins: Person[];
  groups: { name: string; address: string }[];
};

/** Who takes part: the desk's file, its people, its groups with the keys of their webhooks. */
export type Cast = {
  desk: string;
  members: Person[];
  groups: { name: string; key: string; variable: string }[];
  /** The contact whose unit signs so. */
  contactOf: (attribution: string | null) => string;
};

/** The example federation as it stands in config/desk.yaml. */
export function exampleCast(): Cast {
  const desk = join(root, 'config', 'desk.yaml');
  return castOf(desk, parse(readFileSync(desk, 'utf8')) as Desk);
}

/** The same at a desk that sends at any hour, with a file of its own in this folder. */
export function awakeCast(folder: string): Cast {
  cpSync(join(root, 'config'), folder, { recursive: true });
  const desk = join(folder, 'desk.yaml');
  const text = readFileSync(desk, 'utf8').replace(/^ *quietHours:.*\n/mu, '');
  writeFileSync(desk, text);
  return castOf(desk, parse(text) as Desk);
}

/** A federation made for an issue: its columns, a unit and a contact for every attribution, its distribution. */
export function castFor(issue: PlainIssue, title: string, file: string): Cast {
  const attributions = new Set(issue.columns.flatMap(({ entries }) => entries.map(signature)));
  const units = [...attributions].map((name) => ({ name }));
  const example = parse(readFileSync(join(root, 'config', 'desk.yaml'), 'utf8')) as Desk;
  const desk: Desk & { publication: object } = {
    publication: { title, publisher: title, number: 1, runningNumber: 1, distribution: issue.distribution },
    columns: issue.columns.map(({ name, entries }) => ({
      name,
      kind: entries.every(({ headline }) => headline === null) ? 'brief' : 'article',
    })),
    units,
    contacts: units.map(({ name }, index) => ({
      userid: `contact-${index + 1}`,
      name: `${name}通讯员`,
      unit: name,
    })),
    editors: example.editors,
    admins: example.admins,
    groups: example.groups,
  };
  writeFileSync(file, JSON.stringify(desk, null, 2));
  return castOf(file, desk);
}

function castOf(file: string, desk: Desk): Cast {
  return {
    desk: file,
    members: [...desk.contacts, ...desk.editors, ...desk.admins].map(({ userid, name }) => ({
      userid,
      name,
    })),
    groups: desk.groups.map(({ name, address }, index) => ({
      name,
      variable: /\$\{(\w+)\}/.exec(address)?.[1] ?? '',
      key: `00000000-0000-4000-8000-00000000000${index}`,
    })),
    contactOf(attribution) {
      const signed = attribution ?? unsigned;
      const unit = desk.units.find(({ name, aliases }) => name === signed || aliases?.includes(signed));
      const contact = desk.contacts.find(({ unit: of }) => of === unit?.name || unit?.aliases?.includes(of));
      if (!contact) throw new Error(`没有署名“${signed}”的通讯员`);
      return contact.userid;
    },
  };
}

const unsigned = '未署名';

function signature({ attribution }: { attribution: string | null }): string {
  return attribution ?? unsigned;
}
