/** 2026年8月31日 for 2026-08-31. */
export function printDate(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
