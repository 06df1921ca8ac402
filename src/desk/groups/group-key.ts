/** As WeCom makes them [91770]. */
const made = /(?<![\da-z])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z])/iu;

const key = /^[\w-]{1,64}$/u;

/** The key in the address of a group's robot, which may be its whole URL or the key itself; null where there is none. */
export function groupKey(address: string): string | null {
  const found = address.includes('/') ? keyInUrl(address) : address;
  return found !== null && key.test(found) ? found : null;
}

/** Whoever reads such a text could write into a group. */
export function holdsAddress(text: string): boolean {
  return holdsWebhook(text) || made.test(text);
}

/** The same, written out. */
export function holdsWebhook(text: string): boolean {
  return text.includes('/cgi-bin/webhook/');
}

/** What somebody wrote besides an address, and the address: a URL, a key as WeCom makes them, or a last word that may be one. */
export function splitAddress(text: string): { address: string; rest: string } | null {
  const address = forms.flatMap((form) => form.exec(text)?.[0] ?? [])[0];
  return address === undefined ? null : { address, rest: text.replace(address, ' ') };
}

/** Whatever stands close behind a URL does not belong to it. */
const forms = [/https?:\/\/[\x21-\x7e]*[\w-]/iu, made, /(?<=\S\s+)[\w-]{1,64}(?=\s*$)/u];

function keyInUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, searchParams } = new URL(address);
  return pathname.endsWith('/cgi-bin/webhook/send') ? searchParams.get('key') : null;
}
