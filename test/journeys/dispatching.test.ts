import { plainText } from '../../simulator/plain-text';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, nightSchool } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

/** Two pieces accepted and the issue closed; what was said until then is another story. */
async function closedIssue(): Promise<void> {
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  await room.says('contact-hill', bloodDrive.text);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 1 2');
  await room.skips('editor-first', 3);
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 1);
  await room.skips('contact-lake', 1);
  await room.skips('contact-hill', 1);
  await room.skips('editor-second', 3);
}

async function offeredCode(): Promise<string> {
  await room.says('editor-first', '签发');
  const offer = await room.next('editor-first');
  expect(offer).toMatch(
    /^第1期（总第1期）：2 篇，分 1 段，将发到 3 个群：\n区总工会工作群、产业和企业工会群、市总机关群\n确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：\n签发 \d{4}$/u,
  );
  return offer.slice(-4);
}

const dispatching = '第1期（总第1期）已签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。';

test('three groups read the same issue, and everybody hears of it', async () => {
  await closedIssue();
  await room.says('editor-first', `签发 ${await offeredCode()}`);
  await room.hears('editor-first', dispatching, '第1期（总第1期）推送结束。3 个群：3 已推送');
  await room.hears(
    'editor-second',
    '第1期（总第1期）已由编辑一签发，正在推送。',
    '第1期（总第1期）推送结束。3 个群：3 已推送',
  );
  await room.hears('contact-lake', '您的来稿 1 已刊出：第1期（总第1期）【工作动态】第1篇。谢谢您的来稿。');
  await room.hears('contact-hill', '您的来稿 2 已刊出：第1期（总第1期）【简讯】第1篇。谢谢您的来稿。');
  for (const { name } of room.config.desk.groups) {
    const posts = room.platform.posts(name);
    expect(posts).toHaveLength(1);
    const read = plainText(posts[0]!.text);
    expect(read).toContain('江城工运');
    expect(read).toContain('湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。');
    expect(read).toContain('●本周三晚，山北区总工会组织一线职工义务献血，六十人参加。');
    expect(read).toMatch(/本期印发：市总工会领导、各区总工会、各产业工会、市总工会各部室\s*$/u);
  }
  await room.says('editor-second', '撤销 1');
  expect(await room.next('editor-second')).toMatch(/已经印发，不能再改。$/u);
  await room.says('editor-second', '推送');
  await room.hears(
    'editor-second',
    '第1期（总第1期）推送情况，3 个群：3 已推送\n区总工会工作群：1 段已推送\n产业和企业工会群：1 段已推送\n市总机关群：1 段已推送',
  );
  await room.isQuiet();
});

test('the sign-off needs the right, the right code, in time, of an unchanged issue', async () => {
  await room.says('editor-first', '签发');
  await room.hears('editor-first', '没有已截稿、待签发的一期。编好后先发“截稿”。');
  await room.says('editor-first', '截稿');
  await room.hears('editor-first', '第1期（总第1期）还没有稿件。先采用几篇，再试一次。');
  await closedIssue();
  await room.says('editor-second', '签发');
  await room.hears('editor-second', '您没有签发权。请告诉有签发权的编辑。');
  await room.says('editor-first', '签发 1234');
  await room.hears('editor-first', '没有等您确认的签发。请先发“签发”，看清内容和群，再回复其中的数字。');

  const code = await offeredCode();
  const wrong = code === '0000' ? '1111' : '0000';
  await room.says('editor-first', `签发 ${wrong}`);
  await room.hears('editor-first', '签发码不对，什么也没有发出。还可以试 4 次，或者重新发“签发”。');
  for (let tries = 0; tries < 4; tries += 1) await room.says('editor-first', `签发 ${wrong}`);
  await room.skips('editor-first', 3);
  await room.hears('editor-first', '签发码连续不对，已作废，什么也没有发出。请重新发“签发”。');
  await room.says('editor-first', `签发 ${code}`);
  await room.hears('editor-first', '没有等您确认的签发。请先发“签发”，看清内容和群，再回复其中的数字。');

  const old = await offeredCode();
  room.later(11 * 60_000);
  await room.says('editor-first', `签发 ${old}`);
  await room.hears('editor-first', '这个签发码已过十分钟，作废了。请重新发“签发”。');

  const before = await offeredCode();
  await room.says('editor-second', '移出 2');
  await room.skips('editor-second', 1);
  await room.says('editor-first', `签发 ${before}`);
  await room.hears(
    'editor-first',
    '稿件或群在您看过之后有了变动，这个签发码作废，什么也没有发出。请重新发“签发”。',
  );
  expect(room.platform.posts('市总机关群')).toEqual([]);
  await room.isQuiet();
});

