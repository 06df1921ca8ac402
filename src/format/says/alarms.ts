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
