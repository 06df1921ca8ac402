import { readConfig } from '../../src/config';
import type { DeskConfig } from '../../src/desk/desk-config';
import { fullEnv, smallDesk, withLine } from './example';

function mistakesIn(text: string | null, env: Record<string, string> = {}, dotenv = ''): string[] {
  const files = { desk: { path: 'config/desk.yaml', text }, dotenv: { path: '.env', text: dotenv } };
  const reading = readConfig({ ...fullEnv, ...env }, files);
  return reading.ok ? [] : reading.mistakes;
}

const lists = '应为列表，每一条以“- ”开头';
const userid = '应为企业微信账号（userid）：1 至 64 位英文字母、数字或 _ - @ .';
const address = '应为群里“消息推送”的地址（…/cgi-bin/webhook/send?key=…）或其中的 key';

describe('one line of desk.yaml that is wrong', () => {
  it.each([
    [2, '  title:', 'publication.title：还没有填写，应为刊名'],
    [2, '  title: ""', 'publication.title：还没有填写，应为刊名'],
    [2, '  title: 2026', 'publication.title：应为刊名，现在是“2026”；请给它加上引号'],
    [2, '  titel: 江城工运\n  title: 江城工运', 'publication.titel：没有这一项，是不是 “title”？'],
    [4, '  number: 0', 'publication.number：应为 1 以上的整数，现在是“0”'],
    [4, '  number: 七', 'publication.number：应为 1 以上的整数，现在是“七”'],
    [4, '  number: -1.5', 'publication.number：应为 1 以上的整数，现在是“-1.5”'],
    [
      5,
      '  runningNumber: 1\n  timezone: 北京',
      'publication.timezone：应为 IANA 时区名，如 Asia/Shanghai，现在是“北京”',
    ],
    [
      5,
      '  runningNumber: 1\n  timezone: "+08:00"',
      'publication.timezone：应为 IANA 时区名，如 Asia/Shanghai，现在是“+08:00”',
    ],
    [5, '  runningNumber: 1\n  distribution: 各区', `publication.distribution：${lists}，现在是“各区”`],
    [8, '    kind: artcle', 'columns[0].kind：应为 article（文章）或 brief（简讯），现在是“artcle”'],
    [8, '    kind: [brief]', 'columns[0].kind：应为 article（文章）或 brief（简讯），现在是一个列表'],
    [8, '    kind: { brief: 1 }', 'columns[0].kind：应为 article（文章）或 brief（简讯），现在是一组项目'],
    [8, '    kind: article\n    points: -1', 'columns[0].points：应为 0 以上的分数，现在是“-1”'],
    [9, '  - name: 工作动态', 'columns[1].name：“工作动态”在第 7 行已经写过，栏目名不能重复'],
    [14, '  - name: 湖东区总', 'units[1].name：“湖东区总”在第 13 行已经写过，单位名称和别名都不能重复'],
    [16, '  - 湖东区', 'contacts[0]：应为一组项目（userid name unit），现在是“湖东区”'],
    [19, '  - { userid: 0012, name: 编辑二 }', `editors[1].userid：${userid}，现在是“0012”；请给它加上引号`],
    [19, '  - { userid: 编辑二, name: 编辑二 }', `editors[1].userid：${userid}，现在是“编辑二”`],
    [
      19,
      '  - { userid: Editor-First, name: 编辑二 }',
      'editors[1].userid：“Editor-First”在第 18 行已经写过，一个账号只能登记一次',
    ],
    [
      19,
      '  - { userid: editor-second, name: 编辑二, maySignOff: 是 }',
      'editors[1].maySignOff：应为 true（可以签发）或 false（不可以签发），现在是“是”',
    ],
    [21, '  - desk-admin\n  - desk-admin', 'admins[1]：“desk-admin”在第 21 行已经写过，一个账号只能登记一次'],
    [
      24,
      '    via: appchats',
      'groups[0].via：应为 webhook（群里的“消息推送”）或 appchat（应用建的群），现在是“appchats”',
    ],
    [
      24,
      '    via: webhook\n    style: card',
      'groups[0].style：card（卡片）要有网页可以打开，请在 .env 里写上 PUBLIC_URL（网页的地址），或改成 full、digest',
    ],
    [
      24,
      '    via: webhook\n    style: cards',
      'groups[0].style：应为 full（全文）、digest（目录、简讯和 Word 文件）或 card（一张卡片，点开是网页），现在是“cards”',
    ],
    [
      24,
      '    via: webhook\n    receives: [bulletins]',
      'groups[0].receives[0]：应为 bulletin（整期简报）或 briefs（快讯），现在是“bulletins”',
    ],
    [
      24,
      '    via: webhook\n    receives: []',
      'groups[0].receives：至少要有 bulletin（整期简报）或 briefs（快讯）',
    ],
    [
      24,
      '    via: webhook\n    columns: [简迅]',
      'groups[0].columns[0]：没有“简迅”这个栏目，是不是 “简讯”？',
    ],
    [
      25,
      '    address: 20261123',
      'groups[0].address：应为群里“消息推送”的地址、地址中的 key，应用群的 chatid，或 ${环境变量名}；请给它加上引号',
    ],
    [25, '    address: https://example.org/robot', `groups[0].address：${address}`],
    [
      25,
      '    address: ""',
      'groups[0].address：还没有填写，应为群里“消息推送”的地址、地址中的 key，应用群的 chatid，或 ${环境变量名}',
    ],
  ])('%d %s', (line, text, said) => {
    const added = text.split('\n').length - 1;
    expect(mistakesIn(withLine(line, text))).toEqual([
      `config/desk.yaml:${line + (text.includes('titel') ? 0 : added)} ${said}`,
    ]);
  });

  it('names the unit that was probably meant', () => {
    const at = 'config/desk.yaml:16 contacts[0].unit：';
    const contact = (unit: string) =>
      withLine(16, `  - { userid: contact-lake, name: 通讯员, unit: ${unit} }`);
    expect(mistakesIn(contact('湖东区总工'))).toEqual([
      `${at}没有“湖东区总工”这个单位，是不是 “湖东区总工会”？`,
    ]);
    expect(mistakesIn(contact('山北'))).toEqual([`${at}没有“山北”这个单位，是不是 “山北区总工会”？`]);
    expect(mistakesIn(contact('港口新区总公司'))).toEqual([
      `${at}没有“港口新区总公司”这个单位，请先写进 units`,
    ]);
  });

  it('lists what may be written where no known word is near', () => {
    expect(mistakesIn(withLine(21, '  - { userid: desk-admin, phone: 1 }'))).toEqual([
      'config/desk.yaml:21 admins[0].phone：没有这一项，可以写的有 userid、name',
    ]);
  });

  it('is found below the top as well as on it', () => {
    expect(mistakesIn(withLine(6, 'colums:'))).toEqual([
      'config/desk.yaml columns：还没有栏目，请至少写一个',
      'config/desk.yaml:6 colums：没有这一项，是不是 “columns”？',
    ]);
  });
});

