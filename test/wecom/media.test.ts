import type { ServerResponse } from 'node:http';
import { createCaller } from '../../src/wecom/call';
import { fetchMedia, uploadPicture } from '../../src/wecom/media';
import { createTokenSource } from '../../src/wecom/token';
import { withShared } from '../support/shared';
import { emptyShelf, openShelf } from './shelf-in-memory';
import { readVectors } from './vectors';
import { closeWorlds, faultOf, startWorld as start } from './world';

const png = Buffer.from('89504e470d0a1a0a00ff', 'hex');
const jpeg = Buffer.from('ffd8ffe000ff', 'hex');
const picture = (bytes: Buffer) => ({ kind: 'picture', bytes, filename: '附图1.jpg' }) as const;
const uploaded = { errcode: 0, errmsg: '', type: 'image', media_id: 'media-1', created_at: '1380000000' };
const disposition = (filename: string) => ({
  'content-disposition': Buffer.from(`attachment; filename="${filename}"`).toString('latin1'),
});

afterEach(closeWorlds);

describe('a picture that goes up', () => {
  it.each([
    [png, 'image/png'],
    [jpeg, 'image/jpeg'],
  ])('is sent whole, under its name and its type', async (bytes, type) => {
    const { join, asked } = await start(() => uploaded);
    await join().sendToPerson('editor-first', picture(bytes));
    const [one] = asked('media/upload');
    expect(Object.fromEntries(one!.query)).toEqual({ access_token: 'T1', type: 'image' });
    const [, boundary] = /^multipart\/form-data; boundary=(\S+)$/.exec(one!.type)!;
    expect(one!.body).toContain(`; name="media"; filename="附图1.jpg"\r\nContent-Type: ${type}\r\n\r\n`);
    expect(one!.bytes.includes(Buffer.concat([bytes, Buffer.from(`\r\n--${boundary}--`)]))).toBe(true);
  });

  it('goes up again with a new token, as whole as before', async () => {
    const { world, join, asked } = await start(() => uploaded);
    const wecom = join();
    await wecom.hasToken();
    world.valid = 'T2';
    await wecom.sendToPerson('editor-first', picture(png));
    const [first, second] = asked('media/upload').map(({ bytes }) => bytes);
    expect(second).toEqual(first);
  });

  it('without an id in the answer is not known to be there', async () => {
    const { join } = await start(() => ({ errcode: 0, errmsg: 'ok' }));
    const fault = await faultOf(join().sendToPerson('editor-first', picture(png)));
    expect(fault).toMatchObject({ name: 'WecomUnreachable', call: 'media/upload' });
  });
});

describe('a file that goes up', () => {
  it('is sent whole and under its name, and the message names it', async () => {
    const { join, asked } = await start(() => ({ ...uploaded, type: 'file' }));
    const file = {
      kind: 'file',
      bytes: Buffer.from('the whole issue'),
      filename: '江城工运第8期.docx',
    } as const;
    await join().sendToPerson('editor-first', file);
    const [one] = asked('media/upload');
    expect(Object.fromEntries(one!.query)).toEqual({ access_token: 'T1', type: 'file' });
    expect(one!.body).toContain('; name="media"; filename="江城工运第8期.docx"\r\n');
    expect(one!.body).toContain('\r\n\r\nthe whole issue\r\n');
    expect(JSON.parse(asked('message/send')[0]!.body)).toMatchObject({
      msgtype: 'file',
      file: { media_id: 'media-1' },
    });
  });
});

