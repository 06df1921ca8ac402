import { defaultSuggestions } from '../../src/desk/submissions/suggest-column';
import type { DeskConfig } from '../../src/desk/desk-config';
import { columns as exampleColumns, deskOf } from '../desk/examples';

export type Person = {
  name: string;
  /** Of a contact. */
  unit: string | null;
  isEditor: boolean;
  maySignOff: boolean;
  isAdmin: boolean;
};

const nobody = { unit: null, isEditor: false, maySignOff: false, isAdmin: false };

/** Everybody who speaks in the model check. The third editor files for a unit as well. */
export const cast: Record<string, Person> = {
  'contact-lake': { ...nobody, name: '湖东区通讯员', unit: '湖东区总工会' },
  'contact-hill': { ...nobody, name: '山北区通讯员', unit: '山北区总工会' },
  'editor-first': { ...nobody, name: '编辑一', isEditor: true, maySignOff: true },
  'editor-second': { ...nobody, name: '编辑二', isEditor: true },
  'editor-third': { ...nobody, name: '编辑三', isEditor: true, maySignOff: true, unit: '市总宣传教育部' },
  'desk-admin': { ...nobody, name: '管理员', isAdmin: true },
  stranger: { ...nobody, name: '港口新区通讯员' },
};

/** Where each would be registered. */
export const homes: Record<string, string> = { stranger: '港口新区总工会', 'contact-hill': '山北区总工会' };

export const columns = exampleColumns.map(({ name }) => name);
export const briefColumn = '简讯';
export const reasons = { return: '请补充人数', reject: '时效已过' };

/** Nobody may accept what she sent herself; one group takes the briefs alone. */
export const desk: DeskConfig = {
  ...deskOf(exampleColumns),
  units: [...new Set([...unitsOfCast(), ...Object.values(homes)])].map((name) => ({ name, aliases: [] })),
  contacts: everybody(({ unit }) => unit !== null).map((one) => ({ ...one, unit: one.unit ?? '' })),
  editors: everybody(({ isEditor }) => isEditor),
  admins: everybody(({ isAdmin }) => isAdmin),
  groups: [groupOf('区总工会工作群'), { ...groupOf('简讯群'), columns: [briefColumn] }],
  review: {
    returnReasons: [reasons.return],
    rejectReasons: [reasons.reject],
    mayAcceptOwn: false,
    longestBrief: 200,
  },
  suggestions: defaultSuggestions(exampleColumns),
};

function everybody(fits: (person: Person) => boolean) {
  const found = Object.entries(cast).filter(([, person]) => fits(person));
  return found.map(([userid, { name, unit, maySignOff }]) => ({ userid, name, unit, maySignOff }));
}

function unitsOfCast(): string[] {
  return Object.values(cast).flatMap(({ unit }) => unit ?? []);
}

function groupOf(name: string): DeskConfig['groups'][number] {
  return { name, via: 'webhook', address: name, style: 'full', receives: ['bulletin'] };
}
