import type { Fault } from './faults';
import { fieldsOf, parseFields, textOf, type Fields } from './json';
import type { Platform } from './platform';
import type { Answered, SideDoor } from './server';

type Asked = { fields: Fields; query: URLSearchParams };
type Control = (platform: Platform, asked: Asked) => unknown;

/** The stand-alone program's own routes: what a test or a person does that WeCom's API has no call for. */
export function control(platform: Platform): SideDoor {
  return async ({ method, path, query, body }) => {
    if (!path.startsWith('/sim/')) return null;
    const answer = controls[`${method} ${path}`];
    const fields = method === 'POST' ? parseFields(body) : {};
    if (!answer) return { status: 404, json: { error: `one of ${Object.keys(controls).join(', ')}` } };
    if (fields === null) return { status: 400, json: { error: 'a JSON object is wanted' } };
    return await carefully(async () => await answer(platform, { fields, query }));
  };
}

const controls: Record<string, Control> = {
  'POST /sim/say': (platform, { fields }) => platform.say(needed(fields, 'userid'), needed(fields, 'text')),
  'POST /sim/press': (platform, { fields }) =>
    platform.press(needed(fields, 'userid'), {
      taskId: needed(fields, 'taskId'),
      key: needed(fields, 'key'),
      chosen: fieldsOf(fields['chosen']) as Record<string, string[]>,
    }),
  'POST /sim/callback-url': (platform, { fields }) => {
    platform.sendCallbacksTo(needed(fields, 'url'));
    return {};
  },
  'POST /sim/verify-url': (platform) => platform.verifyUrl(),
  'POST /sim/fault': (platform, { fields }) => {
    platform.fault({ ...fields, path: needed(fields, 'path') } as Fault);
    return {};
  },
  'GET /sim/heard': (platform, { query }) => platform.heard(query.get('userid') ?? ''),
  'GET /sim/posts': (platform, { query }) => platform.posts(query.get('group') ?? ''),
  'GET /sim/calls': (platform) => platform.calls,
};

async function carefully(answer: () => Promise<unknown>): Promise<Answered> {
  try {
    return { status: 200, json: await answer() };
  } catch (error) {
    return { status: 400, json: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function needed(fields: Fields, name: string): string {
  const value = textOf(fields[name]);
  if (!value) throw new Error(`${name} is missing`);
  return value;
}
