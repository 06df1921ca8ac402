import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { awakeCast, castFor, type Cast } from './cast';
import { exampleIncidents } from './example';
import { missingIn, readIssue, sentencesOf, type PlainIssue } from './issue';
import { meetPeople, type People } from './people';
import { playIssue, type Stage } from './play';
import { readGroup } from './read-group';
import { showRecovery } from './recovery';
import { openTroubles } from './troubles';
import { startWorld } from './world';

function show(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `bin/demo`, or `bin/demo --real FILE`: plays an issue and looks whether every group can read all of it. With
 * `--faults`, and perhaps `--seed N`, the platform stumbles from the moment of signing.
 */
async function main(): Promise<number> {
  const { real, faults, seed } = parseArgs({ options: flags }).values;
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-cast-'));
  const issue = readIssue(real === undefined ? join(__dirname, 'example-issue.txt') : resolve(real));
  if (issue.notUnderstood.length > 0) show(`没有看懂的行：${JSON.stringify(issue.notUnderstood, null, 2)}`);
  const cast = real === undefined ? awakeCast(folder) : castFor(issue, '工会简报', join(folder, 'desk.yaml'));
  const world = await startWorld(cast);
  try {
    const chosen = seed === undefined ? Date.now() % 1_000_000 : Number(seed);
    const script = { issue, cast, isExample: real === undefined, seed: faults === true ? chosen : null };
    return await play(world, script);
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const flags = {
  real: { type: 'string' },
  faults: { type: 'boolean' },
  seed: { type: 'string' },
} as const;

/** `seed`: of the faults; null where there are none. */
type Script = { issue: PlainIssue; cast: Cast; isExample: boolean; seed: number | null };

async function play(
  world: { platformUrl: string; botUrl: string },
  { issue, cast, isExample, seed }: Script,
): Promise<number> {
  const names = new Map(cast.members.map(({ userid, name }) => [userid, name]));
  const people = meetPeople(world.platformUrl, names, show);
  await people.callbacksTo(`${world.botUrl}/wecom/app`);
  const stage = { people, cast, issue, show };
  const incidents = isExample ? exampleIncidents(stage) : {};
  if (seed !== null) return playInTrouble({ ...stage, incidents }, { platformUrl: world.platformUrl, seed });
  await playIssue({ ...stage, incidents });
  const missing = await showGroups(people, cast, sentencesOf(issue));
  missing.forEach(show);
  return missing.length === 0 ? 0 : 1;
}

type Trouble = { platformUrl: string; seed: number };

async function playInTrouble(stage: Stage, trouble: Trouble): Promise<number> {
  const troubles = openTroubles({ ...trouble, show });
  show(`从签发起，平台会随机出错（种子 ${trouble.seed}）。`);
  const incidents = { ...stage.incidents, beforeSigning: troubles.begin };
  const report = await playIssue({ ...stage, incidents });
  const said = await troubles.end();
  const sentences = sentencesOf(stage.issue);
  await showGroups(stage.people, stage.cast, sentences);
  show(`\n${said}`);
  return showRecovery(stage, { sentences, report });
}

async function showGroups(people: People, { groups }: Cast, sentences: string[]): Promise<string[]> {
  const missing: string[] = [];
  const shown = new Map<string, string>();
  for (const { name } of groups) {
    const { heading, chat, whole } = await readGroup(name, await people.posts(name));
    const before = shown.get(chat);
    show(`\n——— ${heading} ———`);
    show(before === undefined ? `\n${chat}` : `（与群“${before}”逐字相同）`);
    shown.set(chat, before ?? name);
    if (whole !== null)
      missing.push(...missingIn(whole, sentences).map((sentence) => `${name}：${sentence}`));
  }
  show(`\n共 ${sentences.length} 句，${groups.length} 个群，缺句或乱序 ${missing.length} 处。`);
  return missing;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`演示没有完成：${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
