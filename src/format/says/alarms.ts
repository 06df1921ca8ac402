import type { Alarms } from '../../desk/desk-config';
import type { FaultName } from '../../desk/watch';

/** To the sender of a message that broke the bot. */
export const setAsideNotice =
  '您刚才的消息已经记下，但处理时出了差错，管理员会来看。稿件没有丢，请不必重发。';

/** To the admins. */
export function setAsideAlarm(sender: string, id: string): string {
  return `有一条消息处理不了，已原样另存（${sender}，消息 ${id}）。请看日志里同一个消息号的差错。`;
}

export function clockAlarm(skewMs: number): string {
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return `收到的回调时间与本机时钟相差约 ${minutes} 分钟，已拒收。请校准服务器时钟（NTP）；校准前收不到来稿。`;
}

export function letterRefusedAlarm(name: string, meaning: string): string {
  return `给${name}的消息发不出去：${meaning}。请检查此人是否在应用的可见范围内。`;
}

/** What was seen of a fault when it began. */
type FaultSeen = {
  limits: Alarms;
  refused: Readonly<Record<string, number>>;
  /** How long it lasts. */
  forMs: number;
};

export const faultBegun: Record<FaultName, (seen: FaultSeen) => string> = {
  token: ({ forMs }) =>
    `已有 ${minutesText(forMs)}拿不到企业微信的 access_token：什么也发不出去，这一条也是恢复以后才送到。多半是 Secret 换过、服务器的 IP 不在“企业可信IP”里，或连不上企业微信；请看日志和 /readyz。`,
  redis: ({ limits }) =>
    `Redis 应答太慢：半分钟来每次都超过 ${limits.slowRedisMs} 毫秒，收稿和推送都会慢下来。请检查服务器的负载、内存和磁盘。`,
  door: ({ refused }) =>
    `一分钟里拒收了 ${Object.values(refused).reduce((sum, count) => sum + count, 0)} 次回调（${refusedReasons(refused)}）。正常的来稿不受影响时，多半是外人在试探；收不到来稿时，请核对 Token、EncodingAESKey 和企业 ID。`,
  silence: ({ limits }) =>
    `上班时间里已有 ${limits.silentHours} 小时没有收到任何消息。给机器人发一句“帮助”试试：没有回答，就请检查管理后台“接收消息”的网址、域名和证书。`,
};

export const faultOver: Record<FaultName, (forMs: number) => string> = {
  token: (forMs) => `access_token 又拿到了，断了 ${minutesText(forMs)}；积下的消息正在发出。`,
  redis: () => 'Redis 的应答恢复正常了。',
  door: () => '已有十分钟没有再大量拒收回调。',
  silence: () => '又收到消息了，接收正常。',
};

/** So many groups are named. */
const mostNamed = 10;

export function deliveriesFailed(groups: { name: string; meaning: string }[]): string {
  const named = groups.slice(0, mostNamed).map(({ name, meaning }) => `${name}：${meaning}`);
  const more = groups.length > mostNamed ? '\n……' : '';
  return `有 ${groups.length} 个群没有推送成，不会自动重发：\n${named.join('\n')}${more}\n发“群”看各群；要不要补发，由编辑决定。`;
}

const whyRefused: Record<string, string> = {
  signature: '签名不对',
  stale: '时间不符',
  query: '参数不全',
  envelope: '格式不对',
  message: '内容读不出',
  ciphertext: '解不开',
  padding: '解不开',
  length: '解不开',
  receiveid: '企业 ID 不符',
  'too-large': '太大',
  unstored: 'Redis 没有存下',
};

function refusedReasons(refused: Readonly<Record<string, number>>): string {
  const counts = new Map<string, number>();
  for (const [why, count] of Object.entries(refused)) {
    const said = whyRefused[why] ?? '其他';
    counts.set(said, (counts.get(said) ?? 0) + count);
  }
  const most = [...counts].sort(([, one], [, other]) => other - one);
  return most.map(([said, count]) => `${said} ${count} 次`).join('，');
}

/** 125 minutes are 2 小时 5 分钟. */
function minutesText(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  const parts = [hours > 0 && `${hours} 小时`, minutes % 60 > 0 && `${minutes % 60} 分钟`];
  return parts.filter((part) => part !== false).join(' ');
}
