export type Sender = { corpId: string; agentId: number; userid: string; createTime: number };
export type Picture = { mediaId: string; picUrl: string };
export type EventFields = { event: string; eventKey?: string; more?: string };

/** Laid out as Tencent's published sample; the user's text may hold anything, even "]]>". */
export function textMessage(sender: Sender, text: string, msgId: string): string {
  return message(sender, 'text', [`<Content>${cdata(text)}</Content>`, `<MsgId>${msgId}</MsgId>`]);
}

export function imageMessage(sender: Sender, picture: Picture, msgId: string): string {
  return message(sender, 'image', [
    `<PicUrl>${cdata(picture.picUrl)}</PicUrl>`,
    `<MsgId>${msgId}</MsgId>`,
    `<MediaId>${cdata(picture.mediaId)}</MediaId>`,
  ]);
}

/** Events carry no MsgId [90240]. `more` is further XML, such as that of a pressed button. */
export function eventMessage(sender: Sender, { event, eventKey = '', more }: EventFields): string {
  const lines = [`<Event>${cdata(event)}</Event>`, `<EventKey>${cdata(eventKey)}</EventKey>`];
  return message(sender, 'event', more === undefined ? lines : [...lines, more]);
}

export function envelopeXml(corpId: string, agentId: number, encrypted: string): string {
  const to = `<ToUserName>${cdata(corpId)}</ToUserName>`;
  return `<xml>${to}<Encrypt>${cdata(encrypted)}</Encrypt><AgentID>${cdata(String(agentId))}</AgentID></xml>`;
}

export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function message({ corpId, agentId, userid, createTime }: Sender, kind: string, lines: string[]): string {
  return [
    `<xml><ToUserName>${cdata(corpId)}</ToUserName>`,
    `<FromUserName>${cdata(userid)}</FromUserName>`,
    `<CreateTime>${createTime}</CreateTime>`,
    `<MsgType>${cdata(kind)}</MsgType>`,
    ...lines,
    `<AgentID>${agentId}</AgentID>`,
    '</xml>',
  ].join('\n');
}
