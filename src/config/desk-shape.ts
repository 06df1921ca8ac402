import { z } from 'zod';

/**
 * The `error` of every part is what a clerk reads after the line and the path. That of an unknown key
 * is instead the list of the known ones, from which the nearest is offered.
 */
function record<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? known : `应为一组项目（${known}）`),
  });
}

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: '应为列表，每一条以“- ”开头' });
}

function text(error = '应为一行文字') {
  return z.string({ error }).trim().regex(/^.+$/u, { error });
}

function oneOf<const Words extends readonly string[]>(words: Words, error: string) {
  return z.enum(words, { error });
}

function count() {
  const error = '应为 1 以上的整数';
  return z.int({ error }).min(1, { error });
}

/** [90195] */
function userid() {
  const error = '应为企业微信账号（userid）：1 至 64 位英文字母、数字或 _ - @ .';
  return z.string({ error }).regex(/^[A-Za-z0-9_.@-]{1,64}$/, { error });
}

function timezone() {
  const error = '应为 IANA 时区名，如 Asia/Shanghai';
  return z.string({ error }).refine(isZone, { error });
}

function isZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const publication = record({
  title: text('应为刊名'),
  publisher: text('应为编印单位'),
  timezone: timezone().default('Asia/Shanghai'),
  number: count(),
  runningNumber: count(),
  distribution: list(text()).default([]),
});

const column = record({
  name: text('应为栏目名'),
  kind: oneOf(['article', 'brief'], '应为 article（文章）或 brief（简讯）'),
  points: z.number({ error: '应为分数，如 10' }).min(0, { error: '应为 0 以上的分数' }).exactOptional(),
});

const unit = record({
  name: text('应为单位名称'),
  aliases: list(text()).default([]),
  class: text('应为单位类别').exactOptional(),
});

const contact = record({ userid: userid(), name: text('应为姓名'), unit: text('应为单位名称或别名') });

const editor = record({
  userid: userid(),
  name: text('应为姓名'),
  maySignOff: z.boolean({ error: '应为 true（可以签发）或 false（不可以签发）' }).default(false),
});

const admin = z.preprocess(
  (written) => (typeof written === 'string' ? { userid: written } : written),
  record({ userid: userid(), name: text('应为姓名').exactOptional() }),
);

const group = record({
  name: text('应为群名'),
  via: oneOf(['webhook'], '目前只支持 webhook（群里的“消息推送”）'),
  address: text('应为群里“消息推送”的地址、地址中的 key，或 ${环境变量名}'),
  style: oneOf(['full'], '目前只支持 full（全文）').default('full'),
  receives: list(oneOf(['bulletin', 'briefs'], '应为 bulletin（整期简报）或 briefs（快讯）'))
    .min(1, { error: '至少要有 bulletin（整期简报）或 briefs（快讯）' })
    .default(['bulletin']),
  columns: list(text('应为栏目名'))
    .min(1, { error: '至少要有一个栏目；全部都收时请删去这一项' })
    .exactOptional(),
});

/** desk.yaml, a part at a time; what holds between the parts is in check-desk.ts. */
export const deskShape = record({
  publication,
  columns: list(column).default([]),
  units: list(unit).default([]),
  contacts: list(contact).default([]),
  editors: list(editor).default([]),
  admins: list(admin).default([]),
  groups: list(group).default([]),
  timetable: z.record(z.string(), z.unknown(), { error: '应为一组项目' }).exactOptional(),
});
