import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { createWecom } from '../../src/wecom/create-wecom';
import { emptyShelf, openShelf } from './shelf-in-memory';
import { json, startStandIn } from './stand-in';
import type { Heard } from './stand-in';

export const secret = 'S3CRET-of-the-desk';
export const key = '0f8fad5b-d9cb-469f-a165-70867728950e';
const closing: (() => Promise<unknown>)[] = [];

export async function closeWorlds(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

type Replies = (heard: Heard, response: ServerResponse) => unknown;

/**
 * A platform whose valid token is `world.valid`; `world.answer` is what it says to everything but gettoken, unless it
 * answers by itself.
 */
export async function startWorld(answer: Replies = () => ({ errcode: 0, errmsg: 'ok' })) {
  const world = {
    valid: 'T1',
    given: 0,
    answer,
    gettoken: null as unknown,
    nowMs: Date.now(),
    shared: emptyShelf(),
  };
  const { url, heard, stop } = await startStandIn((one, response) => {
    const said = reply(world, one, response);
    return response.headersSent ? response : json(response, said);
  });
  closing.push(stop);
  const join = () => {
    const options = { apiBase: url, corpId: 'ww1', agentId: 218, secret, now: () => world.nowMs };
    const wecom = createWecom({ ...options, shelf: openShelf(world.shared) });
    closing.push(() => wecom.close());
    return wecom;
  };
  const asked = (path: string) => heard.filter((one) => one.path === `/cgi-bin/${path}`);
  return { url, world, join, asked };
}

type World = { valid: string; given: number; answer: Replies; gettoken: unknown };

function reply(world: World, one: Heard, response: ServerResponse) {
  if (one.path === '/cgi-bin/gettoken') {
    world.given += 1;
    return world.gettoken ?? { errcode: 0, errmsg: 'ok', access_token: world.valid, expires_in: 7200 };
  }
  const token = one.query.get('access_token');
  if (token !== null && token !== world.valid)
    return { errcode: 42001, errmsg: `expired access_token ${token}` };
  return world.answer(one, response);
}

/** What a call throws, after a look through all of it for secrets and for what was written. */
export async function faultOf(calling: Promise<unknown>, ...written: string[]): Promise<unknown> {
  const fault: unknown = await calling.then(
    () => 'no fault',
    (caught: unknown) => caught,
  );
  const all = inspect(fault, { depth: 9, showHidden: true });
  for (const hidden of [secret, key, 'T1', 'T2', ...written]) expect(all).not.toContain(hidden);
  return fault;
}
