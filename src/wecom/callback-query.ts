export type CallbackQuery = { msg_signature: string; timestamp: string; nonce: string; echostr: string };

/**
 * Reads the raw query string of a callback; null where a parameter is missing, written twice or badly escaped.
 * A bare + stays a +: it stands for itself in base64, and no parameter holds a space. `echostr` may be ''.
 */
export function readQuery(raw: string): CallbackQuery | null {
  const query: CallbackQuery = { msg_signature: '', timestamp: '', nonce: '', echostr: '' };
  for (const pair of raw.split('&')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0));
    if (!isKnown(query, name)) continue;
    const value = unescaped(pair.slice(equals + 1));
    if (value === null || query[name] !== '') return null;
    query[name] = value;
  }
  return isComplete(query) ? query : null;
}

function isKnown(query: CallbackQuery, name: string): name is keyof CallbackQuery {
  return Object.hasOwn(query, name);
}

function unescaped(value: string): string | null {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

function isComplete({ msg_signature, timestamp, nonce }: CallbackQuery): boolean {
  return msg_signature !== '' && nonce !== '' && /^\d{1,11}$/.test(timestamp);
}
