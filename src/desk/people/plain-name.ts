/** Two names are the same where these are: full-width letters, spaces and case are typed by accident. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
