export type Sender = { corpId: string; agentId: number | null; userid: string; createTime: number };
export type Picture = { mediaId: string; picUrl: string };
export type SentFile = { mediaId: string; fileName: string };
/** A member who came, left, changed or got another userid. */
export type ContactChange =
  | { type: 'create_user' | 'delete_user'; userid: string }
  | { type: 'update_user'; userid: string; newUserid?: string };
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

/** UNCONFIRMED: the pages list no files among what an app gets [90239]; a name could come as FileName or as Title. */
export function fileMessage(sender: Sender, { mediaId, fileName }: SentFile, msgId: string): string {
  return message(sender, 'file', [
    `<FileName>${cdata(fileName)}</FileName>`,
    `<MsgId>${msgId}</MsgId>`,
    `<MediaId>${cdata(mediaId)}</MediaId>`,
  ]);
}

/** change_contact [90970]: from "sys", with the ids only, as since 2022 [96302], and of no app. */
export function contactMessage(
  { corpId, createTime }: Omit<Sender, 'userid' | 'agentId'>,
  change: ContactChange,
) {
  const newUserid = change.type === 'update_user' ? change.newUserid : undefined;
  return message({ corpId, userid: 'sys', agentId: null, createTime }, 'event', [
    `<Event>${cdata('change_contact')}</Event>`,
    `<ChangeType>${cdata(change.type)}</ChangeType>`,
    `<UserID>${cdata(change.userid)}</UserID>`,
    ...(newUserid === undefined ? [] : [`<NewUserID>${cdata(newUserid)}</NewUserID>`]),
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
    ...(agentId === null ? [] : [`<AgentID>${agentId}</AgentID>`]),
    '</xml>',
  ].join('\n');
}
