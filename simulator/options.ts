import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PlatformOptions } from './platform';

/**
 * From `--config FILE.json` (a PlatformOptions as JSON) and flags, which win: --corp-id --agent-id --secret --token
 * --encoding-aes-key --callback-url --port, --member USERID=NAME and --group NAME=KEY as often as needed.
 */
export function readOptions(args: string[]): PlatformOptions {
  const { config, ...flags } = parseArgs({ args, options: known }).values;
  const file =
    config === undefined ? {} : (JSON.parse(readFileSync(config, 'utf8')) as Partial<PlatformOptions>);
  return complete({ members: [], groups: [], ...file, ...fromFlags(flags) });
}

const known = {
  config: { type: 'string' },
  'corp-id': { type: 'string' },
  'agent-id': { type: 'string' },
  secret: { type: 'string' },
  token: { type: 'string' },
  'encoding-aes-key': { type: 'string' },
  'callback-url': { type: 'string' },
  port: { type: 'string' },
  member: { type: 'string', multiple: true },
  group: { type: 'string', multiple: true },
} as const;

type Flags = Record<string, string | string[] | undefined>;

function fromFlags({ member, group, port, 'agent-id': agentId, ...flags }: Flags): Partial<PlatformOptions> {
  return {
    ...Object.fromEntries(Object.entries(flags).map(([name, value]) => [camelCase(name), value])),
    ...(agentId !== undefined && { agentId: Number(agentId) }),
    ...(port !== undefined && { port: Number(port) }),
    ...(Array.isArray(member) && { members: member.map(halves).map(([userid, name]) => ({ userid, name })) }),
    ...(Array.isArray(group) && { groups: group.map(halves).map(([name, key]) => ({ name, key })) }),
  };
}

function complete(options: Partial<PlatformOptions>): PlatformOptions {
  const needed = ['corpId', 'agentId', 'secret', 'token', 'encodingAesKey'] as const;
  const missing = needed.filter((name) => !options[name]);
  if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
  return options as PlatformOptions;
}

function camelCase(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function halves(pair: string): [string, string] {
  const [first = '', ...rest] = pair.split('=');
  return [first, rest.join('=') || first];
}
