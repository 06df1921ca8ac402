import { startRoles } from '../../src/roles';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { nightSchool, receiptOf } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const unknown =
  '您好，这里是简报编辑部。您还没有登记为通讯员，刚才的内容没有收作来稿。请发“登记 单位 姓名”申请登记，管理员（管理员）确认后再发一次。';

function registrationCardOf(number: number, unit: string, buttons = ['[同意]', '[拒绝]']): string {
  const rows = ['姓名：通讯员甲', `单位：${unit}`, '账号：stranger'];
  return [`登记 ${number}`, '申请登记为通讯员', ...rows, ...buttons].join('\n');
}

/** The stranger has asked, and both have heard of it. */
async function asks(unit = '湖东区总工会', number = 1): Promise<void> {
  await room.says('stranger', `登记 ${unit} 通讯员甲`);
  await room.hears(
    'stranger',
    `登记 ${number} 的申请收到了：${unit}，通讯员甲。管理员（管理员）确认后马上告诉您，请不必重发。`,
  );
  await room.hears('desk-admin', registrationCardOf(number, unit));
}

test('somebody registers, is offered the unit that she meant, and submits after an admin has agreed', async () => {
  await room.says('stranger', '登记');
  await room.hears('stranger', '这条指令要这样写：登记 单位 姓名');
  await room.says('stranger', '登记 湖东总工 通讯员甲');
  await room.hears(
    'stranger',
    [
      '没有找到“湖东总工”这个单位。是不是这一个？照样发下面一行即可：',
      '登记 湖东区总工会 通讯员甲',
      '单位还没有列入的，请告诉管理员（管理员）。',
    ].join('\n'),
  );
  await room.says('stranger', '登记 水务集团 通讯员甲');
  await room.hears(
    'stranger',
    '没有找到“水务集团”这个单位，请核对全称再发一次。单位还没有列入的，请告诉管理员（管理员）。',
  );
  await asks();
  await room.says('stranger', nightSchool.text);
  await room.hears('stranger', unknown);
  await room.says('desk-admin', '同意');
  await room.hears('desk-admin', '登记 1 已同意，通讯员甲（账号 stranger）现在是湖东区总工会的通讯员。');
  await room.hears(
    'stranger',
    [
      '您已登记为湖东区总工会的通讯员，现在可以投稿了。',
      '直接把稿件发给我就是投稿：第一行写标题，下面写正文，最后写署名；简讯只写一段。发“帮助”看可以说什么。',
    ].join('\n'),
  );
  await room.restart();
  await room.says('stranger', nightSchool.text);
  await room.hears('stranger', receiptOf(1, nightSchool));
  await room.says('stranger', '登记 湖东区总 通讯员甲');
  await room.hears('stranger', '您已经是湖东区总工会的通讯员（通讯员甲），不用再登记，直接发稿就行。');
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.isQuiet();
});

test('an admin agrees by card, and every card shows who did', async () => {
  await asks();
  await room.presses('desk-admin', '登记 1', '同意');
  expect(await room.next('stranger')).toMatch(/^您已登记为湖东区总工会的通讯员/u);
  await room.seesOnCard('desk-admin', '登记 1', /^登记 1\n.*\n\d+月\d+日 \d\d:\d\d 管理员 同意\n/u);
  await room.seesOnCard('desk-admin', '登记 1', /\n\[已同意\]$/u);
  await room.isQuiet();
});

test('who asks again before an admin has decided has changed her mind, not asked twice', async () => {
  await asks();
  await room.says('stranger', '登记 湖东区总工会 通讯员甲');
  await room.hears(
    'stranger',
    '登记 1 还在等管理员（管理员）确认：湖东区总工会，通讯员甲。确认后马上告诉您，请不必重发。',
  );
  await room.says('stranger', '登记 山北区总 通讯员甲');
  await room.hears(
    'stranger',
    '登记 1 已改为：山北区总工会，通讯员甲。管理员（管理员）确认后马上告诉您，请不必重发。',
  );
  await room.hears('desk-admin', registrationCardOf(1, '山北区总工会'));
  const old = () => room.platform.heard('desk-admin')[0]?.text ?? '';
  while (!old().includes('[已改过]')) await new Promise((resolve) => setTimeout(resolve, 20));
  await room.says('desk-admin', '同意 1');
  await room.hears('desk-admin', '登记 1 已同意，通讯员甲（账号 stranger）现在是山北区总工会的通讯员。');
  await room.skips('stranger', 1);
  await room.isQuiet();
});

