import { bandsOf, shingles, similarity } from '../../../src/desk/warnings/likeness';

test('only letters and digits count, in whatever width and case', () => {
  expect(shingles('工会，ＡＢ 2')).toEqual(new Set(['工会', '会a', 'ab', 'b2']));
  expect(shingles('工\n会、Ab2。')).toEqual(shingles('工会，ＡＢ 2'));
  expect(shingles('𠮷野家')).toEqual(new Set(['𠮷野', '野家']));
  expect(shingles('，。')).toEqual(new Set());
});

test('two texts are as similar as they have shingles in common', () => {
  expect(similarity(shingles('职工夜校'), shingles('职工夜校'))).toBe(1);
  expect(similarity(shingles('职工夜校'), shingles('职工食堂'))).toBe(1 / 5);
  expect(similarity(shingles('职工'), shingles('食堂'))).toBe(0);
  expect(similarity(shingles(''), shingles(''))).toBe(0);
});

test('a text stands in 24 bands under short names, the same ones every time', () => {
  const bands = bandsOf(shingles('湖东区总工会办起职工夜校'));
  expect(bands).toEqual(bandsOf(shingles('湖东区总工会，办起职工夜校。')));
  expect(bands.map((band) => band.split(':')[0])).toEqual(Array.from({ length: 24 }, (_, at) => String(at)));
  for (const band of bands) expect(band).toMatch(/^\d{1,2}:[0-9a-z]{1,7}$/);
  expect(bandsOf(shingles('，。'))).toEqual([]);
});

/** Two sets of 300 with this similarity. */
function pairOf(like: number, seed: number): [Set<string>, Set<string>] {
  const common = Math.round((600 * like) / (1 + like));
  const all = (name: string) =>
    new Set(Array.from({ length: 300 }, (_, at) => `${at < common ? 'both' : name}${seed}-${at}`));
  return [all('one'), all('other')];
}

function shareThatMeets(like: number): number {
  const pairs = Array.from({ length: 300 }, (_, seed) => pairOf(like, seed));
  const meeting = pairs.filter(([one, other]) => {
    const bands = bandsOf(other);
    return bandsOf(one).some((band) => bands.includes(band));
  });
  return meeting.length / pairs.length;
}

test('similar texts meet in a band and strangers hardly ever do', () => {
  expect(shareThatMeets(0.6)).toBeGreaterThan(0.98);
  expect(shareThatMeets(0.45)).toBeGreaterThan(0.85);
  expect(shareThatMeets(0.1)).toBeLessThan(0.06);
});

test('a speech is sketched fast', () => {
  const speech = Array.from({ length: 1600 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919) % 3000)),
  ).join('');
  for (let warm = 0; warm < 20; warm += 1) bandsOf(shingles(speech));
  const startedAt = performance.now();
  for (let run = 0; run < 20; run += 1) bandsOf(shingles(speech));
  expect((performance.now() - startedAt) / 20).toBeLessThan(10);
});
