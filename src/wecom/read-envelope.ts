const open = '<Encrypt>';
const close = '</Encrypt>';

/**
 * The ciphertext of a callback's outer XML, or null. No XML parser: that would cost more than the decryption, and
 * all that is wanted is one field. A body with a DOCTYPE, a comment or a second Encrypt is not from WeCom.
 */
export function readEnvelope(body: string): string | null {
  const start = body.indexOf(open);
  const end = body.indexOf(close, start);
  if (start === -1 || end === -1 || body.includes('<Encrypt', start + 1)) return null;
  if (!isWholeXml(body) || /<!(?!\[CDATA\[)/.test(body)) return null;
  return withoutCdata(body.slice(start + open.length, end).trim());
}

function isWholeXml(body: string): boolean {
  return /^\s*<(?:\?xml\b|xml>)/.test(body) && body.trimEnd().endsWith('</xml>');
}

function withoutCdata(field: string): string | null {
  const wrapped = field.startsWith('<![CDATA[') && field.endsWith(']]>');
  const text = wrapped ? field.slice('<![CDATA['.length, -']]>'.length) : field;
  return text === '' || text.includes('<') ? null : text;
}