test('a refusal is told with its reason, and nothing is decided twice', async () => {
  await asks();
  await room.says('desk-admin', '拒绝 不是本单位的人，\n请单位来函');
  await room.hears('desk-admin', '登记 1 已拒绝，已告诉通讯员甲。');
  await room.hears(
    'stranger',
    [
      '很抱歉，您的登记（湖东区总工会，通讯员甲）没有通过。',
      '理由：不是本单位的人，\n请单位来函',
      '要重新申请，发“登记 单位 姓名”。',
    ].join('\n'),
  );
  await room.says('desk-admin', '同意 1');
  expect(await room.next('desk-admin')).toMatch(
    /^登记 1 已由管理员于 \d+月\d+日 \d\d:\d\d 拒绝，您这次没有生效。要再登记，请本人重新发“登记 单位 姓名”。$/u,
  );
  await room.says('desk-admin', '同意');
  await room.hears('desk-admin', '现在没有等着确认的登记。');
  await room.says('desk-admin', '拒绝 7');
  await room.hears('desk-admin', '没有登记 7。请核对号码。');
  await room.says('stranger', nightSchool.text);
  await room.hears('stranger', unknown);
  await room.isQuiet();
});

test('of several that wait an admin says which; a contact may change her unit', async () => {
  await asks();
  await room.says('contact-hill', '登记 湖东区总工会 山北区通讯员');
  await room.skips('contact-hill', 1);
  expect(await room.next('desk-admin')).toContain('\n通讯员申请换单位\n');
  await room.says('desk-admin', '同意');
  await room.hears(
    'desk-admin',
    [
      '有 2 份登记等着确认，请写上号码，例如：同意 1',
      '登记 1｜湖东区总工会｜通讯员甲',
      '登记 2｜湖东区总工会｜山北区通讯员',
    ].join('\n'),
  );
  await room.says('desk-admin', '同意 2');
  await room.skips('desk-admin', 1);
  await room.hears(
    'contact-hill',
    '您的登记已确认，从山北区总工会换到了湖东区总工会。以后的来稿算湖东区总工会的，已经投的不变。',
  );
  await room.isQuiet();
});

