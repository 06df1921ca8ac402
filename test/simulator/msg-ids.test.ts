import { openMsgIds } from '../../simulator/msg-ids';

const instant = Date.UTC(2026, 7, 3);

test('ids are 63-bit numbers that rise, though the clock stands still or goes back', () => {
  let at = instant;
  const next = openMsgIds(() => at);
  const ids: bigint[] = [];
  for (let count = 0; count < 100; count += 1) {
    ids.push(BigInt(next()));
    if (count % 10 === 0) at -= 1000;
  }
  for (const [index, id] of ids.entries()) if (index > 0) expect(id > ids[index - 1]!).toBe(true);
  expect(ids.every((id) => id > 0n && id < 2n ** 63n)).toBe(true);
});

test('a later moment has a greater id, in another run as well', () => {
  expect(BigInt(openMsgIds(() => instant + 1)()) > BigInt(openMsgIds(() => instant)())).toBe(true);
});

test('two runs at the same moment do not begin with the same id', () => {
  const firsts = Array.from({ length: 5 }, () => openMsgIds(() => instant)());
  expect(new Set(firsts).size).toBeGreaterThan(1);
});
