import type { Bulletin, Piece } from '../../src/desk/bulletin';
import type { Column, DeskConfig } from '../../src/desk/desk-config';
import { makeEntry, type Entry } from '../../src/desk/entries/entry';
import { compileBulletin } from '../../src/desk/issues/compile-bulletin';
import type { FrozenBulletin } from '../../src/desk/issues/delivery';
import { firstIssue, place, type Issue } from '../../src/desk/issues/issue';
import type { Cause } from '../../src/desk/move';
import type { Role } from '../../src/desk/rights';
import type { Speaker } from '../../src/desk/roles';
import { submit, type Submission } from '../../src/desk/submissions/submission';

export function by(person: string, at = 1000): Cause {
  return { by: person, at, cause: `message-of-${person}-${at}` };
}

export const columns: Column[] = [
  { name: '领导言论', kind: 'article' },
  { name: '工作动态', kind: 'article' },
  { name: '相关链接', kind: 'article' },
  { name: '简讯', kind: 'brief' },
];

export const [speeches, news, links, briefs] = columns as [Column, Column, Column, Column];

/** A desk with nothing on it but its columns. */
export function deskOf(deskColumns: Column[]): DeskConfig {
  return {
    publication: {
      title: '江城工运',
      publisher: '江城市总工会办公室',
      timezone: 'Asia/Shanghai',
      number: 1,
      runningNumber: 1,
      distribution: [],
    },
    columns: deskColumns,
    units: [],
    contacts: [],
    editors: [],
    admins: [],
    groups: [],
    review: { returnReasons: [], rejectReasons: [], mayAcceptOwn: true, longestBrief: 200 },
    suggestions: [],
    timetable: {
      workdays: [1, 2, 3, 4, 5],
      workingHours: { from: 540, to: 1050 },
      remindAfterHours: 24,
      dailyLineAt: null,
      quietHours: null,
    },
    alarms: { noTokenMinutes: 5, slowRedisMs: 500, refusedAMinute: 60, silentHours: 16 },
    pages: { openByLink: false },
    words: { sensitive: [], mistyped: [] },
  };
}

export const article: Piece = {
  headline: '夜校开进工地',
  author: null,
  body: ['第一段。', '第二段。'],
  attribution: null,
};

export function pendingSubmission(number = 1): Submission {
  return submit('夜校开进工地\n第一段。\n第二段。', { number, unit: '湖东区总工会' }, by('contact-lake', 10));
}

export function entryOf(number: number, column: Column = news): Entry {
  return makeEntry(pendingSubmission(number), article, column);
}

/** An open issue with these entries in one column. */
export function openIssueWith(entries: number[], column = '工作动态'): Issue {
  const empty = firstIssue({ number: 8, runningNumber: 152 }, 0);
  return entries.reduce((issue, entry) => place(issue, entry, column), empty);
}

/** The first issue frozen in these messages, and with its Word file where there is one. */
export function frozenBulletin(
  texts: string[],
  file?: 'with its file',
): FrozenBulletin & { bulletin: Bulletin } {
  const bulletin = compileBulletin(openIssueWith([1]), [entryOf(1)], {
    publication: deskOf(columns).publication,
    columns,
    date: '2026-08-20',
  });
  const messages = texts.map((text) => ({ kind: 'markdown' as const, text }));
  const parts = file ? [...messages, { kind: 'word' as const }] : messages;
  return { schema: 1, dispatch: 'issue-1', digest: 'abc', bulletin, parts };
}

const nobody: Speaker = { userid: 'stranger', contact: null, editor: null, isAdmin: false };

/** Somebody for each role who holds no other; who may sign off is an editor too. */
export const speakers: Record<Role, Speaker> = {
  stranger: nobody,
  contact: {
    ...nobody,
    userid: 'contact-lake',
    contact: { userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' },
  },
  editor: {
    ...nobody,
    userid: 'editor-second',
    editor: { userid: 'editor-second', name: '编辑二', maySignOff: false },
  },
  signer: {
    ...nobody,
    userid: 'editor-first',
    editor: { userid: 'editor-first', name: '编辑一', maySignOff: true },
  },
  admin: { ...nobody, userid: 'desk-admin', isAdmin: true },
};