describe('a group of style card', () => {
  const card = withLine(24, '    via: webhook\n    style: card');
  const noPages =
    'card（卡片）要有网页可以打开，请在 .env 里写上 PUBLIC_URL（网页的地址），或改成 full、digest';

  it('is right where there are pages, and keeps its style', () => {
    const reading = readConfig(
      { ...fullEnv, PUBLIC_URL: 'https://bulletin.example.org' },
      { desk: { path: 'config/desk.yaml', text: card } },
    );
    expect(reading.ok && reading.config.desk.groups.map(({ style }) => style)).toEqual(['card']);
  });

  it('is named at its line without them, each with all else that is wrong', () => {
    const another = '  - { name: 工作群, via: webhook, address: key-two, style: card, columns: [简迅] }\n';
    expect(mistakesIn(card + another, { PUBLIC_URL: ' ' })).toEqual([
      `config/desk.yaml:25 groups[0].style：${noPages}`,
      'config/desk.yaml:27 groups[1].columns[0]：没有“简迅”这个栏目，是不是 “简讯”？',
      `config/desk.yaml:27 groups[1].style：${noPages}`,
    ]);
  });

  it('is not to blame for a PUBLIC_URL that is none', () => {
    expect(mistakesIn(card, { PUBLIC_URL: 'bulletin.example.org' })).toEqual([
      '环境变量 PUBLIC_URL：应为完整的网址，以 https:// 或 http:// 开头',
    ]);
  });
});

