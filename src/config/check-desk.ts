import { checkSuggestions } from './check-suggestions';
import { checkSigner } from './check-signer';
import { checkTimetable } from './check-timetable';
import type { Mistake } from './mistake';
import { quoted } from './mistake';
import { nearest } from './nearest';
import type { Place } from './places';
import { textsAt } from './places';
import type { YamlLines } from './yaml-lines';

/** What no part of desk.yaml can know alone: names used twice, names nobody has, roles nobody holds. */
export function checkDesk(yaml: YamlLines): Mistake[] {
  return [
    ...unique.flatMap(({ of, rule }) => checkUnique(of, rule, yaml)),
    ...known.flatMap((rule) => checkKnown(rule, yaml.raw)),
    ...needed.flatMap((rule) => checkNeeded(rule, yaml.raw)),
    ...checkSuggestions(yaml.raw),
    ...checkTimetable(yaml.raw),
    ...checkSigner(yaml.raw),
  ];
}

const unique = [
  { of: ['columns.*.name'], rule: '栏目名不能重复' },
  { of: ['units.*.name', 'units.*.aliases.*'], rule: '单位名称和别名都不能重复' },
  { of: ['contacts.*.userid'], rule: '一个账号只能登记一次' },
  { of: ['editors.*.userid'], rule: '一个账号只能登记一次' },
  { of: ['admins.*', 'admins.*.userid'], rule: '一个账号只能登记一次' },
  { of: ['groups.*.name'], rule: '群名不能重复' },
  { of: ['review.returnReasons.*'], rule: '同一条理由只写一次' },
  { of: ['review.rejectReasons.*'], rule: '同一条理由只写一次' },
];

const known = [
  { of: 'contacts.*.unit', among: ['units.*.name', 'units.*.aliases.*'], what: '单位', list: 'units' },
  { of: 'groups.*.columns.*', among: ['columns.*.name'], what: '栏目', list: 'columns' },
  { of: 'suggestions.*.column', among: ['columns.*.name'], what: '栏目', list: 'columns' },
];

const needed = [
  { list: 'columns', isMet: hasSome, text: '还没有栏目，请至少写一个' },
  {
    list: 'editors',
    isMet: maySomebodySignOff,
    text: '还没有可以签发的编辑，请给至少一位编辑写上 maySignOff: true',
  },
  { list: 'admins', isMet: hasSome, text: '还没有管理员，请至少写一位' },
];

function checkUnique(of: string[], rule: string, yaml: YamlLines): Mistake[] {
  const first = new Map<string, Place>();
  return placesInOrder(of, yaml).flatMap((place) => {
    const earlier = first.get(sameName(place.text));
    if (!earlier) first.set(sameName(place.text), place);
    return earlier ? [sayTwice(place, earlier, rule, yaml)] : [];
  });
}

function placesInOrder(of: string[], yaml: YamlLines): Place[] {
  const places = of.flatMap((pattern) => textsAt(yaml.raw, pattern));
  return places.sort((a, b) => (yaml.lineOf(a.path) ?? 0) - (yaml.lineOf(b.path) ?? 0));
}

/** WeCom tells userids apart without regard to case [90195]; full-width letters are typed by accident. */
function sameName(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function sayTwice(place: Place, earlier: Place, rule: string, yaml: YamlLines): Mistake {
  const line = yaml.lineOf(earlier.path) ?? 0;
  return { path: place.path, text: `${quoted(place.text)}在第 ${line} 行已经写过，${rule}` };
}

function checkKnown({ of, among, what, list }: (typeof known)[number], raw: unknown): Mistake[] {
  const names = among.flatMap((pattern) => textsAt(raw, pattern)).map(({ text }) => text);
  const strangers = textsAt(raw, of).filter(({ text }) => !names.includes(text));
  return strangers.map(({ path, text }) => ({ path, text: sayStranger(text, names, { what, list }) }));
}

function sayStranger(text: string, names: string[], { what, list }: { what: string; list: string }): string {
  const meant = nearest(text, names);
  const advice = meant ? `是不是 “${meant}”？` : `请先写进 ${list}`;
  return `没有${quoted(text)}这个${what}，${advice}`;
}

/** A list that is no list has its own mistake already. */
function checkNeeded({ list, isMet, text }: (typeof needed)[number], raw: unknown): Mistake[] {
  const items = (raw as Record<string, unknown> | null | undefined)?.[list] ?? [];
  return Array.isArray(items) && !isMet(items) ? [{ path: [list], text }] : [];
}

function hasSome(items: unknown[]): boolean {
  return items.length > 0;
}

function maySomebodySignOff(items: unknown[]): boolean {
  return items.some((item) => (item as { maySignOff?: unknown } | null)?.maySignOff === true);
}
