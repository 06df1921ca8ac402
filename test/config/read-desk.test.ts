import { readConfig } from '../../src/config';
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
    [24, '    via: appchat', 'groups[0].via：目前只支持 webhook（群里的“消息推送”），现在是“appchat”'],
    [24, '    via: webhook\n    style: digest', 'groups[0].style：目前只支持 full（全文），现在是“digest”'],
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
      'groups[0].address：应为群里“消息推送”的地址、地址中的 key，或 ${环境变量名}；请给它加上引号',
    ],
    [25, '    address: https://example.org/robot', `groups[0].address：${address}`],
    [
      25,
      '    address: ""',
      'groups[0].address：还没有填写，应为群里“消息推送”的地址、地址中的 key，或 ${环境变量名}',
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
      'config/desk.yaml:17 groups[0].via：目前只支持 webhook（群里的“消息推送”），现在是“bot”',
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

  it('may keep a timetable that nothing reads yet', () => {
    expect(mistakesIn(`${smallDesk}timetable: { briefs: "17:00" }\n`)).toEqual([]);
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
