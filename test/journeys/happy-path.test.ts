import { openNewsroom, type Newsroom } from '../support/newsroom';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

test('a piece goes from a contact into three groups', async () => {
  await room.says(
    'contact-lake',
    '湖东区总工会办夜校\n湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。（湖东区总工会）',
  );
  for (let i = 0; i < 1; i += 1) console.log(await room.next('contact-lake'));
  console.log(await room.next('editor-first'));
  await room.says('editor-first', '采用１');
  console.log(await room.next('editor-first'));
  console.log(await room.next('contact-lake'));
  await room.says('editor-first', '/截稿');
  console.log(await room.next('editor-first'));
  await room.says('editor-first', '签发');
  const offer = await room.next('editor-first');
  console.log(offer);
  await room.says('editor-first', /签发 \d{4}/.exec(offer)![0]);
  console.log(await room.next('editor-first'));
  console.log(await room.next('editor-first'));
  console.log(await room.next('contact-lake'));
  console.log(room.platform.posts('市总机关群'), room.logged.join(''));
});
