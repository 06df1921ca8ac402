import { decrypt } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { app, listenAsApp, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(() => trial.platform.close());

const card = {
  card_type: 'button_interaction',
  source: { desc: '编辑部' },
  main_title: { title: '来稿 12', desc: '湖区总工会' },
  sub_title_text: '送清凉进工地',
  horizontal_content_list: [{ keyname: '字数', value: '320' }],
  task_id: 'submission-12',
  button_list: [
    { text: '采用', style: 1, key: 'accept 12' },
    { text: '退稿', style: 2, key: 'reject 12' },
  ],
};
const shownText = '编辑部\n来稿 12\n湖区总工会\n送清凉进工地\n字数：320\n[采用]\n[退稿]';
const sendCard = (template_card: object = card) =>
  trial.send({ touser: 'contact-lake|Editor-First', msgtype: 'template_card', template_card });
const update = async (change: object) =>
  trial.post(
    'message/update_template_card',
    { agentid: app.agentId, ...change },
    { access_token: await trial.token() },
  );
const textFor = (userid: string) => trial.platform.heard(userid)[0]?.text;

test('a card shows its words and its buttons', async () => {
  expect(await sendCard()).toMatchObject({ errcode: 0, response_code: expect.any(String) as string });
  expect(trial.platform.heard('contact-lake')).toMatchObject([
    {
      kind: 'template_card',
      text: shownText,
      card: {
        taskId: 'submission-12',
        type: 'button_interaction',
        buttons: [
          { text: '采用', key: 'accept 12' },
          { text: '退稿', key: 'reject 12' },
        ],
        choice: null,
        settled: null,
      },
    },
  ]);
});

test('a card shows what there is to choose and what is chosen', async () => {
  const options = [
    { id: '1', text: '工作动态' },
    { id: '2', text: '简讯' },
  ];
  const selection = { question_key: 'column', title: '栏目', option_list: options };
  await sendCard({ ...card, button_selection: { ...selection, selected_id: '2' } });
  await sendCard({ ...card, task_id: 'submission-13', button_selection: { ...selection, selected_id: '9' } });
  expect(trial.platform.heard('contact-lake').map((one) => one.card?.choice)).toEqual([
    { key: 'column', chosen: '2', options },
    { key: 'column', chosen: '1', options },
  ]);
});

test('a notice has nothing to update', async () => {
  const notice = { card_type: 'text_notice', main_title: { title: '第8期' } };
  expect((await sendCard(notice))['errcode']).toBe(42045);
  const good = await sendCard({ ...notice, card_action: { type: 1, url: 'https://example.com' } });
  expect(good['errcode']).toBe(0);
  expect(good).not.toHaveProperty('response_code');
});

test.each([
  ['a type that does not exist', { card_type: 'poster' }, 42031],
  ['no title', { main_title: {}, sub_title_text: '' }, 40058],
  ['no task', { task_id: undefined }, 42014],
  ['a task in Chinese', { task_id: '来稿' }, 42014],
  ['a button without words', { button_list: [{ key: 'k' }] }, 42038],
  ['a button without key', { button_list: [{ text: '采用' }] }, 42039],
])('a card with %s is refused', async (_, change, errcode) => {
  expect((await sendCard({ ...card, ...change }))['errcode']).toBe(errcode);
});

test('a task belongs to one card for ever', async () => {
  await sendCard();
  expect((await sendCard())['errcode']).toBe(42014);
});

test('an update changes the card of those it names, once', async () => {
  const { response_code } = await sendCard();
  const change = { response_code, userids: ['editor-first', 'nobody'], button: { replace_name: '已采用' } };
  expect(await update(change)).toMatchObject({ errcode: 0, invaliduser: ['nobody'] });
  expect(textFor('Editor-First')).toBe(shownText.replace('[采用]\n[退稿]', '[已采用]'));
  expect(trial.platform.heard('Editor-First')[0]?.card).toMatchObject({ buttons: [], settled: '已采用' });
  expect(textFor('contact-lake')).toBe(shownText);
  expect((await update(change))['errcode']).toBe(42016);
});

test('an update can replace the whole card for everyone', async () => {
  const { response_code } = await sendCard();
  const next = {
    card_type: 'button_interaction',
    main_title: { title: '来稿 12 已退稿' },
    button_list: card.button_list,
    replace_text: '已处理',
  };
  expect(await update({ response_code, atall: 1, template_card: next })).toEqual({
    errcode: 0,
    errmsg: 'ok',
  });
  expect(['contact-lake', 'Editor-First'].map(textFor)).toEqual(Array(2).fill('来稿 12 已退稿\n[已处理]'));
});

test.each([
  ['nobody', { button: { replace_name: '已采用' } }, 82001],
  ['no words', { atall: 1, button: {} }, 40058],
  ['another type of card', { atall: 1, template_card: { card_type: 'text_notice' } }, 42031],
  ['a card without title', { atall: 1, template_card: { card_type: 'button_interaction' } }, 40058],
  ['another task', { atall: 1, template_card: { ...card, task_id: 'submission-13' } }, 42014],
  [
    'a card without buttons',
    { atall: 1, template_card: { ...card, button_list: [], replace_text: '完' } },
    40058,
  ],
  [
    'a card that breaks a limit',
    { atall: 1, template_card: { ...card, sub_title_text: '字'.repeat(161) } },
    40058,
  ],
])('an update for %s is refused', async (_, change, errcode) => {
  const { response_code } = await sendCard();
  expect((await update({ response_code, ...change }))['errcode']).toBe(errcode);
  expect((await update({ response_code, atall: 1, template_card: card }))['errcode']).toBe(0);
});

test('a code that nobody gave changes nothing', async () => {
  await sendCard();
  const change = { response_code: 'no-such-code', atall: 1, button: { replace_name: '已采用' } };
  expect((await update(change))['errcode']).toBe(42016);
  expect(textFor('contact-lake')).toBe(shownText);
});

test('a response code is good for 72 hours', async () => {
  const { response_code } = await sendCard();
  trial.wait(72 * 3_600_000 - 1);
  const last = (await sendCard({ ...card, task_id: 'submission-13' }))['response_code'];
  trial.wait(1);
  expect((await update({ response_code, atall: 1, button: { replace_name: '已采用' } }))['errcode']).toBe(
    42016,
  );
  const other = { response_code: last, atall: 1, button: { replace_name: '已采用' } };
  expect((await update(other))['errcode']).toBe(0);
});

test('a press brings what was pressed and chosen, and a response code of its own', async () => {
  const listener = await listenAsApp((response) => response.end());
  trial.platform.sendCallbacksTo(listener.url);
  await sendCard();
  const pressed = { taskId: 'submission-12', key: 'accept 12', chosen: { column: ['2'] } };
  expect(await trial.platform.press('Editor-First', pressed)).toEqual({ accepted: true });
  await listener.close();

  const parser = new XMLParser({ parseTagValue: false });
  const { Encrypt } = (parser.parse(listener.received[0]!.body) as { xml: { Encrypt: string } }).xml;
  const inner = parser.parse(decrypt(app.encodingAesKey, Encrypt).message) as {
    xml: { ResponseCode: string };
  };
  expect(inner.xml).toMatchObject({
    FromUserName: 'Editor-First',
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: 'accept 12',
    TaskId: 'submission-12',
    CardType: 'button_interaction',
    SelectedItems: { SelectedItem: { QuestionKey: 'column', OptionIds: { OptionId: '2' } } },
    AgentID: '1000002',
  });
  const response_code = inner.xml.ResponseCode;
  expect((await update({ response_code, atall: 1, button: { replace_name: '已采用' } }))['errcode']).toBe(0);
  await expect(trial.platform.press('Editor-First', pressed)).rejects.toThrow('no button accept 12');
});