describe('a whole desk.yaml', () => {
  it('has all its mistakes told at once, from top to bottom', () => {
    const text = `publication:
  title: 江城工运
  publisher: 江城市总工会
  number: 一
columns:
  - name: 工作动态
    kind: artcle
units:
  - name: 湖东区总工会
  - name: 湖东区总工会
contacts:
  - { userid: contact-lake, name: 湖东区通讯员, unit: 山北区总工会 }
  - { userid: contact-lake, name: 湖东区通讯员, unit: 湖东区总工会 }
editors:
  - { userid: editor-first, name: 编辑一 }
groups:
  - { name: 工作群, via: bot, address: key-one }
  - { name: 工作群, via: webhook, address: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=key-one }
`;
    expect(mistakesIn(text)).toEqual([
      'config/desk.yaml admins：还没有管理员，请至少写一位',
      'config/desk.yaml:1 publication.runningNumber：还没有填写，应为 1 以上的整数',
      'config/desk.yaml:4 publication.number：应为 1 以上的整数，现在是“一”',
      'config/desk.yaml:7 columns[0].kind：应为 article（文章）或 brief（简讯），现在是“artcle”',
      'config/desk.yaml:10 units[1].name：“湖东区总工会”在第 9 行已经写过，单位名称和别名都不能重复',
      'config/desk.yaml:12 contacts[0].unit：没有“山北区总工会”这个单位，是不是 “湖东区总工会”？',
      'config/desk.yaml:13 contacts[1].userid：“contact-lake”在第 12 行已经写过，一个账号只能登记一次',
      'config/desk.yaml:14 editors：还没有可以签发的编辑，请给至少一位编辑写上 maySignOff: true',
      'config/desk.yaml:17 groups[0].via：应为 webhook（群里的“消息推送”）或 appchat（应用建的群），现在是“bot”',
      'config/desk.yaml:18 groups[1].name：“工作群”在第 17 行已经写过，群名不能重复',
      'config/desk.yaml:18 groups[1].address：与第 17 行是同一个群，每个群只能写一次',
    ]);
  });

  it('that is not there, or holds nothing, says so', () => {
    expect(mistakesIn(null)).toEqual([
      'config/desk.yaml：找不到这个文件；文件在别处时请用环境变量 DESK_CONFIG 写明位置',
    ]);
    expect(mistakesIn('# 空\n')).toEqual([
      'config/desk.yaml publication：还没有填写，应为一组项目（title publisher timezone number runningNumber distribution）',
      'config/desk.yaml columns：还没有栏目，请至少写一个',
      'config/desk.yaml editors：还没有可以签发的编辑，请给至少一位编辑写上 maySignOff: true',
      'config/desk.yaml admins：还没有管理员，请至少写一位',
    ]);
  });

  it('may leave lists empty that commands fill later', () => {
    const [head] = smallDesk.split('units:');
    const text = `${head ?? ''}units:\ncontacts:\neditors:\n  - { userid: e, name: 编辑, maySignOff: true }\nadmins: [a]\ngroups:\n`;
    expect(mistakesIn(text)).toEqual([]);
  });
});

/** What the small desk makes of more lines at its end; the first of them is line 26. */
function deskWith(text: string): DeskConfig {
  const files = { desk: { path: 'config/desk.yaml', text: smallDesk + text } };
  const reading = readConfig(fullEnv, files);
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'));
  return reading.config.desk;
}

