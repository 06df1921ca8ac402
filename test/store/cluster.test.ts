import { movedTo, urlAt, urlsOf, withFirst } from '../../src/store/cluster';
import { connectDoor, connectOnce, connectWorker, deskFirst } from '../../src/store/connect';
import { keysOf } from '../../src/store/keys';
import { startTestCluster, type TestCluster } from '../support/redis-cluster';

describe('a URL', () => {
  it.each([
    ['redis://one:7000,two:7001', ['redis://one:7000', 'redis://two:7001']],
    ['rediss://me:p%2Cw@one,two/0', ['rediss://me:p%2Cw@one/0', 'rediss://me:p%2Cw@two/0']],
    ['redis://:a,b@one', ['redis://:a,b@one']],
    ['/run/redis.sock', ['/run/redis.sock']],
  ])('%s names these nodes', (url, urls) => {
    expect(urlsOf(url)).toEqual(urls);
  });

  it('leads to another node by the same way', () => {
    const url = 'rediss://me:word@one:7000,two:7001/0';
    expect(withFirst(url, { host: 'three', port: 7002 })).toBe(
      'rediss://me:word@three:7002,one:7000,two:7001/0',
    );
    expect(urlAt('rediss://me:word@one:7000/0', { host: '::1', port: 7002 })).toBe(
      'rediss://me:word@[::1]:7002/0',
    );
    expect(urlAt('redis://one', { host: '', port: 7002 })).toBe('redis://one:7002');
  });
});

test('only MOVED says where the keys are', () => {
  expect(movedTo(new Error('MOVED 3999 10.0.0.2:7001'))).toEqual({ host: '10.0.0.2', port: 7001 });
  expect(movedTo(new Error('MOVED 3999 ::1:7001'))).toEqual({ host: '::1', port: 7001 });
  expect(movedTo(new Error('MOVED 3999 :7001'))).toEqual({ host: '', port: 7001 });
  for (const other of ['ASK 3999 10.0.0.2:7001', 'CLUSTERDOWN The cluster is down', 'ERR unknown'])
    expect(movedTo(new Error(other))).toBeNull();
});

describe('on a cluster', () => {
  const desk = 'ww0123456789abcdef:1000002';
  const key = keysOf(desk).facts;
  let cluster: TestCluster;
  let ownUrl: string;
  let otherUrl: string;
  const opened: { disconnect: () => void }[] = [];
  beforeAll(async () => {
    cluster = await startTestCluster();
    const owner = await cluster.ownerOf(key);
    ownUrl = cluster.nodes[owner]!.url;
    otherUrl = cluster.nodes[(owner + 1) % 3]!.url;
  });
  afterEach(() => {
    for (const client of opened.splice(0)) client.disconnect();
  });
  afterAll(() => cluster.stop());

  /** A connection that was told of a wrong node alone. */
  function openWorker() {
    const client = connectWorker(otherUrl, () => undefined);
    opened.push(client);
    return client;
  }

  test('whoever looks from outside stands at the node of the desk, wherever it was told to go', async () => {
    for (const url of [cluster.url, ownUrl, otherUrl]) {
      const client = await connectOnce(url, desk);
      opened.push(client!);
      expect(`redis://${client?.options.host ?? ''}:${client?.options.port ?? 0}`).toBe(ownUrl);
      expect(await client?.exists(key)).toBe(0);
    }
    expect(await connectOnce('redis://127.0.0.1:9,127.0.0.1:10', desk)).toBeNull();
  });

  test('the node of the desk comes first in the URL; a URL of one node is left as it is', async () => {
    expect((await deskFirst(cluster.url, desk)).startsWith(`${ownUrl},`)).toBe(true);
    expect(await deskFirst('redis://127.0.0.1:9', desk)).toBe('redis://127.0.0.1:9');
  });

  test('a connection that began elsewhere, and its copies, do what they were asked to at the node of the desk', async () => {
    const client = openWorker();
    const copy = client.duplicate();
    opened.push(copy);
    const answers = await Promise.all([client.incr(`${key}:count`), copy.incr(`${key}:count`)]);
    expect(answers.toSorted()).toEqual([1, 2]);
    expect(await client.dbsize()).toBe(1);
  });

  test('a connection follows its desk to another node, and back', async () => {
    const client = openWorker();
    const door = connectDoor(ownUrl, () => undefined);
    opened.push(door);
    await client.set(`${key}:word`, 'here');
    const owner = await cluster.ownerOf(key);
    for (const to of [(owner + 1) % 3, owner]) {
      await cluster.moveSlot(key, to);
      expect(await client.get(`${key}:word`)).toBe('here');
      // The door keeps nothing for later: it refuses once, and then stands where the desk is.
      await expect(door.get(`${key}:word`)).rejects.toThrow();
      await new Promise((resolve) => door.once('ready', resolve));
      expect(await door.get(`${key}:word`)).toBe('here');
    }
  });

  test('a connection waits for a node that is away and finds it again', async () => {
    const client = connectWorker(await deskFirst(cluster.url, desk), () => undefined);
    opened.push(client);
    await client.set(`${key}:word`, 'kept');
    const back = cluster.restart(await cluster.ownerOf(key), 3000);
    const answers: unknown[] = [];
    for (let tries = 0; tries < 200 && answers.at(-1) !== 'kept'; tries += 1) {
      answers.push(await client.get(`${key}:word`).catch((error: unknown) => String(error)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await back;
    expect(await client.get(`${key}:word`)).toBe('kept');
  });
});
