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
export type Unit = {
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
export type Admin = { userid: string; name?: string };

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

/**
 * A group that gets nothing for now: by whom it was stopped, or null where its address can no longer be read.
 */
export type IdleGroup = Omit<Group, 'address'> & {
  address: string | null;
  stop: { by: string; at: number } | null;
};

/** 审稿 */
type Review = {
  /** 退改 and 退稿 by card offer these reasons. */
  returnReasons: string[];
  rejectReasons: string[];
  /** Whether an editor who is a contact as well may accept what she sent herself. */
  mayAcceptOwn: boolean;
  /** 字数 from which a brief is called over-long. */
  longestBrief: number;
};

/** 建议栏目: a rule holds where all that it names holds; the first that holds suggests its column. */
export type Suggestion = {
  column: string;
  /** Whether the piece has a headline. */
  headline?: boolean;
  /** Whether it has an author line. */
  author?: boolean;
  /** The headline holds one of these. */
  headlineHas?: string[];
  unitClass?: string;
  /** 字数 at most. */
  atMost?: number;
};

/** 时间表. Times of day are minutes after midnight in the desk's time zone. */
export type Timetable = {
  /** 1 Monday … 7 Sunday */
  workdays: number[];
  workingHours: { from: number; to: number };
  /** Editors are reminded once of what has waited longer. */
  remindAfterHours: number;
  /** The daily line to the editors; null: none. */
  dailyLineAt: number | null;
  /** The daily digest of briefs, for which an editor with the right to sign off answers; missing: none. */
  briefs?: { at: number; signedBy: string } | undefined;
  /** 夜里: `from` after `to` is over midnight; null: none. */
  quietHours: { from: number; to: number } | null;
};

/** 网页 */
type Pages = {
  /** Whoever has the link from a card may read that issue, member or not. */
  openByLink: boolean;
};

/** 告警: when the admins are told that something is wrong. */
export type Alarms = {
  /** So long no access_token could be had. */
  noTokenMinutes: number;
  /** Redis takes longer than this to answer, again and again. */
  slowRedisMs: number;
  /** The door has refused so many callbacks within a minute. */
  refusedAMinute: number;
  /** So many working hours nothing came in; 0: nobody is told. */
  silentHours: number;
};

/** 用词: words to warn of (config/words.yaml). */
export type Words = { sensitive: string[]; mistyped: { wrong: string; right: string }[] };

/** 编辑部: the facts of one desk as config/desk.yaml states them. */
export type DeskConfig = {
  publication: Publication;
  columns: Column[];
  units: Unit[];
  contacts: Contact[];
  editors: Editor[];
  admins: Admin[];
  groups: Group[];
  /** Known by command only: desk.yaml has none. */
  idleGroups?: IdleGroup[];
  review: Review;
  suggestions: Suggestion[];
  timetable: Timetable;
  alarms: Alarms;
  pages: Pages;
  words: Words;
};
