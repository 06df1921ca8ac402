import type { DeskConfig, Group } from '../../../src/desk/desk-config';
import { noGroups, withGroups, type AddedGroup, type GroupBook } from '../../../src/desk/groups/group-book';
import type { Groups } from '../../../src/desk/groups/add-group';
import { columns, deskOf } from '../examples';

export const keys = {
  written: '11111111-aaaa-4aaa-8aaa-111111111111',
  added: '44444444-dddd-4ddd-8ddd-444444444444',
  fresh: '55555555-eeee-4eee-8eee-555555555555',
};

export const written: Group = {
  name: '区总工会工作群',
  via: 'webhook',
  address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${keys.written}`,
  style: 'full',
  receives: ['bulletin'],
};

export const added: AddedGroup = {
  name: '长桥街道群',
  via: 'webhook',
  address: { key: keys.added },
  style: 'digest',
  receives: ['bulletin'],
};

/** desk.yaml has one group. */
export const file: DeskConfig = { ...deskOf(columns), groups: [written] };

/** The desk as it is with this book. */
export function groupsOf(book: Partial<GroupBook> = {}): Groups {
  const whole = { ...noGroups, ...book };
  return { desk: withGroups(file, whole), book: whole };
}
