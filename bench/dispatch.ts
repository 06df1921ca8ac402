import { openBars } from './bars';
import { pinSelf } from './pin';
import { run } from './run';
import { measureSender } from './sender-rounds';
import { build } from './start-server';

/** How a dispatch goes out: as fast as it can, at WeCom's pace, over kills, with one token. */
async function main(): Promise<void> {
  build();
  pinSelf(1);
  const bars = openBars();
  await measureSender(bars);
  bars.print();
}

run(main);
