import { startRedis } from './redis';
import { startBare, startBot } from './start-server';
import { playRounds } from './door-rounds';
import { spread } from './statistics';
import { pinSelf } from './pin';
async function main() {
  pinSelf(1);
  const always = await startRedis('always');
  const everysec = await startRedis('everysec');
  const extra = process.env['OTHER'];
  const servers = [
    await startBare(),
    await startBot('always', always.url),
    await startBot('everysec', everysec.url),
  ];
  const c: any[] = [
    { server: servers[0]! },
    { server: servers[1]!, redis: always },
    { server: servers[2]!, redis: everysec },
  ];
  const r = await playRounds(c, {
    rounds: Number(process.env['ROUNDS'] ?? 4),
    requests: Number(process.env['REQ'] ?? 30000),
  });
  c.forEach(({ server }, i) =>
    console.log(
      server.name.padEnd(9),
      spread(
        r[i]!.map((x) => x.perSecond),
        0,
      ),
      'ratio',
      spread(r[i]!.map((x, n) => x.perSecond / r[0]![n]!.perSecond)),
      'cpu',
      spread(
        r[i]!.map((x) => x.cpuPerRequest),
        1,
      ),
      spread(r[i]!.map((x, n) => x.cpuPerRequest / r[0]![n]!.cpuPerRequest)),
      'p50',
      spread(r[i]!.map((x) => x.p50Ms)),
      'p99',
      spread(
        r[i]!.map((x) => x.p99Ms),
        1,
      ),
      'gen',
      spread(r[i]!.map((x) => x.generatorLoad)),
      'rss',
      r[i]!.at(-1)!.rssMb.toFixed(0),
    ),
  );
  for (const s of servers) await s.stop();
  await always.stop();
  await everysec.stop();
  process.exit(0);
}
void main();
