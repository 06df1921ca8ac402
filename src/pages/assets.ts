import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Asset = { path: string; type: string; text: string };
export type Assets = { stylesheet: Asset; icon: Asset };

/** The one stylesheet and the icon, under names that change with their content, so that browsers may keep them. */
export function readAssets(): Assets {
  return { stylesheet: asset('bulletin', 'css', 'text/css'), icon: asset('icon', 'svg', 'image/svg+xml') };
}

function asset(name: string, ending: string, type: string): Asset {
  const text = readFileSync(join(__dirname, 'templates', `${name}.${ending}`), 'utf8');
  return { path: `/assets/${name}-${hash('sha256', text).slice(0, 16)}.${ending}`, type, text };
}
