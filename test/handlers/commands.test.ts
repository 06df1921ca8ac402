import { mayRole, rights, roles, type CommandWord } from '../../src/desk/rights';
import { commands } from '../../src/handlers';
import { understand } from '../../src/handlers/understand';
import { speakers } from '../desk/examples';

const cases = commands.flatMap(({ word, usage }) => roles.map((role) => [usage, role, word] as const));

test('every command that has rights can be said, once', () => {
  expect(commands.map(({ word }) => word).toSorted()).toEqual(Object.keys(rights).toSorted());
});

test.each(cases)('%s, said by a %s', (usage, role, word) => {
  const understood = understand(usage, speakers[role], commands);
  if (mayRole(role, word)) expect(understood).toEqual({ run: expect.any(Function) as unknown });
  else expect(understood).toEqual({ refusal: refusalOf(word, role) });
});

function refusalOf(word: CommandWord, role: (typeof roles)[number]): object {
  if (role === 'stranger') return { ok: false, why: 'not-registered' };
  const signs = ['签发', '定时签发', '取消定时'].includes(word);
  if (signs && role === 'editor') return { ok: false, why: 'may-not-sign-off' };
  return { ok: false, why: 'not-allowed', word };
}

test.each(commands.map(({ word, usage }) => [usage, word] as const))(
  '%s is how its own word is used',
  (usage, word) => {
    expect(usage.startsWith(word)).toBe(true);
  },
);
