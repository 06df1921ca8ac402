import { randomFrom } from '../test/support/random';
import { openBars } from './bars';
import { makeDesk } from './desk-people';
import { perSecond, playRound, type Took } from './desk-round';
import { stockDesk } from './desk-stock';
import { pinSelf } from './pin';
import { run } from './run';
import { build } from './start-server';
import { median, percentile, spread } from './statistics';
import { printTable } from './table';

const rounds = 7;
const sizes = [100, 10_000] as const;

type Round = Record<(typeof sizes)[number], Took[]>;

/** From callback to receipt at 50 submissions a second, with few and with many stored, in turns. */
async function main(): Promise<void> {
  build();
  pinSelf(1);
  const desk = makeDesk(randomFrom(1));
  const stocks = {
    100: await stockDesk(100, desk, randomFrom(2)),
    10000: await stockDesk(10_000, desk, randomFrom(2)),
  };
  const played: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const took: Round = { 100: [], 10000: [] };
    for (const size of round % 2 === 0 ? sizes : sizes.toReversed())
      took[size] = await playRound(stocks[size], desk, randomFrom(3 + round));
    played.push(took);
  }
  report(played);
}

/** Whatever else the machine does only adds: two sizes are compared by the round of each that was disturbed least. */
function report(played: readonly Round[]): void {
  const of = (size: keyof Round, part: keyof Took, percent: number) =>
    played.map((took) =>
      percentile(
        took[size].map((one) => one[part]).sort((a, b) => a - b),
        percent,
      ),
    );
  const growth = (percent: number) => least(of(10_000, 'all', percent)) / least(of(100, 'all', percent));
  printTable(`Callback to receipt, ${perSecond} submissions/s, median (least–most) of ${rounds}`, [
    ['stored', 'p50 ms', 'p99 ms', 'longest ms', 'p50 to the door', 'to the decision', 'to the contact'],
    ...sizes.map((size) => [
      String(size),
      ...[50, 99, 100].map((percent) => spread(of(size, 'all', percent), 1)),
      ...(['door', 'desk', 'told'] as const).map((part) => spread(of(size, part, 50), 1)),
    ]),
    ['least ÷ least', ...[50, 99, 100].map((percent) => growth(percent).toFixed(2))],
  ]);
  const bars = openBars();
  bars.atMost('p50 with 10,000 ÷ with 100', growth(50), 1.2);
  bars.atMost('p99 with 10,000 ÷ with 100', growth(99), 1.2);
  bars.atMost('p99 with 10,000', median(of(10_000, 'all', 99)), 300, ' ms');
  bars.print();
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

run(main);
