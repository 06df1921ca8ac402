/**
 * What a refusal asks for: `retry` with back-off, `wait` for the rate window, `token` to be renewed once,
 * `configuration` to be put right by the admin, `permanent` for this message, `fix` in our own code.
 */
export type Treatment = 'retry' | 'wait' | 'token' | 'configuration' | 'permanent' | 'fix';

type Row = [codes: number[], treatment: Treatment, meaning?: string];

const wrongSecret = '企业微信应用的 corpid 或 secret 不对';
const notVisible = '收件人不在应用的可见范围内';
const tooLong = '消息超过企业微信的长度限制';
const noSuchPerson = '企业微信里没有这个成员';

/** The platform's global codes [90313]; the treatment is our reading, only -1 is said there to be worth a retry. */
const rows: Row[] = [
  [[-1], 'retry', '企业微信系统繁忙'],
  [[6000], 'retry', '企业微信数据冲突'],
  [[45033], 'retry', '对企业微信的并发调用过多'],
  [[846609], 'retry'],
  [[45009], 'wait', '发送过于频繁，企业微信暂停接收'],
  [[40001], 'token', wrongSecret],
  [[40014, 42001], 'token', '企业微信的访问凭证已失效'],

  [[40013, 40091, 41002, 41004], 'configuration', wrongSecret],
  [[50003], 'configuration', '企业微信应用已被停用'],
  [[60020, 48009], 'configuration', '本机 IP 不在企业可信IP 中'],
  [[48002, 48006], 'configuration', '应用没有调用这个接口的权限'],
  [[60011, 92000], 'configuration', notVisible],
  [[301002, 40056], 'configuration', '应用的 agentid 不对'],
  [[86008], 'configuration', '这个群不是本应用建的'],
  [[43012], 'configuration', '应用没有设置接收消息的地址，按钮用不了'],
  [[40057, 50001, 80001, 85005, 853000], 'configuration'],

  [[40003, 46004, 60111, 301021], 'permanent', noSuchPerson],
  [[50002], 'permanent', notVisible],
  [[81013], 'permanent', '收件人不存在，或不在应用的可见范围内'],
  [[43004], 'permanent', '成员没有关注微信插件'],
  [[45002], 'permanent', tooLong],
  [[93000], 'permanent', '群的消息推送地址无效，或已被删除'],
  [[93004], 'permanent', '群的消息推送已被停用'],
  [[93008], 'permanent', '这个消息推送不在群里'],
  [[93001, 93006], 'permanent', '这个群不接收机器人的推送'],
  [[40007], 'permanent', '文件在企业微信中已过期'],
  [[40004, 40005, 40006, 40009, 40011, 45001, 45007], 'permanent', '文件的类型或大小不合要求'],
  [[40050, 86001, 86003], 'permanent', '没有这个群，或群已解散'],
  [[86004], 'permanent', '群名不合企业微信的要求'],
  [[86005], 'permanent', '群主不对'],
  [[86006], 'permanent', '群成员要有 2 到 2000 人'],
  [[86007, 86216], 'permanent', '群成员里有企业微信不认识的账号'],
  [[42003, 40029, 42022, 84014, 84015], 'permanent'],
  [[40066, 40068, 60123], 'permanent'],
  [[...range(42014, 42020)], 'permanent', '卡片的编号不对，或已不能更新'],
  [[...range(86201, 86207), 86215, 86217, 86220], 'permanent'],
  [[...range(93017, 93019)], 'permanent'],
  [[846605, 846608], 'permanent'],

  [[44004], 'fix', '消息内容为空'],
  [[44001, 45008, 40008, 41006], 'fix', '消息格式不对'],
  [[40031, 40032, 82001, 82002, 82003], 'fix', '收件人名单不对'],
  [[40033, 40035, 40039, 40058, 40063, 41001, 41011], 'fix', '请求参数不对'],
  [[...range(42027, 42051)], 'fix', '卡片内容不合要求'],
  [[40093, 830002], 'fix'],
];

const byCode = new Map(
  rows.flatMap(([codes, treatment, meaning]) => codes.map((c) => [c, { treatment, meaning }])),
);

/** These say that the group, or its robot, is gone or off: nothing sent to this address will ever arrive [91770, 90248]. */
const deadTargets = new Set([93000, 93004, 93008, 40050, 86001, 86003, 86008]);

/** An unknown code is permanent: a repeat has no duplicate protection everywhere, and the editors are told. */
export function treatmentOf(errcode: number): Treatment {
  return byCode.get(errcode)?.treatment ?? 'permanent';
}

export function isDeadTarget(errcode: number): boolean {
  return deadTargets.has(errcode);
}

/** A few Chinese words for the people at the desk. */
export function meaningOf(errcode: number): string {
  return byCode.get(errcode)?.meaning ?? `企业微信错误 ${errcode}`;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