const notInColumns = 'suggestions[0].column：没有“简迅”这个栏目，是不是 “简讯”？';
const time = '应为几点几分，如 17:00';
const night = '应为起止时间，如 22:00-7:00';
const atNight = '落在 quietHours（夜里）里，到时不会发；请换一个时间';
const hours = '应为起止时间，早的在前，如 9:00-17:30';
const weekday = '应为 一 二 三 四 五 六 日 中的一个';

describe('review, suggestions and timetable', () => {
  it('are what they say', () => {
    const desk = deskWith(`review:
  returnReasons: [请写到十六个字为止一二三四五六七]
  mayAcceptOwn: false
  longestBrief: 150
suggestions:
  - column: 简讯
    headline: true
    author: false
    headlineHas: [简讯, 快讯]
    unitClass: 企业工会
    atMost: 100
  - { column: 工作动态 }
timetable:
  workdays: [六, 日]
  workingHours: 08:30 - 23:59
  remindAfterHours: 4
  dailyLineAt: 9:05
  quietHours: 21:30 - 6:00
`);
    expect(desk.review).toEqual({
      returnReasons: ['请写到十六个字为止一二三四五六七'],
      rejectReasons: ['内容与近期来稿重复', '时效已过', '不属于本刊刊登范围'],
      mayAcceptOwn: false,
      longestBrief: 150,
    });
    expect(desk.suggestions).toEqual([
      {
        column: '简讯',
        headline: true,
        author: false,
        headlineHas: ['简讯', '快讯'],
        unitClass: '企业工会',
        atMost: 100,
      },
      { column: '工作动态' },
    ]);
    expect(desk.timetable).toEqual({
      workdays: [6, 7],
      workingHours: { from: 8 * 60 + 30, to: 23 * 60 + 59 },
      remindAfterHours: 4,
      dailyLineAt: 9 * 60 + 5,
      quietHours: { from: 21 * 60 + 30, to: 6 * 60 },
    });
  });

  it('take a time of day with and without quotes, in one line as well', () => {
    for (const text of ['timetable:\n  dailyLineAt: 17:00', 'timetable: { dailyLineAt: "17:00" }'])
      expect(deskWith(`${text}\n`).timetable.dailyLineAt).toBe(17 * 60);
    expect(deskWith('timetable: { workingHours: 9:00-17:30 }\n').timetable.workingHours).toEqual({
      from: 540,
      to: 1050,
    });
  });

  it('take a time of day in full width, which nobody sees', () => {
    const { timetable } = deskWith('timetable: { workingHours: 9：00－17：30, dailyLineAt: １７：００ }\n');
    expect(timetable).toMatchObject({ workingHours: { from: 540, to: 1050 }, dailyLineAt: 17 * 60 });
  });

  it('have their defaults where they are empty', () => {
    expect(deskWith('review:\nsuggestions:\ntimetable:\n  dailyLineAt:\n')).toEqual(deskWith(''));
    expect(deskWith('suggestions: []\n').suggestions).toEqual([]);
  });

  it.each([
    [
      'review: 退改',
      'review：应为一组项目（returnReasons rejectReasons mayAcceptOwn longestBrief），现在是“退改”',
    ],
    ['review: { returnReason: [请核对] }', 'review.returnReason：没有这一项，是不是 “returnReasons”？'],
    ['review: { returnReasons: 请核对 }', `review.returnReasons：${lists}，现在是“请核对”`],
    ['review: { returnReasons: [] }', 'review.returnReasons：至少要有一条理由'],
    [
      'review: { rejectReasons: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸] }',
      'review.rejectReasons：最多写九条理由，现在是一个列表',
    ],
    [
      'review: { rejectReasons: [这一条理由一共写了十七个字放不下了] }',
      'review.rejectReasons[0]：卡片上放不下，最多 16 个字，现在是“这一条理由一共写了十七个字放不下了”',
    ],
    [
      'review: { returnReasons: [请核对, 请核对] }',
      'review.returnReasons[1]：“请核对”在第 26 行已经写过，同一条理由只写一次',
    ],
    [
      'review: { rejectReasons: [重复, 重复] }',
      'review.rejectReasons[1]：“重复”在第 26 行已经写过，同一条理由只写一次',
    ],
    [
      'review: { mayAcceptOwn: 可以 }',
      'review.mayAcceptOwn：应为 true（可以）或 false（不可以），现在是“可以”',
    ],
    ['review: { longestBrief: 0 }', 'review.longestBrief：应为 1 以上的整数，现在是“0”'],
    ['suggestions: { column: 简讯 }', `suggestions：${lists}，现在是一组项目`],
    ['suggestions: [{ column: 简迅 }]', notInColumns],
    ['suggestions: [{ atMost: 100 }]', 'suggestions[0].column：还没有填写，应为栏目名'],
    [
      'suggestions: [{ column: 工作动态 }, { column: 简讯, headline: false }]',
      'suggestions[0]：没有写条件，后面的就都用不上了；请写上条件，或把它移到最后',
    ],
    [
      'suggestions: [{ column: 简讯, headline: 无 }]',
      'suggestions[0].headline：应为 true（有标题）或 false（没有标题），现在是“无”',
    ],
    [
      'suggestions: [{ column: 简讯, author: 有 }]',
      'suggestions[0].author：应为 true（有作者）或 false（没有作者），现在是“有”',
    ],
    ['suggestions: [{ column: 简讯, headlineHas: [] }]', 'suggestions[0].headlineHas：至少要有一个词'],
    ['suggestions: [{ column: 简讯, unitClass: }]', null],
    ['suggestions: [{ column: 简讯, atMost: 少 }]', 'suggestions[0].atMost：应为 1 以上的整数，现在是“少”'],
    ['suggestions: [{ column: 简讯, most: 9 }]', 'suggestions[0].most：没有这一项，是不是 “atMost”？'],
    [
      'timetable: 一至五',
      'timetable：应为一组项目（workdays workingHours remindAfterHours dailyLineAt quietHours briefs），现在是“一至五”',
    ],
    [
      'timetable: { workdays: 一至五 }',
      'timetable.workdays：应为列表，如 [一, 二, 三, 四, 五]，现在是“一至五”',
    ],
    ['timetable: { workdays: [] }', 'timetable.workdays：至少要有一天'],
    ['timetable: { workdays: [1] }', `timetable.workdays[0]：${weekday}，现在是“1”`],
    ['timetable: { workdays: [周一] }', `timetable.workdays[0]：${weekday}，现在是“周一”`],
    ['timetable: { workingHours: 9-17 }', `timetable.workingHours：${hours}，现在是“9-17”`],
    ['timetable: { workingHours: 17:30-9:00 }', `timetable.workingHours：${hours}，现在是“17:30-9:00”`],
    ['timetable: { workingHours: 9:00-24:00 }', `timetable.workingHours：${hours}，现在是“9:00-24:00”`],
    [
      'timetable: { workingHours: 9:00-9:10-9:20 }',
      `timetable.workingHours：${hours}，现在是“9:00-9:10-9:20”`,
    ],
    ['timetable: { workingHours: [9, 17] }', `timetable.workingHours：${hours}，现在是一个列表`],
    ['timetable: { remindAfterHours: 0 }', 'timetable.remindAfterHours：应为 1 以上的整数，现在是“0”'],
    ['timetable: { dailyLineAt: 17 }', `timetable.dailyLineAt：${time}，现在是“17”`],
    ['timetable: { dailyLineAt: 17:60 }', `timetable.dailyLineAt：${time}，现在是“17:60”`],
    [
      'timetable: { briefs: { at: 五点, signedBy: editor-first } }',
      `timetable.briefs.at：${time}，现在是“五点”`,
    ],
    [
      'timetable: { briefs: { at: 23:00, signedBy: editor-first }, quietHours: 22:00-7:00 }',
      `timetable.briefs.at：${atNight}，现在是“23:00”`,
    ],
    [
      'timetable: { briefs: { at: 17:00, signedBy: nobody } }',
      'timetable.briefs.signedBy：“nobody”不是可以签发的编辑，应为 editors 里写着 maySignOff: true 的账号，如 editor-first',
    ],
    [
      'timetable: { briefs: { at: 17:00 } }',
      'timetable.briefs.signedBy：还没有填写，应为企业微信账号（userid）：1 至 64 位英文字母、数字或 _ - @ .',
    ],
    ['timetable: { quietHours: 22:00 }', `timetable.quietHours：${night}，现在是“22:00”`],
    ['timetable: { quietHours: 7:00-7:00 }', `timetable.quietHours：${night}，现在是“7:00-7:00”`],
    ['timetable: { quietHours: 22-7 }', `timetable.quietHours：${night}，现在是“22-7”`],
    [
      'timetable: { dailyLineAt: 22:00, quietHours: 22:00-7:00 }',
      `timetable.dailyLineAt：${atNight}，现在是“22:00”`,
    ],
    [
      'timetable: { dailyLineAt: 6:59, quietHours: 22:00-7:00 }',
      `timetable.dailyLineAt：${atNight}，现在是“6:59”`,
    ],
    [
      'timetable: { dailylineAt: 17:00 }',
      'timetable.dailylineAt：没有这一项，是不是 “dailyLineAt”？不是就请换一个名称',
    ],
    [
      'pages: { openByLink: 是 }',
      'pages.openByLink：应为 true（有链接就能看）或 false（只有本企业成员能看），现在是“是”',
    ],
    ['pages: { openByLink: true }', null],
    ['alarms: { silentHours: 0, noTokenMinutes: 1 }', null],
    ['alarms: { silentHours: -1 }', 'alarms.silentHours：应为 0 以上的整数（0 就是不报），现在是“-1”'],
    ['alarms: { slowRedisMs: 0.5 }', 'alarms.slowRedisMs：应为 1 以上的整数，现在是“0.5”'],
    ['alarms: { refusedAMinute: 0 }', 'alarms.refusedAMinute：应为 1 以上的整数，现在是“0”'],
    ['alarms: { silentHour: 8 }', 'alarms.silentHour：没有这一项，是不是 “silentHours”？'],
    ['timetable: { workday: [一] }', 'timetable.workday：没有这一项，是不是 “workdays”？不是就请换一个名称'],
  ])('%s', (text, said) => {
    expect(mistakesIn(`${smallDesk}${text}\n`)).toEqual(said === null ? [] : [`config/desk.yaml:26 ${said}`]);
  });

  it('let the timetable hold what nothing reads yet', () => {
    const more = '{ briefs: "17:00", closing: [5, 20], 截稿: 每月五日 }';
    expect(deskWith(`timetable: ${more}\n`)).toEqual(deskWith(''));
  });

  it('are told all at once, with what is wrong elsewhere', () => {
    const text = withLine(8, '    kind: artcle');
    expect(
      mistakesIn(
        `${text}suggestions: [{ column: 简迅 }]\ntimetable: { workdays: [1, 二], dailyLine: 17:00 }\n`,
      ),
    ).toEqual([
      'config/desk.yaml:8 columns[0].kind：应为 article（文章）或 brief（简讯），现在是“artcle”',
      `config/desk.yaml:26 ${notInColumns}`,
      `config/desk.yaml:27 timetable.workdays[0]：${weekday}，现在是“1”`,
      'config/desk.yaml:27 timetable.dailyLine：没有这一项，是不是 “dailyLineAt”？不是就请换一个名称',
    ]);
  });
});

