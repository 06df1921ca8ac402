import { isDeadTarget, meaningOf, treatmentOf } from '../../src/wecom/errcodes';
import type { Treatment } from '../../src/wecom/errcodes';
import { withShared } from '../support/shared';
import { readVectors } from './vectors';

const table: Record<Treatment, string> = {
  retry: '-1 6000 45033 846609',
  wait: '45009',
  token: '40001 40014 42001',
  configuration:
    '40013 40056 40057 40091 41002 41004 43012 48002 48006 48009 50001 50003 60011 60020 80001 85005 86008 92000 301002 853000',
  permanent:
    '40003 40004 40005 40006 40007 40009 40011 40029 40050 40066 40068 42003 42014 42015 42016 42017 42018 42019 42020 ' +
    '42022 43004 45001 45002 45007 50002 60111 60123 81013 84014 84015 86001 86003 86004 86005 86006 86007 86201 86202 ' +
    '86203 86204 86205 86206 86207 86215 86216 86217 86220 93000 93001 93004 93006 93008 93017 93018 93019 301021 846605 846608',
  fix:
    '40008 40031 40032 40033 40035 40039 40058 40063 40093 41001 41006 41011 42027 42028 42031 42035 42036 42038 42039 ' +
    '42040 42041 42042 42045 42046 42047 42049 42051 44001 44004 45008 82001 82002 82003 830002',
};

describe('a code of the platform', () => {
  it.each(Object.entries(table))('asks for %s', (treatment, codes) => {
    for (const code of codes.split(' ').map(Number))
      expect([code, treatmentOf(code)]).toEqual([code, treatment]);
  });

  it('that nobody knows is permanent and shown by its number', () => {
    expect(treatmentOf(987654)).toBe('permanent');
    expect(meaningOf(987654)).toBe('企业微信错误 987654');
  });

  it('that ends a range is in it, and the next one is not', () => {
    expect([42051, 42052].map(treatmentOf)).toEqual(['fix', 'permanent']);
    expect([42021, 42026].map(meaningOf)).toEqual(['企业微信错误 42021', '企业微信错误 42026']);
  });

  it('tells of a dead address only where every message would be lost', () => {
    expect([93000, 93004, 93008, 40050, 86001, 86003, 86008].every(isDeadTarget)).toBe(true);
    expect([-1, 0, 45009, 45002, 93001, 93006, 86004, 86215].some(isDeadTarget)).toBe(false);
  });

  it.each([
    [-1, '企业微信系统繁忙'],
    [45009, '发送过于频繁，企业微信暂停接收'],
    [93000, '群的消息推送地址无效，或已被删除'],
    [86003, '没有这个群，或群已解散'],
    [86004, '群名不合企业微信的要求'],
    [86005, '群主不对'],
    [86006, '群成员要有 2 到 2000 人'],
    [86007, '群成员里有企业微信不认识的账号'],
    [86216, '群成员里有企业微信不认识的账号'],
    [86008, '这个群不是本应用建的'],
    [93004, '群的消息推送已被停用'],
    [93008, '这个消息推送不在群里'],
    [45002, '消息超过企业微信的长度限制'],
    [42014, '卡片的编号不对，或已不能更新'],
    [42016, '卡片的编号不对，或已不能更新'],
    [42038, '卡片内容不合要求'],
    [40007, '文件在企业微信中已过期'],
    [43012, '应用没有设置接收消息的地址，按钮用不了'],
    [81013, '收件人不存在，或不在应用的可见范围内'],
    [60020, '本机 IP 不在企业可信IP 中'],
    [40001, '企业微信应用的 corpid 或 secret 不对'],
    [50003, '企业微信应用已被停用'],
  ])('%i has a meaning for editors', (code, meaning) => {
    expect(meaningOf(code)).toBe(meaning);
  });
});

withShared('the published codes', () => {
  it('are treated as their publishers say', () => {
    type Published = { bodies: { errcode: number; class: string }[] };
    const { bodies } = readVectors('api_errors.json') as Published;
    const treatments = bodies.map(({ errcode, class: kind }) => [
      errcode,
      kind.split(/[ :]/)[0],
      treatmentOf(errcode),
    ]);
    const wanted = new Map(
      Object.entries({
        rate_limited: 'wait',
        token_invalid: 'token',
        token_expired: 'token',
        retry: 'retry',
      }),
    );
    for (const [errcode, kind, treatment] of treatments) {
      if (errcode === 45033) expect(treatment).toBe('retry');
      else if (kind !== 'partial')
        expect([errcode, treatment]).toEqual([errcode, wanted.get(String(kind)) ?? 'permanent']);
    }
    expect(treatments.length).toBeGreaterThan(6);
  });

  it('are each in the table, but for those of interfaces that a bot does not call', () => {
    const { codes } = readVectors('api_errors.json') as { codes: { code: number }[] };
    const known = new Set(Object.values(table).flatMap((list) => list.split(' ').map(Number)));
    const left = codes.map(({ code }) => code).filter((code) => !known.has(code));
    expect(left).toEqual([0, 42007, 42009, 46004, 90001, 301024, 301052, 301053]);
    expect(left.map(treatmentOf)).toEqual(left.map(() => 'permanent'));
  });
});
