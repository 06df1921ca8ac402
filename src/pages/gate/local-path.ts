/** Where to go on after signing in: a path of ours, or the archive where it could lead anywhere else. */
export function localPath(url: string): string {
  const isPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2400}$/.test(url);
  return isPath && new URL(url, 'http://here').host === 'here' ? url : '/archive';
}
