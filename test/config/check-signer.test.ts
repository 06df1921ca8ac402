import { checkSigner } from '../../src/config/check-signer';

const path = ['timetable', 'briefs', 'signedBy'];

test.each([
  ['a signer', 'editor-first', null],
  [
    'an editor who may not sign',
    'editor-second',
    '“editor-second”不是可以签发的编辑，应为 editors 里写着 maySignOff: true 的账号，如 editor-first',
  ],
  [
    'nobody',
    'editor-third',
    '“editor-third”不是可以签发的编辑，应为 editors 里写着 maySignOff: true 的账号，如 editor-first',
  ],
])('%s answers for the daily briefs', (_who, signedBy, text) => {
  const editors = [
    { userid: 'editor-first', maySignOff: true },
    { userid: 'editor-second', maySignOff: false },
  ];
  const raw = { editors, timetable: { briefs: { at: '17:00', signedBy } } };
  expect(checkSigner(raw)).toEqual(text === null ? [] : [{ path, text }]);
});

test('a desk without such a line, or without editors, has no mistake of another kind', () => {
  expect(checkSigner(null)).toEqual([]);
  expect(checkSigner({ editors: 'no list', timetable: {} })).toEqual([]);
  expect(checkSigner({ timetable: { briefs: { signedBy: 'editor-first' } } })).toEqual([
    { path, text: '“editor-first”不是可以签发的编辑，应为 editors 里写着 maySignOff: true 的账号' },
  ]);
});
