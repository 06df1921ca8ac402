export function escapeText(t: string): string { return t.replace(/<(?=[@a\/])/gu, '＜'); }
