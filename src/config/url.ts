/** http:// or https:// with a host. */
export function isWebUrl(text: string): boolean {
  return hasProtocol(text, ['http:', 'https:']);
}

export function isRedisUrl(text: string): boolean {
  return hasProtocol(text, ['redis:', 'rediss:']);
}

function hasProtocol(text: string, protocols: string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocols.includes(protocol) && hostname !== '';
}
