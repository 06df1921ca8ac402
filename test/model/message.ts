import type { ChatMessage } from '../../src/wecom/chat-message';
import { cast } from './desk';

export type Way = 'return' | 'reject';
export type Field = 'headline' | 'body' | 'attribution';
export type Button = 'accept' | Way | `sure-${Way}` | `write-${Way}` | 'back' | 'whole';

/** A card on somebody's screen: about which submission, after how many moves of it. */
type Card = { taskId: string; move: number };

/** What a person can say or press, and what the desk does by itself. */
export type Saying =
  | { what: 'news'; text: string }
  | { what: 'revise'; number: number; text: string }
  | { what: 'withdraw' | 'look' | 'takeBack' | 'pool' | 'defer' | 'confirm'; number: number }
  | { what: 'accept'; numbers: number[]; column: string | null }
  | { what: 'decline'; way: Way; number: number; reason: string }
  | { what: 'edit'; field: Field; number: number; text: string }
  | { what: 'replace'; number: number; passage: string; instead: string }
  | { what: 'column'; number: number; column: string }
  | { what: 'merge'; numbers: number[] }
  | { what: 'arrange'; number: number; place: number }
  | { what: 'queue' | 'close' | 'reopen' | 'offer' | 'dispatch' | 'dropQuestions' }
  | { what: 'sign'; code: string }
  | { what: 'register'; unit: string; name: string }
  | { what: 'dismiss'; userid: string }
  | { what: 'press'; button: Button; number: number; card: Card | null; chosen: string | null };

export type Message = { id: string; by: string; at: number; saying: Saying };

/** The same word for the same thing as in the table of commands; '' is said without one. */
export function wordOf(saying: Saying): string {
  if (saying.what === 'decline') return { return: '退改', reject: '退稿' }[saying.way];
  if (saying.what === 'edit') return { headline: '改题', body: '改文', attribution: '署名' }[saying.field];
  return words[saying.what];
}

const words: Record<Exclude<Saying['what'], 'decline' | 'edit'>, string> = {
  news: '',
  revise: '改稿',
  withdraw: '撤稿',
  look: '看',
  takeBack: '撤销',
  pool: '移出',
  defer: '下期',
  confirm: '同意',
  accept: '采用',
  replace: '替换',
  column: '栏目',
  merge: '合并',
  arrange: '排序',
  queue: '待审',
  close: '截稿',
  reopen: '开稿',
  offer: '签发',
  sign: '签发',
  register: '登记',
  dismiss: '免去',
  press: '',
  dispatch: '',
  dropQuestions: '',
};

/** As it is typed. */
export function textOf(saying: Saying): string {
  return [wordOf(saying), ...argumentsOf(saying)].filter((one) => one !== '').join(' ');
}

function argumentsOf(saying: Saying): (string | number)[] {
  switch (saying.what) {
    case 'news':
      return [saying.text];
    case 'revise':
    case 'edit':
      return [saying.number, saying.text];
    case 'accept':
      return [...saying.numbers, saying.column ?? ''];
    case 'merge':
      return saying.numbers;
    case 'decline':
      return [saying.number, saying.reason];
    case 'replace':
      return [saying.number, `${saying.passage} => ${saying.instead}`];
    case 'column':
      return [saying.number, saying.column];
    case 'arrange':
      return [saying.number, saying.place];
    case 'sign':
      return [saying.code];
    case 'register':
      return [saying.unit, saying.name];
    case 'dismiss':
      return [saying.userid];
    default:
      return 'number' in saying ? [saying.number] : [];
  }
}

/** What the door makes of it. */
export function chatMessageOf({ id, by, at, saying }: Message): ChatMessage {
  const pressed = saying.what === 'press' ? pressOf(saying, id) : null;
  return {
    id,
    door: 'app',
    chat: { kind: 'single' },
    sender: by,
    sentAt: at,
    kind: pressed ? 'event' : 'text',
    text: pressed ? '' : textOf(saying),
    media: null,
    fileName: null,
    quote: null,
    pressed,
    event: pressed ? 'template_card_event' : null,
    contactChange: null,
  };
}

function pressOf({ button, number, card, chosen }: Saying & { what: 'press' }, id: string) {
  const question = button === 'accept' ? 'column' : 'reason';
  const selected: Record<string, string[]> = chosen === null ? {} : { [question]: [chosen] };
  return {
    taskId: card?.taskId ?? 'no-such-card',
    key: `${button}:${number}`,
    responseCode: `code-${id}`,
    selected,
  };
}

/** One line of a conversation. */
export function lineOf({ by, saying }: Message): string {
  const name = cast[by]?.name ?? '编辑部';
  if (saying.what === 'dispatch') return '（发刊）';
  if (saying.what === 'dropQuestions') return '（不再等没写的理由）';
  if (saying.what !== 'press') return `${name}：${textOf(saying).replaceAll('\n', '／')}`;
  const { button, number, card, chosen } = saying;
  const which = card ? `来稿 ${number} 第${card.move}步的卡片` : `来稿 ${number} 没有的卡片`;
  return `${name}：（点${which}［${button}］${chosen === null ? '' : `，选“${chosen}”`}）`;
}
