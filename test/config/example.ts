import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const exampleText = readFileSync(join(__dirname, '..', '..', 'config', 'desk.yaml'), 'utf8');

export const aesKey = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ';

/** All that the example needs. */
export const fullEnv = {
  WECOM_CORP_ID: 'ww-example',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'secret-of-the-app',
  WECOM_TOKEN: 'tokenOfTheApp',
  WECOM_ENCODING_AES_KEY: aesKey,
  GROUP_DISTRICTS_KEY: 'key-districts',
  GROUP_INDUSTRY_KEY: 'key-industry',
  GROUP_OFFICES_KEY: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=key-offices',
};

/** A small desk without a mistake; the numbers are its lines. */
export const smallDesk = `publication:
  title: 江城工运
  publisher: 江城市总工会
  number: 7
  runningNumber: 151
columns:
  - name: 工作动态
    kind: article
  - name: 简讯
    kind: brief
units:
  - name: 湖东区总工会
    aliases: [湖东区总]
  - name: 山北区总工会
contacts:
  - { userid: contact-lake, name: 湖东区通讯员, unit: 湖东区总 }
editors:
  - { userid: editor-first, name: 编辑一, maySignOff: true }
  - { userid: editor-second, name: 编辑二 }
admins:
  - desk-admin
groups:
  - name: 区总工会工作群
    via: webhook
    address: key-districts
`;

/** The small desk with one line, counted from 1, written otherwise. */
export function withLine(line: number, text: string): string {
  return smallDesk
    .split('\n')
    .with(line - 1, text)
    .join('\n');
}