describe('a chat that the app has made', () => {
  const withChat = (chat: string) => withLine(25, `    address: key\n  - { name: 机关群, ${chat} }`);

  it('has its chatid for an address, in the file or in the environment', () => {
    const chats = ['via: appchat, address: office1', "via: appchat, address: '${CHAT}'"];
    for (const chat of chats) expect(mistakesIn(withChat(chat), { CHAT: 'office1' })).toEqual([]);
  });

  it('has no address of a robot, and none that another group has', () => {
    const robot = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k';
    expect(mistakesIn(withChat(`via: appchat, address: '${robot}'`))).toEqual([
      'config/desk.yaml:26 groups[1].address：应为应用群的 chatid（字母和数字）',
    ]);
    expect(mistakesIn(withChat('via: appchat, address: key'))).toEqual([
      'config/desk.yaml:26 groups[1].address：与第 25 行是同一个群，每个群只能写一次',
    ]);
  });
});

describe('an address taken from the environment', () => {
  const text = withLine(25, '    address: ${GROUP_LAKE_KEY}');

  it('is asked for by its name when it is missing', () => {
    expect(mistakesIn(text)).toEqual([
      `config/desk.yaml:25 groups[0].address：环境变量 GROUP_LAKE_KEY 还没有设置，${address}`,
    ]);
    expect(mistakesIn(text, { GROUP_LAKE_KEY: '' }, '# 群\nGROUP_LAKE_KEY=\n')).toEqual([
      `config/desk.yaml:25 groups[0].address：.env:2 GROUP_LAKE_KEY 还没有设置，${address}`,
    ]);
  });

  it('is checked like one that stands in the file', () => {
    expect(mistakesIn(text, { GROUP_LAKE_KEY: 'https://example.org' })).toEqual([
      `config/desk.yaml:25 groups[0].address：环境变量 GROUP_LAKE_KEY ${address}`,
    ]);
    expect(mistakesIn(text, { GROUP_LAKE_KEY: 'key-lake' })).toEqual([]);
  });
});

