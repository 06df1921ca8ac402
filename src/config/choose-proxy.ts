import type { Variables } from './environment';

/**
 * The proxy on the way to `apiBase`, by the variables that curl and others go by: HTTPS_PROXY or
 * HTTP_PROXY by its protocol, none for hosts in NO_PROXY and for this machine itself.
 */
export function chooseProxy(
  apiBase: string,
  env: Variables,
  read: (name: string) => string | null,
): string | null {
  const { protocol, hostname } = new URL(apiBase);
  if (isLoopback(hostname) || isExempt(hostname, env['NO_PROXY'] ?? '')) return null;
  return read(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

function isExempt(host: string, noProxy: string): boolean {
  const exempt = noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return exempt.some((entry) => entry === '*' || isWithin(host, entry.replace(/^\*?\./, '')));
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
