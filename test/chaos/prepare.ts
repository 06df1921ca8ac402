import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asMessage } from '../../simulator/demo/issue';
import { meetPeople, until, type People } from '../crash/people';
import { contactOf, editors, issue, startChaosPlatform, userids, writeCast, type Cast } from './cast';
import { openHouse } from './house';

/** A desk whose example issue is closed and waits to be signed off, to be copied for every run. */
export type Prepared = {
  main: string;
  cast: Cast;
  copyTo: (folder: string) => void;
  remove: () => void;
};

export async function prepareIssue(main: string): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-desk-'));
  const cast = writeCast(folder);
  const platform = await startChaosPlatform();
  const house = await openHouse({ folder, main, cast, platform, roles: { all: 'all' } });
  let messages = 0;
  const people = meetPeople(platform, userids, () => `66${(messages += 1)}`);
  await closeExampleIssue(people)
    .then(() => sleep(500))
    .finally(house.close);
  await platform.close();
  return {
    main,
    cast,
    copyTo: (target) => {
      cpSync(join(folder, 'redis', 'appendonlydir'), join(target, 'redis', 'appendonlydir'), {
        recursive: true,
      });
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const [editor = ''] = editors;

async function closeExampleIssue(people: People): Promise<void> {
  for (const { name, entries } of issue.columns) {
    const numbers: string[] = [];
    for (const piece of entries)
      numbers.push(await submit(contactOf(piece.attribution), asMessage(piece), people));
    await people.says(editor, `采用 ${numbers.join(' ')} ${name}`);
    await people.isTold(editor, new RegExp(`已采用来稿 ${numbers.at(-1) ?? ''}：`, 'u'));
  }
  await people.says(editor, '截稿');
  await people.isTold(editor, /已截稿/u);
}

async function submit(contact: string, text: string, people: People): Promise<string> {
  const receipts = () => people.told(contact).filter((told) => told.startsWith('已收到，来稿'));
  const before = receipts().length;
  await people.says(contact, text);
  await until(() => receipts().length > before, `${contact} gets a receipt`);
  return /来稿 (\d+)/u.exec(receipts().at(-1) ?? '')?.[1] ?? '';
}
