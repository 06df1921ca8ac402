/** 刊物: what stands on the masthead and in the footer of every issue. */
export type Publication = {
  /** 刊名 */
  title: string;
  /** 编印单位 */
  publisher: string;
  /** IANA zone in which days and times of the desk are meant. */
  timezone: string;
  /** 期号 of the first issue made here. */
  number: number;
  /** 总期号 of the first issue made here. */
  runningNumber: number;
  /** 本期印发, one string a receiver. */
  distribution: string[];
};

/** 栏目, in the order in which they are printed. */
export type Column = { name: string; kind: 'article' | 'brief'; points?: number };

/** 单位 */
type Unit = {
  name: string;
  /** 别名, other names under which it signs. */
  aliases: string[];
  /** 类别, such as 区总工会. */
  class?: string;
};

/** 通讯员; `unit` is the unit's name, never an alias. */
export type Contact = { userid: string; name: string; unit: string };

/** 编辑 */
export type Editor = {
  userid: string;
  name: string;
  /** 可以签发 */
  maySignOff: boolean;
};

/** 管理员 */
type Admin = { userid: string; name?: string };

/** 订阅群 */
export type Group = {
  name: string;
  via: 'webhook' | 'appchat' | 'bot';
  /** Of a webhook: its URL or its key. Secret: whoever holds it can write into the group. */
  address: string;
  style: 'full' | 'digest' | 'card';
  receives: ('bulletin' | 'briefs')[];
  /** Names of the columns the group gets; all where it is missing. */
  columns?: string[];
};

/** 编辑部: the facts of one desk as config/desk.yaml states them. */
export type DeskConfig = {
  publication: Publication;
  columns: Column[];
  units: Unit[];
  contacts: Contact[];
  editors: Editor[];
  admins: Admin[];
  groups: Group[];
  /** 时间表; nothing reads it yet. */
  timetable?: Record<string, unknown>;
};
