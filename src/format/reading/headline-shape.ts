/** Whether a line is built like a headline: short, no full stop, not the opening of a report. */
export function isHeadlineShaped(text: string): boolean {
  const length = Array.from(text).length;
  return length >= 2 && length <= 45 && !NOT_A_HEADLINE.some((pattern) => pattern.test(text));
}

/** Whether it can stand as a further line of a headline: what asks or exclaims there has begun to tell; #话题# is none. */
export function isFurtherHeadline(text: string): boolean {
  return isHeadlineShaped(text) && !/[！？!?，][”’"'」』）)]*$|^[#＃]/.test(text);
}

const NOT_A_HEADLINE = [
  /[。；]/,
  /[、；：…,;:.][”’"'」』）)]*$/,
  /^(?:近日|日前|据悉|连日来|今年以来|近年来|近期)[，,]/,
  /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}(?:日|号)?(?:[-—–－~～至、和](?:\d{1,2}月)?\d{1,2}日)?)?(?:上午|下午|晚上?|起)?[，,]/,
  /，.*，.*，/,
  /(?:说|道|表示|指出|强调|认为|要求)[：:，,]/,
];