describe('a file that comes down', () => {
  it('is whole and has its name', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 256));
    const { join, asked } = await start((_, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg', ...disposition('工地 送清凉.jpg') }).end(bytes),
    );
    expect(await join().fetchMedia('media/1+=', 100_000)).toEqual({ bytes, filename: '工地 送清凉.jpg' });
    expect(Object.fromEntries(asked('media/get')[0]!.query)).toEqual({
      access_token: 'T1',
      media_id: 'media/1+=',
    });
    expect(asked('media/get')[0]!.method).toBe('GET');
  });

  it('may be JSON, empty, or without a name', async () => {
    const { join } = await start(({ query }, response) =>
      query.get('media_id') === 'json'
        ? response.writeHead(200, { 'content-type': 'application/json', ...disposition('a.json') }).end('{}')
        : response.writeHead(200).end(),
    );
    const wecom = join();
    expect(await wecom.fetchMedia('json', 10)).toEqual({ bytes: Buffer.from('{}'), filename: 'a.json' });
    expect(await wecom.fetchMedia('empty', 10)).toEqual({ bytes: Buffer.alloc(0), filename: null });
  });

  it.each([
    [40007, 'permanent'],
    [45033, 'retry'],
    [830002, 'fix'],
  ])('that WeCom refuses with %i is refused', async (errcode, treatment) => {
    const { join, asked } = await start(() => ({ errcode, errmsg: 'no' }));
    const fault = await faultOf(join().fetchMedia('media-1', 10), 'media-1');
    expect(fault).toMatchObject({ name: 'WecomRefused', call: 'media/get', errcode, treatment });
    expect(asked('media/get')).toHaveLength(1);
  });

  it('is fetched with a new token where the old one is no longer taken', async () => {
    const { world, join, asked } = await start((_, response) => response.writeHead(200).end('file'));
    const wecom = join();
    await wecom.hasToken();
    world.valid = 'T2';
    expect(await wecom.fetchMedia('media-1', 10)).toEqual({ bytes: Buffer.from('file'), filename: null });
    expect(asked('media/get')).toHaveLength(2);
  });

  const tooLong = { name: 'WecomRefused', call: 'media/get', errcode: 45001, treatment: 'permanent' };

  it('that is announced as too long is not read', async () => {
    const rest = drip(10_000_000);
    const { join } = await start((_, response) => {
      rest.into(response, { 'content-length': 10_000_000 });
    });
    expect(await faultOf(join().fetchMedia('media-1', 9_999_999))).toMatchObject(tooLong);
    expect(await rest.written()).toBeLessThan(5_000_000);
  });

  it('that turns out too long is left where it exceeds', async () => {
    const rest = drip(10_000_000);
    const { join } = await start((_, response) => {
      rest.into(response, {});
    });
    expect(await faultOf(join().fetchMedia('media-1', 500_000))).toMatchObject(tooLong);
    expect(await rest.written()).toBeLessThan(8_000_000);
  });

  it('of just the length is taken, and one byte more is not', async () => {
    const { join } = await start((_, response) => response.writeHead(200).end('12345'));
    const wecom = join();
    expect((await wecom.fetchMedia('media-1', 5)).bytes).toHaveLength(5);
    expect(await faultOf(wecom.fetchMedia('media-1', 4))).toMatchObject(tooLong);
  });

  it('that breaks off did not come', async () => {
    const { join } = await start((_, response) => {
      response.writeHead(200, { 'content-length': 9 }).write('half', () => response.destroy());
    });
    const fault = await faultOf(join().fetchMedia('media-1', 10));
    expect(fault).toMatchObject({ name: 'WecomUnreachable', call: 'media/get', cause: 'UND_ERR_SOCKET' });
  });

  it.each([
    [(response: ServerResponse) => response.writeHead(502).end('bad gateway'), 'HTTP 502'],
    [
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"errcode":0}'),
      'no file in the answer',
    ],
  ])('is not what stands in a strange answer', async (answer, cause) => {
    const { join } = await start((_, response) => answer(response));
    const fault = await faultOf(join().fetchMedia('media-1', 1000));
    expect(fault).toMatchObject({ name: 'WecomUnreachable', cause });
  });

  it('leaves the connection fit for the next call', async () => {
    const { join } = await start(({ query }, response) =>
      query.has('media_id') ? response.writeHead(200).end(Buffer.alloc(300_000)) : { errcode: 0 },
    );
    const wecom = join();
    for (let turn = 0; turn < 60; turn += 1) {
      expect(await faultOf(wecom.fetchMedia('media-1', 100))).toMatchObject(tooLong);
      await wecom.sendToPerson('editor-first', { kind: 'text', text: String(turn) });
    }
  });
});

describe('a file on its way', () => {
  it('may take longer than other calls, up and down', async () => {
    const { url } = await start((_, response) => {
      response.flushHeaders();
      setTimeout(() => response.end('{"errcode":0,"media_id":"media-1"}'), 300);
    });
    const caller = createCaller({ apiBase: url, patienceMs: 100 });
    const fetchToken = () => Promise.resolve({ token: 'T1', lifeMs: 7_200_000 });
    const tokens = createTokenSource({ shelf: openShelf(emptyShelf()), fetchToken, now: Date.now });
    const app = { caller, tokens, agentId: 218 };
    expect(await uploadPicture(app, { bytes: png, filename: 'a.png' })).toBe('media-1');
    expect((await fetchMedia(app, 'media-1', 100)).bytes).toHaveLength(34);
    await caller.close();
  });
});

/** A long body that is written as far as somebody reads it. */
function drip(length: number) {
  const piece = Buffer.alloc(100_000);
  let written = 0;
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const write = (response: ServerResponse): void => {
    while (written < length && !response.destroyed) {
      written += piece.length;
      if (!response.write(piece)) {
        response.once('drain', () => {
          write(response);
        });
        return;
      }
    }
    response.end();
  };
  return {
    into: (response: ServerResponse, headers: Record<string, number>) => {
      response.once('close', close).writeHead(200, headers);
      write(response);
    },
    /** Once the connection has ended. */
    written: () => closed.then(() => written),
  };
}

withShared('a published upload', () => {
  type Fixture = { endpoint: string; json: object };

  it.each(['POST /cgi-bin/media/upload', 'media_upload'])('is understood: %s', async (endpoint) => {
    const { fixtures } = readVectors('api_fixtures.json') as { fixtures: Fixture[] };
    const answer = fixtures.find((one) => one.endpoint === endpoint)!.json;
    const { join, asked } = await start(({ path }) => (path.endsWith('upload') ? answer : { errcode: 0 }));
    await join().sendToPerson('editor-first', picture(jpeg));
    const { image } = JSON.parse(asked('message/send')[0]!.body) as { image: object };
    expect(image).toEqual({ media_id: (answer as Record<string, unknown>)['media_id'] });
  });
});
