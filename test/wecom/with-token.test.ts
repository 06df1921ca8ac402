import type { Words } from '../../src/wecom/person';
import { closeWorlds, faultOf, startWorld as start } from './world';

const letter: Words = { kind: 'text', text: '来稿 12 已收到' };

afterEach(closeWorlds);

describe('a token that the platform no longer takes', () => {
  it('is renewed once for a thousand letters of two processes, and every letter arrives', async () => {
    const { world, join, asked } = await start();
    const wecoms = [join(), join()];
    await Promise.all(wecoms.map((wecom) => wecom.hasToken()));
    world.valid = 'T2';
    const sendings = Array.from({ length: 1000 }, (_, which) =>
      wecoms[which % 2]!.sendToPerson(`contact-${which}`, letter),
    );
    await Promise.all(sendings);
    expect(asked('gettoken')).toHaveLength(2);
    const arrived = asked('message/send').filter(({ query }) => query.get('access_token') === 'T2');
    expect(new Set(arrived.map(({ body }) => body)).size).toBe(1000);
    expect(arrived).toHaveLength(1000);
  });

  it('that fails twice is the queue’s to try again', async () => {
    const { join, asked } = await start(() => ({ errcode: 40014, errmsg: 'invalid access_token' }));
    const fault = await faultOf(join().sendToPerson('contact-lake', letter));
    expect(fault).toMatchObject({ errcode: 40014, treatment: 'retry' });
    expect(asked('message/send')).toHaveLength(2);
    expect(asked('gettoken')).toHaveLength(2);
  });

  it('is renewed after 40001 as well, and a second 40001 is a wrong secret', async () => {
    const { join, asked } = await start(() => ({ errcode: 40001, errmsg: 'invalid credential' }));
    const wecom = join();
    expect(await faultOf(wecom.sendToPerson('contact-lake', letter))).toMatchObject({
      errcode: 40001,
      treatment: 'configuration',
    });
    expect(await faultOf(wecom.sendToPerson('contact-lake', letter))).toMatchObject({
      errcode: 40001,
      call: 'gettoken',
    });
    expect(await faultOf(join().sendToPerson('contact-lake', letter))).toMatchObject({
      treatment: 'configuration',
    });
    expect(asked('message/send')).toHaveLength(2);
    expect(asked('gettoken')).toHaveLength(2);
  });

  it('leaves any other fault of the second try as it is', async () => {
    const answers = [{ errcode: 42001 }, { errcode: 45009 }];
    const { join } = await start(() => answers.shift());
    expect(await faultOf(join().sendToPerson('contact-lake', letter))).toMatchObject({
      errcode: 45009,
      treatment: 'wait',
    });
  });
});
