import type { ConfigReading } from '../../src/config';
import { readConfig } from '../../src/config';
import { defaultSuggestions } from '../../src/desk/submissions/suggest-column';
import { defaultLayout } from '../../src/format/word/layout';
import { aesKey, exampleText, fullEnv, smallDesk } from './example';

function read(env: Record<string, string | undefined>, text: string | null = smallDesk): ConfigReading {
  return readConfig(env, { desk: { path: 'config/desk.yaml', text } });
}

function configOf(reading: ConfigReading) {
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'));
  return reading.config;
}

describe('a configuration without mistakes', () => {
  it('has everything the environment leaves out filled in', () => {
    expect(configOf(read(fullEnv))).toEqual({
      port: 3000,
      role: 'all',
      metricsPort: null,
      boardPassword: null,
      metricsToken: null,
      redisUrl: null,
      dataDir: './data',
      publicUrl: null,
      trial: false,
      office: { named: null, path: '' },
      wecom: {
        apiBase: 'https://qyapi.weixin.qq.com',
        oauthBase: 'https://open.weixin.qq.com',
        corpId: 'ww-example',
        agentId: 1000002,
        secret: 'secret-of-the-app',
        token: 'tokenOfTheApp',
        encodingAesKey: aesKey,
        proxy: null,
      },
      desk: {
        publication: {
          title: '江城工运',
          publisher: '江城市总工会',
          timezone: 'Asia/Shanghai',
          number: 7,
          runningNumber: 151,
          distribution: [],
        },
        columns: [
          { name: '工作动态', kind: 'article' },
          { name: '简讯', kind: 'brief' },
        ],
        units: [
          { name: '湖东区总工会', aliases: ['湖东区总'] },
          { name: '山北区总工会', aliases: [] },
        ],
        contacts: [{ userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' }],
        editors: [
          { userid: 'editor-first', name: '编辑一', maySignOff: true },
          { userid: 'editor-second', name: '编辑二', maySignOff: false },
        ],
        admins: [{ userid: 'desk-admin' }],
        groups: [
          {
            name: '区总工会工作群',
            via: 'webhook',
            address: 'key-districts',
            style: 'digest',
            receives: ['bulletin'],
          },
        ],
        review: {
          returnReasons: ['请补充时间、地点和人数', '请核对人名和单位名称', '请压缩篇幅', '请补写署名'],
          rejectReasons: ['内容与近期来稿重复', '时效已过', '不属于本刊刊登范围'],
          mayAcceptOwn: true,
          longestBrief: 200,
        },
        suggestions: [{ column: '简讯', headline: false }, { column: '工作动态' }],
        timetable: {
          workdays: [1, 2, 3, 4, 5],
          workingHours: { from: 9 * 60, to: 17 * 60 + 30 },
          remindAfterHours: 24,
          dailyLineAt: null,
          quietHours: null,
        },
        alarms: { noTokenMinutes: 5, slowRedisMs: 500, refusedAMinute: 60, silentHours: 16 },
        pages: { openByLink: false },
        words: { sensitive: [], mistyped: [] },
      },
      layout: defaultLayout,
      fonts: null,
    });
  });

  it('takes what the environment says', () => {
    const env = {
      ...fullEnv,
      PORT: '0',
      ROLE: 'worker',
      TRIAL: '1',
      REDIS_URL: '/run/redis.sock',
      DATA_DIR: '/srv/jianbao',
      SOFFICE: 'off',
      PATH: '/usr/bin',
      PUBLIC_URL: 'https://bulletin.example.org/',
      BOARD_PASSWORD: 'a-long-password',
      METRICS_TOKEN: 'a-token-of-sixteen',
      METRICS_PORT: '3101',
      WECOM_API_BASE: 'http://platform.example.org:8080/',
      WECOM_OAUTH_BASE: 'http://platform.example.org:8080/',
      HTTP_PROXY: 'http://proxy.example.org:3128',
    };
    expect(configOf(read(env))).toMatchObject({
      port: 0,
      role: 'worker',
      boardPassword: 'a-long-password',
      metricsToken: 'a-token-of-sixteen',
      metricsPort: 3101,
      trial: true,
      redisUrl: '/run/redis.sock',
      dataDir: '/srv/jianbao',
      office: { named: 'off', path: '/usr/bin' },
      publicUrl: 'https://bulletin.example.org',
      wecom: {
        apiBase: 'http://platform.example.org:8080',
        oauthBase: 'http://platform.example.org:8080',
        proxy: 'http://proxy.example.org:3128',
      },
    });
  });

  it('cannot be changed, down to the last alias', () => {
    const { desk } = configOf(read(fullEnv));
    expect(() => desk.units[0]!.aliases.push('湖东')).toThrow(TypeError);
    expect(() => {
      (configOf(read(fullEnv)) as { port: number }).port = 1;
    }).toThrow(TypeError);
  });

  it('is what the example in config/desk.yaml makes, with its addresses from the environment', () => {
    const { desk } = configOf(read(fullEnv, exampleText));
    expect(desk.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      '领导言论 article',
      '工作动态 article',
      '相关链接 article',
      '简讯 brief',
    ]);
    expect(desk.suggestions).toEqual(defaultSuggestions(desk.columns));
    expect(desk.review).toEqual(configOf(read(fullEnv)).desk.review);
    expect(desk.timetable).toEqual({
      ...configOf(read(fullEnv)).desk.timetable,
      dailyLineAt: 17 * 60,
      quietHours: { from: 22 * 60, to: 7 * 60 },
    });
    expect([desk.units.length, desk.contacts.length]).toEqual([8, 8]);
    expect(desk.contacts.map(({ unit }) => unit)).toEqual(desk.units.map(({ name }) => name));
    expect(desk.groups.map(({ address }) => address)).toEqual([
      'key-districts',
      'key-industry',
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=key-offices',
    ]);
  });
});

describe('mistakes in the environment, in desk.yaml and in words.yaml', () => {
  it('are told together', () => {
    const text = smallDesk
      .replace('kind: brief', 'kind: breif')
      .replace('maySignOff: true', 'maySignOff: false');
    const files = {
      desk: { path: 'config/desk.yaml', text },
      words: { path: 'config/words.yaml', text: 'mistyped:\n  帐户:\n' },
    };
    expect(readConfig({ ...fullEnv, PORT: 'http', WECOM_TOKEN: '' }, files)).toEqual({
      ok: false,
      mistakes: [
        '环境变量 PORT：应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“http”',
        '环境变量 WECOM_TOKEN：还没有设置，见企业微信管理后台“应用管理 → 自建应用 → 接收消息 → 设置 API 接收”的 Token',
        'config/desk.yaml:10 columns[1].kind：应为 article（文章）或 brief（简讯），现在是“breif”',
        'config/desk.yaml:17 editors：还没有可以签发的编辑，请给至少一位编辑写上 maySignOff: true',
        'config/words.yaml:2 mistyped.帐户：还没有填写，应为一个词',
      ],
    });
  });

  it('tell no secret, wherever it was pasted', () => {
    const secrets = [
      'a-secret of the app',
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?kee=5f0c6c1a',
      'redis:hunter2@db',
      `${aesKey}+`,
    ];
    const env = {
      ...fullEnv,
      WECOM_SECRET: secrets[0],
      GROUP_A: secrets[1],
      REDIS_URL: secrets[2],
      WECOM_ENCODING_AES_KEY: secrets[3],
      PORT: aesKey,
    };
    const text = `${smallDesk}  - { name: 二群, via: webhook, address: '\${GROUP_A}' }
  - { name: 三群, via: webhook, address: ${secrets[1]!}, style: ${aesKey} }
`;
    const reading = read(env, text);
    const told = reading.ok ? [] : reading.mistakes;
    expect(told).toHaveLength(7);
    for (const secret of [...secrets, aesKey]) expect(told.join('\n')).not.toContain(secret);
  });
});
