/** 正在发往 3 个群; `from`: when the quiet hours end, null where there are none now. */
export function goingTo(groups: number, from: string | null): string {
  return from === null ? `正在发往 ${groups} 个群` : `夜里不往群里发，${from} 起发往 ${groups} 个群`;
}

/** The same, to those who are only told of it. */
export function goingOut(from: string | null): string {
  return from === null ? '正在推送' : `夜里不往群里发，${from} 起推送`;
}

/** Of what goes on or goes out again: groups that have had nothing yet wait for the end of the quiet hours. */
export function untouchedWait(from: string): string {
  return `一段也没有收到的群，夜里不发，${from} 起发。`;
}
