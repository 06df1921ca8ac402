import { voiceOf } from '../../src/format/voice';

const nobody = { contacts: [], editors: [], admins: [] };

test('times and days are those of the desk, whatever the zone of the machine', () => {
  const { time, date } = voiceOf(nobody, 'Asia/Shanghai');
  const lateInUtc = Date.parse('2026-08-03T16:05:00Z');
  expect([time(lateInUtc), date(lateInUtc)]).toEqual(['8月4日 00:05', '2026-08-04']);
  const newYear = Date.parse('2026-12-31T15:59:59Z');
  expect([time(newYear), date(newYear)]).toEqual(['12月31日 23:59', '2026-12-31']);
  expect(voiceOf(nobody, 'Europe/Berlin').time(lateInUtc)).toBe('8月3日 18:05');
});

test('a person has the name of her latest office, what the desk does has the name of the desk', () => {
  const person = { userid: 'both', name: '湖东区通讯员' };
  const { name } = voiceOf(
    { contacts: [person], editors: [{ userid: 'both', name: '编辑一' }], admins: [{ userid: 'bare' }] },
    'Asia/Shanghai',
  );
  expect(['both', 'bare', 'desk', 'stranger'].map(name)).toEqual(['编辑一', 'bare', '编辑部', 'stranger']);
});
