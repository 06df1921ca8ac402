import type { DeskConfig } from '../../src/desk/desk-config';
import { isKnown, mayUse, whoIs, type Right } from '../../src/desk/roles';
import { columns } from './examples';

const desk: DeskConfig = {
  publication: {
    title: '江城工运',
    publisher: '江城市总工会办公室',
    timezone: 'Asia/Shanghai',
    number: 1,
    runningNumber: 1,
    distribution: [],
  },
  columns,
  units: [],
  contacts: [
    { userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' },
    { userid: 'editor-both', name: '编辑二', unit: '市总办公室' },
  ],
  editors: [{ userid: 'editor-both', name: '编辑二', maySignOff: true }],
  admins: [{ userid: 'desk-admin' }],
  groups: [],
};

test.each<[string, Right[], boolean]>([
  ['contact-lake', ['anyone', 'contact'], true],
  ['editor-both', ['anyone', 'contact', 'editor'], true],
  ['desk-admin', ['anyone'], true],
  ['stranger', ['anyone'], false],
])('%s may use %j, and is known: %s', (userid, rights, known) => {
  const speaker = whoIs(userid, desk);
  const all: Right[] = ['anyone', 'contact', 'editor'];
  expect(all.filter((right) => mayUse(speaker, right))).toEqual(rights);
  expect(isKnown(speaker)).toBe(known);
});

test('one person may be several', () => {
  expect(whoIs('editor-both', desk)).toEqual({
    userid: 'editor-both',
    contact: { userid: 'editor-both', name: '编辑二', unit: '市总办公室' },
    editor: { userid: 'editor-both', name: '编辑二', maySignOff: true },
    isAdmin: false,
  });
});
