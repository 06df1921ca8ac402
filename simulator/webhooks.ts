import { accepted, refused, type Answer, type ApiCall, type Endpoint } from './answer';
import { linkOf } from './card';
import { parseFields, textOf, type Fields } from './json';
import { openPace, webhookRates, type Pace } from './limits';
import type { Media, Shown } from './media';
import { contentOf, webhookKinds } from './message-kinds';

/** `file`: what arrives where a file was posted; its name is the text. `link`: where a card leads. */
export type Post = { at: number; kind: string; text: string; file?: Shown; link?: string };
type Hook = { key: string; pace: Pace };
type Group = { hook: Hook | null; posts: Post[] };
export type Webhooks = {
  send: Endpoint;
  upload: Endpoint;
  /** A group, or a new webhook for one that is there already. */
  add: (group: { name: string; key: string }) => void;
  remove: (name: string) => void;
  posts: (name: string) => Post[];
  /** The group that has this webhook. */
  ownerOf: (key: string | null) => string | null;
};

/** 消息推送 of group chats [91770]. */
export function openWebhooks(media: Media, now: () => number): Webhooks {
  const groups = new Map<string, Group>();
  const groupOf = (name: string): Group => {
    const group = groups.get(name);
    if (!group) throw new Error(`no group ${name}`);
    return group;
  };
  const byKey = (key: string): Group | null =>
    [...groups.values()].find(({ hook }) => hook?.key === key) ?? null;
  return {
    add: ({ name, key }) => {
      groups.set(name, { hook: { key, pace: openPace(webhookRates) }, posts: groups.get(name)?.posts ?? [] });
    },
    remove: (name) => {
      groupOf(name).hook = null;
    },
    ownerOf: (key) => [...groups].find(([, { hook }]) => hook?.key === key)?.[0] ?? null,
    posts: (name) => groupOf(name).posts.map((post) => ({ ...post })),
    send: ({ query, body }) => {
      // The live endpoint looks at an empty body before it looks at the key.
      if (body.length === 0) return refused(44004);
      const group = byKey(query.get('key') ?? '');
      return group?.hook ? send(group, group.hook, { body, media, at: now() }) : refused(93000);
    },
    upload: (call) => {
      const owner = call.query.get('key') ?? '';
      const isKnown = byKey(owner) !== null;
      return call.body.length > 0 && !isKnown ? refused(93000) : upload(media, call, owner);
    },
  };
}

function send(
  group: Group,
  hook: Hook,
  { body, media, at }: { body: Buffer; media: Media; at: number },
): Answer {
  const request = parseFields(body);
  if (request === null) return refused(40058);
  const post = postOf(request, (mediaId) => media.filename(mediaId, hook.key));
  if (typeof post === 'number') return refused(post);
  if (!hook.pace.admits(at)) return refused(45009);
  const file = media.shown(contentOf(request)['media_id'], hook.key);
  group.posts.push({ at, ...post, ...(file ? { file } : {}) });
  return accepted();
}

function postOf(request: Fields, filename: (id: string) => string | null): Omit<Post, 'at'> | number {
  const msgtype = textOf(request['msgtype']);
  const kind = webhookKinds[msgtype];
  if (!kind) return 40008;
  const content = contentOf(request);
  const link = msgtype === 'template_card' ? linkOf(content) : null;
  const shown = { kind: msgtype, text: kind.show(content, filename), ...(link === null ? {} : { link }) };
  return kind.fault(content, filename) ?? shown;
}

function upload(media: Media, call: ApiCall, owner: string): Answer {
  return media.upload(call, owner, ['file', 'voice']);
}
