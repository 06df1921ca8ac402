import { openReadingRoom, type ReadingRoom } from '../pages/reading-room';
import { jpg, png } from '../support/files';
import { bloodDrive, nightSchool } from '../support/sentences';
import { signOff } from '../support/signing';

let room: ReadingRoom;
beforeEach(async () => {
  room = await openReadingRoom();
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  for (const bytes of [png, jpg()]) {
    const mediaId = room.platform.storeMedia({ filename: 'picture', bytes, type: 'image/jpeg' });
    await room.platform.showPicture('contact-lake', mediaId);
    await room.skips('contact-lake', 1);
  }
  await room.says('editor-first', '采用 1');
  await room.skips('editor-first', 2);
});
afterEach(() => room.close());

async function answered(text: string, answer: string): Promise<void> {
  await room.says('editor-first', text);
  await room.hears('editor-first', answer);
}

test('an editor writes below the pictures what they show, or leaves them out', async () => {
  await answered('图说 1', '请在号码后面写上图片的说明，例如：图说 1 图片的说明');
  await answered(
    '图说 1 夜校开班',
    '来稿 1 的 2 张图片已加说明，后 1 张没有说明。网页和 Word 文件里印在图片下面。',
  );
  await answered(
    '图说1\n夜校开班\n工友上课\n结业',
    '来稿 1 只有 2 张图片，说明请一行一张；都不印，发“图说 1 不印”。',
  );
  await answered('图说1\n夜校开班\n工友上课', '来稿 1 的 2 张图片已加说明。网页和 Word 文件里印在图片下面。');
  await answered('图说 1 不印', '来稿 1 的 2 张图片都不印。要印，发“图说 1 说明”，一行一张。');
  await room.says('editor-first', '经过 1');
  expect((await room.next('editor-first')).replace(/^.*\d\d:\d\d /gmu, '')).toBe(
    [
      '来稿 1（已采用）的经过：',
      '湖东区通讯员 来稿，45字',
      '编辑一 采用，编入【工作动态】',
      '编辑一 图说：“（无） → 夜校开班”',
      '编辑一 图说：“…校开班 → 校开班／工友上课”',
      '编辑一 图说：不印图片',
    ].join('\n'),
  );
  room.forgetsAll();
});

test('what has gone out has its pictures, and their captions', async () => {
  await answered(
    '图说 1 夜校开班',
    '来稿 1 的 2 张图片已加说明，后 1 张没有说明。网页和 Word 文件里印在图片下面。',
  );
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 1);
  await signOff(room);
  expect(await room.next('editor-first')).toMatch(/推送结束/u);
  const archived = await room.store.openReader().archived('d1');
  expect(archived?.bulletin.columns[0]?.entries[0]?.pictures).toEqual([
    { file: expect.stringMatching(/\.png$/u) as string, caption: '夜校开班' },
    { file: expect.stringMatching(/\.jpg$/u) as string, caption: null },
  ]);
  room.forgetsAll();
});

test('merged, both keep their pictures and captions, in the order of the numbers', async () => {
  await room.says('contact-hill', bloodDrive.text);
  await room.skips('contact-hill', 1);
  const mediaId = room.platform.storeMedia({ filename: 'picture', bytes: png, type: 'image/png' });
  await room.platform.showPicture('contact-hill', mediaId);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 2 工作动态');
  for (const caption of ['图说 2 义务献血', '图说 1\n夜校开班\n工友上课', '合并 2 1', '截稿'])
    await room.says('editor-first', caption);
  await room.skips('editor-first', 6);
  await signOff(room);
  expect(await room.next('editor-first')).toMatch(/推送结束/u);
  const archived = await room.store.openReader().archived('d1');
  const [merged] = archived?.bulletin.columns[0]?.entries ?? [];
  expect(merged?.pictures?.map(({ caption }) => caption)).toEqual(['义务献血', '夜校开班', '工友上课']);
  room.forgetsAll();
});
