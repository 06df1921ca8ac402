import { inspect } from 'node:util';
import { treatedAs, WecomRefused, WecomUnreachable } from '../../src/wecom/errors';

describe('a refusal', () => {
  it('says which call, which code, and what it asks for', () => {
    const refused = new WecomRefused('message/send', 45009, 'api freq out of limit');
    expect(refused).toMatchObject({ call: 'message/send', errcode: 45009, errmsg: 'api freq out of limit' });
    expect(refused).toMatchObject({ name: 'WecomRefused', treatment: 'wait', deadTarget: false });
    expect(refused.message).toBe('message/send refused with 45009: api freq out of limit');
  });

  it('names a dead address', () => {
    expect(new WecomRefused('webhook/send', 93000, 'invalid webhook url').deadTarget).toBe(true);
  });

  it('can be treated otherwise, with nothing else changed', () => {
    const refused = treatedAs(new WecomRefused('message/send', 40001, 'invalid credential'), 'configuration');
    expect(refused).toMatchObject({ call: 'message/send', errcode: 40001, treatment: 'configuration' });
    expect(refused.errmsg).toBe('invalid credential');
  });

  it.each([
    ['bad access_token=AbC123 here', 'bad access_token=… here'],
    ['bad key=K-1&type=file', 'bad key=…&type=file'],
    ['{"corpsecret":"S-1"}', '{"corpsecret":"…"}'],
    ['no 0f8fad5b-d9cb-469f-a165-70867728950e', 'no …'],
    [`token ${'t'.repeat(300)}`, 'token …'],
    ['invalid access_token', 'invalid access_token'],
  ])('keeps no secret of %j', (errmsg, harmless) => {
    expect(new WecomRefused('message/send', 40014, errmsg).errmsg).toBe(harmless);
  });

  it('is short', () => {
    expect(new WecomRefused('message/send', 1, '长 '.repeat(500)).errmsg).toHaveLength(200);
  });
});

describe('silence', () => {
  it('says which call, why, and whether it may have arrived', () => {
    const silent = new WecomUnreachable('webhook/send', 'ECONNRESET', true);
    expect(silent).toMatchObject({ name: 'WecomUnreachable', call: 'webhook/send', mayHaveArrived: true });
    expect(silent.cause).toBe('ECONNRESET');
    expect(silent.message).toBe('webhook/send unreachable: ECONNRESET');
    expect(inspect(silent)).toContain('ECONNRESET');
  });
});
