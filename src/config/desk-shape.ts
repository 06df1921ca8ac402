import { z } from 'zod';
import { isQuiet } from '../desk/timetable';
import { count, list, oneOf, record, text, timezone, userid } from './shape-parts';
import { timetableParts } from './timetable-shape';

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
  via: oneOf(['webhook', 'appchat'], '应为 webhook（群里的“消息推送”）或 appchat（应用建的群）'),
  address: text('应为群里“消息推送”的地址、地址中的 key，应用群的 chatid，或 ${环境变量名}'),
  style: oneOf(
    ['full', 'digest', 'card'],
    '应为 full（全文）、digest（目录、简讯和 Word 文件）或 card（一张卡片，点开是网页）',
  ).default('digest'),
  receives: list(oneOf(['bulletin', 'briefs'], '应为 bulletin（整期简报）或 briefs（快讯）'))
    .min(1, { error: '至少要有 bulletin（整期简报）或 briefs（快讯）' })
    .default(['bulletin']),
  columns: list(text('应为栏目名'))
    .min(1, { error: '至少要有一个栏目；全部都收时请删去这一项' })
    .exactOptional(),
});

/** One of them stands on a card, among ten at most with 另写, and WeCom shows so many characters [90236]. */
const reasons = list(
  text('应为一条理由').refine((reason) => Array.from(reason).length <= 16, {
    error: '卡片上放不下，最多 16 个字',
  }),
)
  .min(1, { error: '至少要有一条理由' })
  .max(9, { error: '最多写九条理由' });

const review = record({
  returnReasons: reasons.default([
    '请补充时间、地点和人数',
    '请核对人名和单位名称',
    '请压缩篇幅',
    '请补写署名',
  ]),
  rejectReasons: reasons.default(['内容与近期来稿重复', '时效已过', '不属于本刊刊登范围']),
  mayAcceptOwn: z.boolean({ error: '应为 true（可以）或 false（不可以）' }).default(true),
  longestBrief: count().default(200),
});

const suggestion = record({
  column: text('应为栏目名'),
  headline: z.boolean({ error: '应为 true（有标题）或 false（没有标题）' }).exactOptional(),
  author: z.boolean({ error: '应为 true（有作者）或 false（没有作者）' }).exactOptional(),
  headlineHas: list(text('应为标题里的词')).min(1, { error: '至少要有一个词' }).exactOptional(),
  unitClass: text('应为单位类别').exactOptional(),
  atMost: count().exactOptional(),
});

const pages = record({
  openByLink: z.boolean({ error: '应为 true（有链接就能看）或 false（只有本企业成员能看）' }).default(false),
});

const alarms = record({
  noTokenMinutes: count().default(5),
  slowRedisMs: count().default(500),
  refusedAMinute: count().default(60),
  silentHours: z
    .int({ error: '应为 0 以上的整数（0 就是不报）' })
    .min(0, { error: '应为 0 以上的整数（0 就是不报）' })
    .default(16),
});

/** Unknown keys are looked at in check-timetable.ts. */
const timetable = z
  .object(timetableParts, { error: `应为一组项目（${Object.keys(timetableParts).join(' ')}）` })
  .refine((read) => read.dailyLineAt === null || !isQuiet(read, read.dailyLineAt), {
    path: ['dailyLineAt'],
    error: '落在 quietHours（夜里）里，到时不会发；请换一个时间',
  })
  .refine((read) => read.briefs === undefined || !isQuiet(read, read.briefs.at), {
    path: ['briefs', 'at'],
    error: '落在 quietHours（夜里）里，到时不会发；请换一个时间',
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
  review: review.prefault({}),
  suggestions: list(suggestion).exactOptional(),
  timetable: timetable.prefault({}),
  alarms: alarms.prefault({}),
  pages: pages.prefault({}),
});
