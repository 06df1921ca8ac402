import type { IncomingHttpHeaders } from 'node:http';

export type ApiCall = { query: URLSearchParams; headers: IncomingHttpHeaders; body: Buffer };
export type Answer = { errcode: number; errmsg: string; [field: string]: unknown };
export type Download = { status: number; headers: Record<string, string>; bytes: Buffer };
export type Endpoint = (call: ApiCall) => Answer | Download;

export function accepted(fields: Record<string, unknown> = {}): Answer {
  return { errcode: 0, errmsg: 'ok', ...fields };
}

/** Only the code counts; the platform says itself that wordings change [90313]. */
export function refused(errcode: number): Answer {
  const meaning = meanings[errcode] ?? 'refused';
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  return { errcode, errmsg: `${meaning}, from ip: 127.0.0.1, more info at ${more}` };
}

const meanings: Record<number, string> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40004: 'invalid media type',
  40005: 'invalid file type',
  40006: 'invalid file size',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40009: 'invalid image size',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid oauth_code',
  40032: 'invalid userid list size',
  40056: 'invalid agentid',
  40058: 'invalid request parameter',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'secret missing',
  41006: 'media_id missing',
  41011: 'agentid missing',
  41016: 'missing title',
  42001: 'access_token expired',
  42003: 'oauth_code expired',
  42014: 'invalid task_id',
  42016: 'card does not exist',
  42027: 'horizontal_content_list.keyname missing',
  42031: 'invalid card_type',
  42035: 'invalid size of horizontal_content_list',
  42036: 'invalid size of vertical_content_list',
  42037: 'invalid size of option_list',
  42038: 'invalid button_list.text',
  42039: 'invalid button_list.key',
  42040: 'invalid option_list.id',
  42041: 'invalid option_list.text',
  42042: 'invalid size of jump_list',
  42043: 'invalid question_key',
  42045: 'invalid card_action',
  42046: 'invalid submit_button.key',
  42047: 'invalid size of select_list',
  42049: 'invalid submit_button.text',
  44001: 'empty media data',
  44004: 'empty content',
  45001: 'media size out of limit',
  45002: 'content size out of limit',
  45008: 'article size out of limit',
  45009: 'api freq out of limit',
  60111: 'userid not found',
  81013: 'user & party & tag all invalid',
  82001: 'no receiver',
  60011: 'no privilege to access/modify contact/party/agent',
  86001: 'invalid chatid',
  86003: 'chatid does not exist',
  86004: 'invalid chat name',
  86005: 'invalid chat owner',
  86006: 'invalid chat member size',
  86008: 'chat was not created by this agent',
  86215: 'chatid exists',
  86216: 'invalid chat member',
  93000: 'invalid webhook url',
  301002: 'not allow operate another agent',
  830002: 'range required',
};