describe('what is no YAML', () => {
  it.each([
    [2, '\ttitle: 江城工运', '行首不能用制表符（Tab），请改用空格'],
    [3, ' publisher: 江城市总工会', '缩进不对，请与同级的内容左对齐'],
    [
      2,
      '  title: 江城工运\n    publisher: 江城',
      '一行里有两个“: ”（文字里含有冒号时请加上引号），或下一行缩进过多',
    ],
    [3, '  publisher：江城市总工会', '缺少冒号、引号或括号：冒号要用半角“:”，后面空一格；引号和括号要成对'],
    [3, '  publisher: 单位: 江城', '一行里有两个“: ”（文字里含有冒号时请加上引号），或下一行缩进过多'],
    [2, '  title: *重要*', '文字以 * 或 & 开头时请加上引号'],
    [2, '  title: @江城', '文字以 @ 等符号开头时请加上引号'],
    [2, '  title: !new', '文字以 ! 开头时请加上引号'],
    [6, '---', '文件中间不能有“---”这一行'],
  ])('%d %s', (line, text, said) => {
    expect(mistakesIn(withLine(line, text))).toEqual([`config/desk.yaml:${line} ${said}`]);
  });

  it('is told where it goes wrong first, with whatever else is wrong on its own', () => {
    const text = withLine(3, '  publisher：江城')
      .replace('湖东区通讯员', '*湖东')
      .replace('编辑二', '编辑二: 乙');
    expect(mistakesIn(text)).toEqual([
      'config/desk.yaml:3 缺少冒号、引号或括号：冒号要用半角“:”，后面空一格；引号和括号要成对',
      'config/desk.yaml:16 文字以 * 或 & 开头时请加上引号',
    ]);
  });

  it('hides nothing when it is only a key written twice', () => {
    expect(mistakesIn(withLine(3, '  title: 江城\n  publisher:'))).toEqual([
      'config/desk.yaml:3 这一项写了两次，请只留一个',
      'config/desk.yaml:4 publication.publisher：还没有填写，应为编印单位',
    ]);
  });
});