test('a dead webhook fails its group alone, and the editors hear which and why', async () => {
  await closedIssue();
  const code = await offeredCode();
  room.platform.removeWebhook('市总机关群');
  await room.says('editor-first', `签发 ${code}`);
  await room.hears('editor-first', dispatching);
  const report = await room.next('editor-first');
  expect(report).toMatch(
    /^第1期（总第1期）推送结束。3 个群：2 已推送，1 失败（市总机关群：.+）\n失败的，找到原因后发“补发 群名”。$/u,
  );
  expect(room.platform.posts('区总工会工作群')).toHaveLength(1);
});

test('no group at all: nothing is called printed', async () => {
  await closedIssue();
  const code = await offeredCode();
  for (const { name } of room.config.desk.groups) room.platform.removeWebhook(name);
  await room.says('editor-first', `签发 ${code}`);
  await room.hears('editor-first', dispatching);
  expect(await room.next('editor-first')).toMatch(/^第1期（总第1期）没有发到任何一个群。3 个群：3 失败/u);
  await room.skips('editor-second', 2);
  await room.isQuiet();
});

test('a busy platform is asked again', async () => {
  await closedIssue();
  const code = await offeredCode();
  room.platform.fault({ path: '/cgi-bin/webhook/send', key: groupKey('市总机关群'), times: 2, errcode: -1 });
  await room.says('editor-first', `签发 ${code}`);
  await room.hears('editor-first', dispatching, '第1期（总第1期）推送结束。3 个群：3 已推送');
  expect(room.platform.posts('市总机关群')).toHaveLength(1);
});

test('a part whose answer never came is neither sent again nor called sent', async () => {
  await closedIssue();
  const code = await offeredCode();
  room.platform.fault({ path: '/cgi-bin/webhook/send', key: groupKey('市总机关群'), reset: 'after' });
  await room.says('editor-first', `签发 ${code}`);
  await room.hears(
    'editor-first',
    dispatching,
    '第1期（总第1期）推送结束。3 个群：2 已推送，1 未确认\n市总机关群：第1段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 市总机关群”；没有，发“补发 市总机关群”。',
  );
  expect(room.platform.posts('市总机关群')).toHaveLength(1);
});

test('a token that was taken back early is fetched anew, and nobody notices', async () => {
  await closedIssue();
  room.platform.expireTokens();
  await offeredCode();
  const fetched = room.platform.calls.filter(({ path }) => path === '/cgi-bin/gettoken');
  expect(fetched).toHaveLength(2);
  await room.isQuiet();
});

test('a wrong secret stops at once instead of being tried again and again', async () => {
  room.platform.changeSecret('another-secret');
  room.platform.expireTokens();
  await room.says('contact-lake', nightSchool.text);
  await room.says('contact-hill', bloodDrive.text);
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect(room.platform.calls.filter(({ path }) => path === '/cgi-bin/gettoken').length).toBeLessThanOrEqual(
    2,
  );
  const ready = await fetch(`http://127.0.0.1:${room.port()}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    {
      ok: false,
      problems: ['WeCom gives no access_token'],
      details: [
        'the pages are closed: PUBLIC_URL is not set',
        'pdf: not made, the Word file stands alone: SOFFICE is off',
      ],
    },
  ]);
});

function groupKey(group: string): string {
  return room.config.desk.groups.find(({ name }) => name === group)?.address ?? '';
}
