import type { Fault, SeededFaults } from './trouble';
import { fieldsOf, parseFields, textOf, textsOf, type Fields } from './json';
import type { Heard, Met, Platform } from './platform';
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
  /** {userid, card, button, chosen?} by what can be read, or {userid, taskId, key, chosen?}. */
  'POST /sim/press': (platform, { fields }) => {
    const userid = needed(fields, 'userid');
    const chosen = fieldsOf(fields['chosen']) as Record<string, string[]>;
    return fields['taskId'] === undefined
      ? platform.pressShown(userid, {
          card: needed(fields, 'card'),
          button: needed(fields, 'button'),
          chosen,
        })
      : platform.press(userid, { taskId: needed(fields, 'taskId'), key: needed(fields, 'key'), chosen });
  },
  /** {userid, filename, base64, type?} */
  'POST /sim/picture': (platform, { fields }) =>
    platform.showPicture(needed(fields, 'userid'), stored(platform, fields)),
  'POST /sim/file': (platform, { fields }) =>
    platform.sendFile(needed(fields, 'userid'), stored(platform, fields), needed(fields, 'filename')),
  /** {type, userid, newUserid?} */
  'POST /sim/contact': (platform, { fields }) =>
    platform.changeContact({
      ...fields,
      type: needed(fields, 'type'),
      userid: needed(fields, 'userid'),
    } as Parameters<Platform['changeContact']>[0]),
  'POST /sim/callback-url': (platform, { fields }) => {
    platform.sendCallbacksTo(needed(fields, 'url'));
    return {};
  },
  /** {name, key}: a group with a webhook, or another webhook for one that is there. */
  'POST /sim/group': (platform, { fields }) => {
    platform.addGroup({ name: needed(fields, 'name'), key: needed(fields, 'key') });
    return {};
  },
  /** {chatid, name, userids}: a group that the app has made before. */
  'POST /sim/chat': (platform, { fields }) => {
    const chat = { chatid: needed(fields, 'chatid'), name: needed(fields, 'name') };
    platform.addChat({ ...chat, userids: textsOf(fields['userids']) });
    return {};
  },
  /** {name}: its webhook is gone. */
  'POST /sim/remove-webhook': (platform, { fields }) => {
    platform.removeWebhook(needed(fields, 'name'));
    return {};
  },
  'POST /sim/verify-url': (platform) => platform.verifyUrl(),
  /** {userid}; '' for somebody of no account. */
  'POST /sim/phone': (platform, { fields }) => {
    platform.handPhoneTo(textOf(fields['userid']) || null);
    return {};
  },
  'POST /sim/fault': (platform, { fields }) => {
    platform.fault({ ...fields, path: needed(fields, 'path') } as Fault);
    return {};
  },
  /** {seed, rate, kinds?, paths?, latencyMs?}; a rate of 0 ends them. */
  'POST /sim/faults': (platform, { fields }) => {
    platform.seedFaults(fields as SeededFaults);
    return {};
  },
  'GET /sim/faults': (platform) => {
    const injected = platform.injected();
    return { counts: countsOf(injected), injected };
  },
  /** A file is {filename, base64}. */
  'GET /sim/heard': (platform, { query }) => platform.heard(query.get('userid') ?? '').map(inJson),
  'GET /sim/posts': (platform, { query }) => platform.posts(query.get('group') ?? '').map(inJson),
  'GET /sim/calls': (platform) => platform.calls,
};

function countsOf(injected: readonly Met[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of injected) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export type InJson<Shown> = Omit<Shown, 'file'> & { file?: { filename: string; base64: string } };

function inJson<One extends Pick<Heard, 'file'>>({ file, ...shown }: One): InJson<One> {
  if (!file) return shown;
  return { ...shown, file: { filename: file.filename, base64: file.bytes.toString('base64') } };
}

function stored(platform: Platform, fields: Fields): string {
  const bytes = Buffer.from(textOf(fields['base64']), 'base64');
  const type = textOf(fields['type']) || 'application/octet-stream';
  return platform.storeMedia({ filename: needed(fields, 'filename'), bytes, type });
}

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
