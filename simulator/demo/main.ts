import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { castFor, exampleCast, type Cast } from './cast';
import { exampleIncidents } from './example';
import { readIssue, sentencesOf, type PlainIssue } from './issue';
import { meetPeople, type People } from './people';
import { playIssue } from './play';
import { readGroup } from './read-group';
import { startWorld } from './world';

function show(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `bin/demo`, or `bin/demo --real FILE`: plays an issue and looks whether every group can read all of it. */
async function main(): Promise<number> {
  const { real } = parseArgs({ options: { real: { type: 'string' } } }).values;
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-cast-'));
  const issue = readIssue(real === undefined ? join(__dirname, 'example-issue.txt') : resolve(real));
  if (issue.notUnderstood.length > 0) show(`没有看懂的行：${JSON.stringify(issue.notUnderstood, null, 2)}`);
  const cast = real === undefined ? exampleCast() : castFor(issue, '工会简报', join(folder, 'desk.yaml'));
  const world = await startWorld(cast);
  try {
    return await play(world, { issue, cast, isExample: real === undefined });
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Script = { issue: PlainIssue; cast: Cast; isExample: boolean };

async function play(
  world: { platformUrl: string; botUrl: string },
  { issue, cast, isExample }: Script,
): Promise<number> {
  const names = new Map(cast.members.map(({ userid, name }) => [userid, name]));
  const people = meetPeople(world.platformUrl, names, show);
  await people.callbacksTo(`${world.botUrl}/wecom/app`);
  const stage = { people, cast, issue, show };
  await playIssue(isExample ? { ...stage, incidents: exampleIncidents(stage) } : stage);
  return showGroups(people, cast, sentencesOf(issue));
}

async function showGroups(people: People, { groups }: Cast, sentences: string[]): Promise<number> {
  const missing: string[] = [];
  const shown = new Map<string, string>();
  for (const { name } of groups) {
    const { heading, chat, whole } = await readGroup(name, await people.posts(name));
    const before = shown.get(chat);
    show(`\n——— ${heading} ———`);
    show(before === undefined ? `\n${chat}` : `（与群“${before}”逐字相同）`);
    shown.set(chat, before ?? name);
    if (whole !== null) missing.push(...lost(whole, sentences).map((sentence) => `${name}：${sentence}`));
  }
  show(`\n共 ${sentences.length} 句，${groups.length} 个群，缺句或乱序 ${missing.length} 处。`);
  missing.forEach(show);
  return missing.length === 0 ? 0 : 1;
}

/** The sentences that do not stand in the text, in their order, behind one another. */
function lost(text: string, sentences: string[]): string[] {
  const squeezed = text.replace(/\s/gu, '');
  const body = squeezed.slice(squeezed.lastIndexOf('目录') + 1);
  let at = 0;
  return sentences.filter((sentence) => {
    const found = body.indexOf(sentence.replace(/\s/gu, ''), at);
    if (found !== -1) at = found + sentence.replace(/\s/gu, '').length;
    return found === -1;
  });
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
