import { readEnvelope } from '../../src/wecom/read-envelope';

describe('the envelope of a callback', () => {
  it.each([
    ['in CDATA', '<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[AbC+/=]]></Encrypt></xml>'],
    ['bare', '<xml><Encrypt>AbC+/=</Encrypt></xml>'],
    [
      'with blanks around',
      '\n <xml>\n <Encrypt>\n <![CDATA[AbC+/=]]> \n</Encrypt>\n <AgentID>1</AgentID></xml> \n',
    ],
    [
      'with an XML declaration',
      '<?xml version="1.0" encoding="UTF-8"?>\n<xml><Encrypt>AbC+/=</Encrypt></xml>',
    ],
  ])('gives the ciphertext %s', (_, body) => {
    expect(readEnvelope(body)).toBe('AbC+/=');
  });

  it.each([
    ['is empty', ''],
    ['is not XML', 'hello <Encrypt>a</Encrypt>'],
    ['has no Encrypt', '<xml><AgentID>1</AgentID></xml>'],
    ['holds a plain message', '<xml><MsgType>text</MsgType><Content>hello</Content></xml>'],
    ['has an empty Encrypt', '<xml><Encrypt><![CDATA[]]></Encrypt></xml>'],
    ['has two', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    [
      'hides a second one in CDATA',
      '<xml><ToUserName><![CDATA[<Encrypt>]]></ToUserName><Encrypt>a</Encrypt></xml>',
    ],
    ['has one inside the other', '<xml><Encrypt><Encrypt>a</Encrypt></Encrypt></xml>'],
    ['has a tag in it', '<xml><Encrypt>a<b/></Encrypt></xml>'],
    ['has two CDATA parts', '<xml><Encrypt><![CDATA[a]]><![CDATA[b]]></Encrypt></xml>'],
    ['is cut off in the field', '<xml><Encrypt><![CDATA[a'],
    ['is cut off after the field', '<xml><Encrypt>a</Encrypt>'],
    ['closes before it opens', '<xml></Encrypt><Encrypt>a</xml>'],
    ['only closes', '<xml>abcdefgh</Encrypt></xml>'],
    ['has a CDATA without end', '<xml><Encrypt><![CDATA[abcdefgh</Encrypt></xml>'],
    ['has a DOCTYPE', '<?xml version="1.0"?><!DOCTYPE x><xml><Encrypt>a</Encrypt></xml>'],
    ['has an entity', '<xml><!ENTITY a "b"><Encrypt>a</Encrypt></xml>'],
    ['has a comment', '<xml><!-- x --><Encrypt>a</Encrypt></xml>'],
    ['is the JSON variant', '{"tousername":"ww1","encrypt":"a"}'],
  ])('is refused when it %s', (_, body) => {
    expect(readEnvelope(body)).toBeNull();
  });
});
