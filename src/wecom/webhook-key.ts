const key = /^[\w-]{1,64}$/;

/** The key in a group robot's address, which may be its whole URL or the key itself; null where there is none [91770]. */
export function webhookKey(address: string): string | null {
  const found = address.includes('/') ? keyInUrl(address) : address;
  return found !== null && key.test(found) ? found : null;
}

function keyInUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, searchParams } = new URL(address);
  return pathname.endsWith('/cgi-bin/webhook/send') ? searchParams.get('key') : null;
}
