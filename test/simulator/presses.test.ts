import { decrypt } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { app, listenAsApp, startTrial, type Listener, type Trial } from './trial';

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'SelectedItem' });
let trial: Trial;
let listener: Listener;

beforeEach(async () => {
  trial = await startTrial();
  listener = await listenAsApp((response) => response.end());
  trial.platform.sendCallbacksTo(listener.url);
});

afterEach(async () => {
  await trial.platform.close();
  await listener.close();
});

const card = (number: number, more: object = {}) => ({
  card_type: 'button_interaction',
  task_id: `card-${number}`,
  main_title: { title: `来稿 ${number}` },
  button_selection: {
    question_key: 'column',
    title: '栏目',
    option_list: [
      { id: '1', text: '工作动态' },
      { id: '2', text: '简讯' },
    ],
    selected_id: '2',
  },
  button_list: [
    { text: '采用', style: 1, key: `accept:${number}` },
    { text: '退稿', style: 3, key: `reject:${number}` },
  ],
  ...more,
});
const sendCard = (template_card: object) =>
  trial.send({ touser: 'Editor-First', msgtype: 'template_card', template_card });
const press = (button: Parameters<Trial['platform']['pressShown']>[1]) =>
  trial.platform.pressShown('Editor-First', button);

/** The last press that arrived: task, button, and what was chosen. */
function arrived() {
  const { Encrypt } = (parser.parse(listener.received.at(-1)!.body) as { xml: { Encrypt: string } }).xml;
  const { xml } = parser.parse(decrypt(app.encodingAesKey, Encrypt).message) as {
    xml: Record<string, unknown>;
  };
  type Item = { QuestionKey: string; OptionIds: { OptionId: string } };
  const { SelectedItem = [] } = (xml['SelectedItems'] || {}) as { SelectedItem?: Item[] };
  const chosen = SelectedItem.map((item) => `${item.QuestionKey}=${item.OptionIds.OptionId}`);
  return [xml['TaskId'], xml['EventKey'], ...chosen];
}

test('a button is pressed by its words, on the newest card with the words', async () => {
  await sendCard(card(1));
  await sendCard(card(12));
  await sendCard(card(13));
  await sendCard(card(14, { main_title: { title: '来稿 12' } }));
  expect(await press({ card: '来稿 13', button: '退稿' })).toEqual({ accepted: true });
  expect(arrived()).toEqual(['card-13', 'reject:13', 'column=2']);
  await press({ card: '来稿 12', button: '采用' });
  expect(arrived()).toEqual(['card-14', 'accept:14', 'column=2']);
});

test('what is chosen is named by its words or its id, and goes before what the list stands at', async () => {
  await sendCard(card(12));
  await press({ card: '来稿 12', button: '采用', chosen: { column: ['工作动态'] } });
  expect(arrived()).toEqual(['card-12', 'accept:12', 'column=1']);
  await press({ card: '来稿 12', button: '采用', chosen: { column: ['1'] } });
  expect(arrived()).toEqual(['card-12', 'accept:12', 'column=1']);
  await trial.platform.press('Editor-First', { taskId: 'card-12', key: 'accept:12' });
  expect(arrived()).toEqual(['card-12', 'accept:12', 'column=2']);
});

test('a card without a list has nothing chosen', async () => {
  await sendCard(card(12, { button_selection: undefined }));
  await press({ card: '来稿 12', button: '采用' });
  expect(arrived()).toEqual(['card-12', 'accept:12']);
});

test('what cannot be seen cannot be pressed', async () => {
  await trial.send({ touser: 'Editor-First', msgtype: 'text', text: { content: '来稿 15' } });
  await sendCard(card(12));
  await expect(press({ card: '来稿 15', button: '采用' })).rejects.toThrow('no card with 来稿 15');
  await expect(press({ card: '来稿 12', button: '全文' })).rejects.toThrow(
    'no button 全文 on the card with 来稿 12, but 采用, 退稿',
  );
  await expect(press({ card: '来稿 12', button: '采用', chosen: { column: ['言论'] } })).rejects.toThrow(
    'no 言论 to choose for column',
  );
  await expect(press({ card: '来稿 12', button: '采用', chosen: { reason: ['2'] } })).rejects.toThrow(
    'no 2 to choose for reason',
  );
  expect(listener.received).toEqual([]);
});

test('a settled card has no button any more', async () => {
  const { response_code } = await sendCard(card(12));
  const change = { agentid: app.agentId, response_code, atall: 1, button: { replace_name: '已采用' } };
  await trial.post('message/update_template_card', change, { access_token: await trial.token() });
  await expect(press({ card: '来稿 12', button: '采用' })).rejects.toThrow(
    'no button 采用 on the card with 来稿 12, but only 已采用',
  );
});

test('a press can be sent again as it was, and every other press has a code of its own', async () => {
  await sendCard(card(1));
  const message = () =>
    trial.platform.pressMessage('Editor-First', {
      card: '来稿 1',
      button: '采用',
      chosen: { column: ['1'] },
    });
  const [one, other] = [message(), message()];
  const withoutCode = (xml: string) => xml.replace(/<(ResponseCode|CreateTime)>.*<\/\1>/gu, '');
  expect(withoutCode(one)).toBe(withoutCode(other));
  const code = (xml: string) => /<ResponseCode>.*<\/ResponseCode>/u.exec(xml)?.[0];
  expect(code(one)).not.toBe(code(other));
  for (const xml of [one, one]) expect((await trial.platform.callback(xml)).status).toBe(200);
  expect(arrived()).toEqual(['card-1', 'accept:1', 'column=1']);
  expect(listener.received).toHaveLength(2);
});
