/** 1 天 4 小时; parts of an hour are left out. */
export function durationText(ms: number): string {
  const hours = Math.floor(ms / (60 * 60_000));
  if (hours < 1) return '不到 1 小时';
  const days = Math.floor(hours / 24);
  const parts = [days > 0 && `${days} 天`, hours % 24 > 0 && `${hours % 24} 小时`];
  return parts.filter((part) => part !== false).join(' ');
}
