import type { DeskConfig } from '../../src/desk/desk-config';
import { isKnown, whoIs } from '../../src/desk/roles';
import { columns, deskOf } from './examples';

const desk: DeskConfig = {
  ...deskOf(columns),
  contacts: [
    { userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' },
    { userid: 'editor-both', name: '编辑二', unit: '市总办公室' },
  ],
  editors: [{ userid: 'editor-both', name: '编辑二', maySignOff: true }],
  admins: [{ userid: 'desk-admin' }],
};

test.each([
  ['contact-lake', true],
  ['editor-both', true],
  ['desk-admin', true],
  ['stranger', false],
])('%s is known: %s', (userid, known) => {
  expect(isKnown(whoIs(userid, desk))).toBe(known);
});

test('one person may be several', () => {
  expect(whoIs('editor-both', desk)).toEqual({
    userid: 'editor-both',
    contact: { userid: 'editor-both', name: '编辑二', unit: '市总办公室' },
    editor: { userid: 'editor-both', name: '编辑二', maySignOff: true },
    isAdmin: false,
  });
});
