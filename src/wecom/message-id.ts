import { hash } from 'node:crypto';
import { fieldIn } from './xml-fields';

/** Without MsgId a repeat is told by sender and second [90238]; the rest parts what happens within one second. */
const identity = ['FromUserName', 'CreateTime', 'Event', 'EventKey', 'TaskId', 'ChangeType', 'UserID'];

/**
 * The same for every repeat of a message, and fit for a queue's job id: letters, digits, - and _ only. Null where
 * neither MsgId nor sender and time can be found, so that it is no message.
 */
export function messageIdOf(xml: string): string | null {
  const msgId = fieldIn(xml, 'MsgId');
  return /^[\w-]{1,64}$/.test(msgId) ? msgId : eventIdOf(xml);
}

function eventIdOf(xml: string): string | null {
  const fields = identity.map((name) => fieldIn(xml, name));
  return fields[0] === '' || fields[1] === '' ? null : hash('sha1', fields.join('\n'));
}
