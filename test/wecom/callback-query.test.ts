import fc from 'fast-check';
import { readQuery } from '../../src/wecom/callback-query';

describe('the query of a callback', () => {
  it('is read in any order, with what else stands in it left out', () => {
    expect(
      readQuery('x&nonce=n-1&more=a=b&timestamp=1700000000&msg_signature=abc&&echostr=a%2Bb%2F%3D%3D'),
    ).toEqual({
      msg_signature: 'abc',
      timestamp: '1700000000',
      nonce: 'n-1',
      echostr: 'a+b/==',
    });
  });

  it('keeps a bare plus and equals signs', () => {
    expect(readQuery('msg_signature=abc&timestamp=1&nonce=n&echostr=a+b==')?.echostr).toBe('a+b==');
  });

  it.each([
    '',
    'msg_signature=abc&timestamp=1',
    'msg_signature=abc&nonce=n',
    'timestamp=1&nonce=n',
    'msg_signature=abc&timestamp=1&nonce=',
    'msg_signature=abc&timestamp=soon&nonce=n',
    'msg_signature=abc&timestamp=-1&nonce=n',
    'msg_signature=abc&timestamp=1e3&nonce=n',
    'msg_signature=abc&timestamp=123456789012&nonce=n',
    'msg_signature=abc&timestamp=1&nonce=n&nonce=m',
    'msg_signature=abc&timestamp=1&nonce=%E4%B8',
    'msg_signature=abc&timestamp=1&nonce=n&echostr=%',
  ])('is refused as %j', (raw) => {
    expect(readQuery(raw)).toBeNull();
  });

  it('does not read a parameter by the name of something that every object has', () => {
    expect(readQuery('msg_signature=abc&timestamp=1&nonce=n&__proto__=x&toString=y')).toEqual({
      msg_signature: 'abc',
      timestamp: '1',
      nonce: 'n',
      echostr: '',
    });
  });

  it('survives its escaping whatever the values are', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(value, value, (nonce, echostr) => {
        const raw = `nonce=${encodeURIComponent(nonce)}&echostr=${encodeURIComponent(echostr)}`;
        expect(readQuery(`msg_signature=s&timestamp=1&${raw}`)).toMatchObject({ nonce, echostr });
      }),
    );
  });
});