test('an admin appoints and dismisses, and what she did survives a restart', async () => {
  await room.says('desk-admin', '任命 编辑 stranger');
  await room.hears('desk-admin', '这条指令要这样写：任命 编辑 账号 姓名 签发');
  await room.says('desk-admin', '任命 编辑 stranger 编辑三 签发');
  await room.hears('desk-admin', '编辑三（账号 stranger）现在是编辑，可以签发。');
  await room.hears('stranger', '您已由管理员任命为编辑，可以签发。发“帮助”看可以说什么。');
  await room.restart();
  await room.says('stranger', '签发');
  await room.hears('stranger', '没有已截稿、待签发的一期。编好后先发“截稿”。');
  await room.says('desk-admin', '任命 编辑 编辑三 签发');
  await room.hears('desk-admin', '编辑三已经是编辑，没有变动。发“人员”看名单。');
  await room.says('desk-admin', '任命 编辑 编辑三');
  await room.hears('desk-admin', '编辑三（账号 stranger）现在是编辑，没有签发权。');
  await room.hears('stranger', '您已由管理员任命为编辑，没有签发权。发“帮助”看可以说什么。');
  await room.says('stranger', '签发');
  await room.hears('stranger', '您没有签发权。请告诉有签发权的编辑。');
  await room.says('desk-admin', '任命 通讯员 编辑三 湖东总工 编辑三');
  await room.hears(
    'desk-admin',
    [
      '没有找到“湖东总工”这个单位。是不是这一个？照样发下面一行即可：',
      '任命 通讯员 编辑三 湖东区总工会 编辑三',
      '要增加这个单位，发“单位 增加 湖东总工 别名、别名”。',
    ].join('\n'),
  );
  await room.says('desk-admin', '任命 通讯员 编辑三 湖东区总工会');
  await room.hears('desk-admin', '编辑三（账号 stranger）现在是湖东区总工会的通讯员。');
  await room.hears(
    'stranger',
    '您已由管理员任命为湖东区总工会的通讯员。把稿件直接发给我就是投稿。发“帮助”看可以说什么。',
  );
  await room.says('desk-admin', '免去 编辑 编辑三');
  await room.hears('desk-admin', '编辑三不再是编辑。');
  await room.hears('stranger', '您不再是编辑（由管理员免去）。');
  await room.says('desk-admin', '免去 编辑 编辑三');
  await room.hears('desk-admin', '编辑三不是编辑，没有变动。发“人员”看名单。');
  await room.restart();
  await room.says('stranger', '待审');
  await room.hears('stranger', '“待审”是编辑用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.isQuiet();
});

test('the last admin and the last editor who may sign off stay until there is another', async () => {
  await room.says('desk-admin', '免去 管理员');
  await room.hears('desk-admin', '管理员是最后一位管理员，不能免去。请先任命另一位：任命 管理员 账号 姓名');
  await room.says('desk-admin', '免去 编辑一');
  const lastSigner = '编辑一是最后一位可以签发的编辑，没有变动。请先任命另一位：任命 编辑 账号 姓名 签发';
  await room.hears('desk-admin', lastSigner);
  await room.says('desk-admin', '任命 编辑 编辑一');
  await room.hears('desk-admin', lastSigner);
  await room.says('desk-admin', '免去 编辑九');
  await room.hears('desk-admin', '没有找到“编辑九”。请写企业微信账号，或名单里的姓名；发“人员”看名单。');
  await room.says('desk-admin', '任命 管理员 编辑二');
  await room.hears('desk-admin', '编辑二（账号 editor-second）现在是管理员。');
  await room.hears('editor-second', '您已由管理员任命为管理员。发“帮助”看可以说什么。');
  await room.says('editor-second', '免去 desk-admin');
  await room.hears('editor-second', '管理员不再是管理员。');
  await room.hears('desk-admin', '您不再是管理员（由编辑二免去）。');
  await room.says('desk-admin', '人员');
  expect(await room.next('desk-admin')).toContain(
    '请发“登记 单位 姓名”申请登记，管理员（编辑二）确认后再发一次。',
  );
  await room.isQuiet();
});

test('a dismissed contact submits no more; her pieces stay and she hears of them', async () => {
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.says('desk-admin', '免去 湖东区通讯员');
  await room.hears('desk-admin', '湖东区通讯员不再是通讯员。来稿都保留，照常处理。');
  await room.hears(
    'contact-lake',
    '您不再是通讯员（由管理员免去）。已经投的来稿照常处理，有了结果仍会告诉您。',
  );
  await room.says('contact-lake', nightSchool.text);
  await room.hears('contact-lake', unknown);
  await room.says('editor-first', '看 1');
  expect(await room.next('editor-first')).toMatch(/^来稿 1（待审）｜湖东区总工会｜湖东区通讯员\n/u);
  await room.skips('editor-first', 1);
  await room.says('editor-first', '采用 1');
  await room.skips('editor-first', 1);
  expect(await room.next('contact-lake')).toMatch(/^您的来稿 1 已采用/u);
  await room.isQuiet();
});

test('who leaves the company holds no role any more, and the admins hear what the desk has lost', async () => {
  await room.platform.changeContact({ type: 'delete_user', userid: 'contact-lake' });
  await room.hears(
    'desk-admin',
    '湖东区通讯员（账号 contact-lake）已离开企业微信，不再是通讯员。来稿都保留，照常处理。',
  );
  await room.platform.changeContact({ type: 'delete_user', userid: 'editor-first' });
  await room.hears(
    'desk-admin',
    [
      '编辑一（账号 editor-first）已离开企业微信，不再是编辑。',
      '现在没有可以签发的编辑了：请管理员发“任命 编辑 账号 姓名 签发”。',
    ].join('\n'),
  );
  await room.platform.changeContact({ type: 'delete_user', userid: 'desk-admin' });
  await room.hears(
    'editor-second',
    [
      '管理员（账号 desk-admin）已离开企业微信，不再是管理员。',
      '现在一位管理员也没有了：请在 desk.yaml 的 admins 里另写一位，再重新启动。',
    ].join('\n'),
  );
  await room.platform.changeContact({ type: 'delete_user', userid: 'stranger' });
  await room.isQuiet();
  const around = { redisUrl: room.redis.url, log: room.log, now: room.now };
  await expect(startRoles(room.config, around)).rejects.toThrow(
    [
      'desk.yaml 里的管理员都已经用指令免去或离开，请在 admins 里另写一位',
      'desk.yaml 里可以签发的编辑都已经用指令免去或离开，请在 editors 里另写一位 maySignOff: true 的',
    ].join('\n'),
  );
});

test('a renamed account keeps its roles and its submissions', async () => {
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  await room.platform.changeContact({ type: 'update_user', userid: 'contact-lake', newUserid: 'lake' });
  await room.says('lake', '来稿 1');
  expect(await room.next('lake')).toMatch(/^来稿 1（待审）：夜校开进三个工地\n.*湖东区通讯员 送审\n/u);
  await room.says('editor-first', '退改 1 请写明时间');
  expect(await room.next('lake')).toMatch(/^您的来稿 1 请修改后再送。编辑的意见：\n请写明时间\n/u);
  await room.says('lake', `改稿 1 ${nightSchool.text}`);
  expect(await room.next('lake')).toMatch(/^来稿 1 已更新为第2稿/u);
  await room.says('lake', '我的来稿');
  expect(await room.next('lake')).toContain('来稿 1（待审）夜校开进三个工地');
  await room.says('contact-lake', nightSchool.text);
  await room.hears('contact-lake', unknown);
});

test('units are listed, shown, offered and added', async () => {
  await room.says('desk-admin', '单位 增加 湖西区总工会 湖西区总、湖西工会');
  await room.hears(
    'desk-admin',
    '已增加单位“湖西区总工会”，别名 湖西区总、湖西工会。通讯员可以发“登记 湖西区总工会 姓名”。',
  );
  await room.says('desk-admin', '单位 增加 湖北区总工会 湖西区 总');
  await room.hears(
    'desk-admin',
    '已增加单位“湖北区总工会”，别名 湖西区、总。通讯员可以发“登记 湖北区总工会 姓名”。',
  );
  await room.says('desk-admin', '单位 增加 湖南区总工会 湖西工会');
  await room.hears(
    'desk-admin',
    '“湖西工会”已经是“湖西区总工会”的名称或别名，没有增加。请换一个，或发“单位 湖西区总工会”看它。',
  );
  await room.restart();
  await room.says('desk-admin', '单位');
  await room.hears(
    'desk-admin',
    [
      '单位 10 个：',
      '湖东区总工会（区总工会）：通讯员 1 位',
      '山北区总工会（区总工会）：通讯员 1 位',
      '港口新区总工会（区总工会）：通讯员 1 位',
      '江城市教育工会（产业工会）：通讯员 1 位',
      '江城市交通运输工会（产业工会）：通讯员 1 位',
      '江城机床厂工会（企业工会）：通讯员 1 位',
      '江城公交公司工会（企业工会）：通讯员 1 位',
      '市总宣传教育部（市总机关部室）：通讯员 1 位',
      '湖西区总工会：还没有通讯员',
      '湖北区总工会：还没有通讯员',
      '发“单位 名称”看一个，发“单位 增加 名称 别名、别名”增加。',
    ].join('\n'),
  );
  await room.says('desk-admin', '单位 湖西工会');
  await room.hears(
    'desk-admin',
    [
      '湖西区总工会',
      '别名：湖西区总、湖西工会',
      '通讯员：还没有',
      '请本人发“登记 湖西区总工会 姓名”，或发“任命 通讯员 账号 湖西区总工会 姓名”。',
    ].join('\n'),
  );
  await room.says('desk-admin', '单位 湖东区总');
  await room.hears(
    'desk-admin',
    ['湖东区总工会（区总工会）', '别名：湖东区总、湖东总工会', '通讯员：湖东区通讯员（contact-lake）'].join(
      '\n',
    ),
  );
  await room.says('desk-admin', '单位 公交公司');
  await room.hears(
    'desk-admin',
    [
      '没有找到“公交公司”这个单位。是不是这一个？照样发下面一行即可：',
      '单位 江城公交公司工会',
      '要增加这个单位，发“单位 增加 公交公司 别名、别名”。',
    ].join('\n'),
  );
  await room.isQuiet();
});

test('人员 lists who holds which role', async () => {
  await room.says('desk-admin', '人员');
  await room.hears(
    'desk-admin',
    [
      '管理员：管理员（desk-admin）',
      '编辑：编辑一（editor-first，可以签发）、编辑二（editor-second）',
      '通讯员 8 位：',
      '湖东区总工会：湖东区通讯员（contact-lake）',
      '山北区总工会：山北区通讯员（contact-hill）',
      '港口新区总工会：港口新区通讯员（contact-port）',
      '江城市教育工会：教育工会通讯员（contact-school）',
      '江城市交通运输工会：交通工会通讯员（contact-road）',
      '江城机床厂工会：机床厂通讯员（contact-lathe）',
      '江城公交公司工会：公交公司通讯员（contact-bus）',
      '市总宣传教育部：宣教部通讯员（contact-press）',
      '发“任命 编辑 账号 姓名 签发”“任命 管理员 账号 姓名”“任命 通讯员 账号 单位 姓名”任命，发“免去 账号或姓名”免去。',
    ].join('\n'),
  );
});

test('a stranger is shown what strangers may say', async () => {
  await room.says('stranger', '帮助');
  await room.hears(
    'stranger',
    ['您可以说：', '登记 单位 姓名　申请做通讯员，或换单位', '帮助　可以说什么'].join('\n'),
  );
  await room.says('contact-lake', '免去 编辑一');
  await room.hears('contact-lake', '“免去”是管理员用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.says('desk-admin', '撤稿 1');
  await room.hears('desk-admin', '“撤稿”是通讯员用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.isQuiet();
});
