import { openBars } from './bars';
import { measureKills } from './kill-cases';
import { measurePace } from './pace-cases';
import { pinSelf } from './pin';
import { run } from './run';
import { measureSender } from './sender-rounds';
import { build } from './start-server';
import { measureTokens } from './token-cases';

const measures = { b7: measureSender, b8: measurePace, b9: measureKills, b10: measureTokens };

/** How a dispatch goes out: as fast as it can, at WeCom's pace, over kills, with one token; or those that are named. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  build();
  process.setMaxListeners(100); // every server that is started ends with this process
  pinSelf(1);
  const bars = openBars();
  for (const [name, measure] of Object.entries(measures))
    if (named.length === 0 || named.includes(name)) await measure(bars);
  bars.print();
}

run(main);
