/** http:// or https:// with a host. */
export function isWebUrl(text: string): boolean {
  return hasProtocol(text, ['http:', 'https:']);
}

/** Of a cluster it names several nodes, by commas. */
export function isRedisUrl(text: string): boolean {
  const [, before = '', nodes = '', after = ''] = /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(text) ?? [];
  return nodes.split(',').every((node) => hasProtocol(`${before}${node}${after}`, ['redis:', 'rediss:']));
}

function hasProtocol(text: string, protocols: string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocols.includes(protocol) && hostname !== '';
}
