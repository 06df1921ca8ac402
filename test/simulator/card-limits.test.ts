import { groupLimitFault, limitFault } from '../../simulator/card-limits';

const button = { text: '采用', style: 1, key: 'accept' };
const option = { id: '1', text: '简讯' };
const selection = { question_key: 'column', title: '栏目', option_list: [option] };
const card = { card_type: 'button_interaction', main_title: { title: '来稿 12' }, button_list: [button] };
const many = (count: number, character = '字') => character.repeat(count);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const options = (count: number) => times(count, (at) => ({ id: String(at), text: '栏目' }));
const chosenFrom = (option_list: object[], more: object = {}) => ({
  button_selection: { ...selection, option_list, ...more },
});
const rows = (count: number) => times(count, () => ({ keyname: '单位', value: '湖东区' }));

test.each([
  ['a source of 20字', { source: { desc: many(20) } }],
  ['a title of 36字', { main_title: { title: many(36), desc: many(44) } }],
  ['36 emoji of several code points each', { main_title: { title: many(36, '👩‍🏭') } }],
  ['a text of 160字', { sub_title_text: many(160) }],
  ['six rows', { horizontal_content_list: rows(6) }],
  ['a full row', { horizontal_content_list: [{ keyname: many(5), value: many(30) }] }],
  ['a row without value', { horizontal_content_list: [{ keyname: '单位' }] }],
  ['four vertical parts', { vertical_content_list: times(4, () => ({ title: many(38), desc: many(160) })) }],
  ['three jumps', { jump_list: times(3, () => ({ title: many(18) })) }],
  ['six buttons', { button_list: times(6, () => ({ text: many(10), key: many(1024, 'k') })) }],
  ['a button with an address', { button_list: [{ text: '打开', type: 1, url: 'https://example.com' }] }],
  ['ten options', chosenFrom(options(10))],
  ['a full option', chosenFrom([{ id: many(128, 'i'), text: many(16) }])],
])('%s is within the limits', (_, change) => {
  expect(limitFault({ ...card, ...change })).toBeNull();
});

test.each([
  ['a source of 21字', { source: { desc: many(21) } }, 40058],
  ['a title of 37字', { main_title: { title: many(37) } }, 40058],
  ['a description of 45字', { main_title: { title: '来稿 12', desc: many(45) } }, 40058],
  ['a text of 161字', { sub_title_text: many(161) }, 40058],
  ['seven rows', { horizontal_content_list: rows(7) }, 42035],
  ['a row without name', { horizontal_content_list: [{ value: '湖东区' }] }, 42027],
  ['a row whose name has 6字', { horizontal_content_list: [{ keyname: many(6) }] }, 40058],
  ['a row whose value has 31字', { horizontal_content_list: [{ keyname: '单位', value: many(31) }] }, 40058],
  ['five vertical parts', { vertical_content_list: times(5, () => ({ title: '题' })) }, 42036],
  ['a vertical part of 161字', { vertical_content_list: [{ title: '题', desc: many(161) }] }, 40058],
  ['four jumps', { jump_list: times(4, () => ({ title: '题' })) }, 42042],
  ['a jump of 19字', { jump_list: [{ title: many(19) }] }, 40058],
  ['no button', { button_list: [] }, 40058],
  ['no list of buttons', { button_list: undefined }, 40058],
  ['seven buttons', { button_list: times(7, () => button) }, 40058],
  ['a button without words', { button_list: [{ key: 'k' }] }, 42038],
  ['a button of 11字', { button_list: [{ ...button, text: many(11) }] }, 42038],
  ['a button without key', { button_list: [{ text: '采用' }] }, 42039],
  ['a key of 1,025 bytes', { button_list: [{ ...button, key: many(1025, 'k') }] }, 42039],
  ['a list without key', chosenFrom([option], { question_key: '' }), 42043],
  ['a list without options', chosenFrom([]), 42037],
  ['eleven options', chosenFrom(options(11)), 42037],
  ['an option without id', chosenFrom([{ text: '简讯' }]), 42040],
  ['an id of 129 bytes', chosenFrom([{ id: many(43), text: '简讯' }]), 42040],
  ['one id twice', chosenFrom([option, option]), 42040],
  ['an option without words', chosenFrom([{ id: '1' }]), 42041],
  ['an option of 17字', chosenFrom([{ id: '1', text: many(17) }]), 42041],
  ['four lists', { select_list: times(4, () => selection) }, 42047],
  ['a list of lists without options', { select_list: [{ ...selection, option_list: [] }] }, 42037],
  ['a submit button without words', { submit_button: { key: 'k' } }, 42049],
  ['a submit button without key', { submit_button: { text: '提交' } }, 42046],
])('%s is not', (_, change, errcode) => {
  expect(limitFault({ ...card, ...change })).toBe(errcode);
});

test('a card of another type needs no buttons', () => {
  expect(limitFault({ card_type: 'vote_interaction', main_title: { title: '来稿 12' } })).toBeNull();
});

const notice = { card_type: 'text_notice', main_title: { title: '第8期' } };

test.each([
  ['a source of 13字', { source: { desc: many(13) } }],
  ['a title of 26字', { main_title: { title: many(26), desc: many(30) } }],
  ['a text of 112字', { sub_title_text: many(112) }],
  ['six full rows', { horizontal_content_list: times(6, () => ({ keyname: many(5), value: many(26) })) }],
  ['a vertical part', { vertical_content_list: [{ title: many(26), desc: many(112) }] }],
  ['a jump of 13字', { jump_list: [{ title: many(13) }] }],
])('%s is within the limits of a group’s card', (_, change) => {
  expect(groupLimitFault({ ...notice, ...change })).toBeNull();
});

test.each([
  ['a source of 14字', { source: { desc: many(14) } }, 40058],
  ['a title of 27字', { main_title: { title: many(27) } }, 40058],
  ['a description of 31字', { main_title: { title: '第8期', desc: many(31) } }, 40058],
  ['a text of 113字', { sub_title_text: many(113) }, 40058],
  ['a row whose value has 27字', { horizontal_content_list: [{ keyname: '单位', value: many(27) }] }, 40058],
  ['a vertical title of 27字', { vertical_content_list: [{ title: many(27) }] }, 40058],
  ['a vertical part of 113字', { vertical_content_list: [{ title: '题', desc: many(113) }] }, 40058],
  ['a jump of 14字', { jump_list: [{ title: many(14) }] }, 40058],
])('%s is within an app’s limits and not within a group’s', (_, change, errcode) => {
  expect(groupLimitFault({ ...notice, ...change })).toBe(errcode);
  expect(limitFault({ ...notice, ...change })).toBeNull();
});
