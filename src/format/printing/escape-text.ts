/** Untrusted text for plain WeCom messages, where `<a href>` links and `<@userid>` mentions are live [90236]. */
export function escapeText(text: string): string {
  return text.replace(LIVE, '＜');
}

const LIVE = /<(?=\s*\/?a[\s>]|\s*@)/gi;
