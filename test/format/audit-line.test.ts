import { auditLine } from '../../src/format/audit-line';

const names = { name: (userid: string) => (userid === 'editor-first' ? '编辑一' : userid) };
const at = Date.parse('2026-11-01T01:30:00Z');

test('a fact says who did what, when, to which submission, from which message', () => {
  const fact = {
    what: 'accepted' as const,
    by: 'editor-first',
    at,
    cause: 'message-7',
    submission: 12,
    issue: 1,
  };
  expect(auditLine(fact, names, 'Asia/Shanghai')).toBe(
    '{"at":"2026-11-01T09:30:00.000+08:00","who":{"userid":"editor-first","name":"编辑一"},"what":"accepted","submission":12,"issue":1,"message":"message-7"}',
  );
});

test('what the desk does by itself has its name, and whom it told is left out', () => {
  const settled = {
    what: 'deliverySettled' as const,
    by: 'desk',
    at,
    cause: 'deliver-1',
    group: '区总工会工作群',
  };
  const fact = { ...settled, about: '推送', tells: ['editor-first'] };
  expect(auditLine(fact, names, 'Asia/Shanghai')).toBe(
    '{"at":"2026-11-01T09:30:00.000+08:00","who":{"userid":"desk","name":"编辑部"},"what":"deliverySettled","group":"区总工会工作群","about":"推送","message":"deliver-1"}',
  );
});
