import type { Group } from '../../desk/desk-config';
import type { PartContent } from '../../desk/issues/delivery';
import type { WhyNoFile } from '../../desk/issues/edition';
import { countEntries, issueName, type Issue } from '../../desk/issues/issue';
import { lines } from '../lines';

/** What several groups get alike. */
export type Rendering = {
  groups: readonly Pick<Group, 'name' | 'style' | 'columns'>[];
  parts: readonly PartContent[];
};

/** 区总工会工作群、市总机关群：全文 3 段 */
function renderingLine(rendering: Rendering): string {
  return `${groupNames(rendering)}：${partsText(rendering)}`;
}

/** Of an offer to sign off. Where every group gets the whole of it in messages, there is less to say. */
export function whatGoesWhere(issue: Issue, renderings: readonly Rendering[]): string[] {
  const [only, ...more] = renderings;
  const count = `${issueName(issue)}：${countEntries(issue)} 篇，`;
  const groups = `将发到 ${renderings.flatMap((one) => one.groups).length} 个群：`;
  return only && more.length === 0 && !holdsMore(only)
    ? [`${count}分 ${only.parts.length} 段，${groups}`, groupNames(only)]
    : [`${count}${groups}`, ...renderings.map(renderingLine)];
}

function groupNames({ groups }: Rendering): string {
  return groups.map(({ name }) => name).join('、');
}

function partsText({ groups, parts }: Rendering): string {
  const [{ style, columns } = { style: 'full' as const }] = groups;
  const messages = parts.filter(isMessage).length;
  const only = columns === undefined ? '' : `（只收${columns.join('、')}）`;
  return styleTexts[style](messages) + only;
}

const styleTexts: Record<Group['style'], (messages: number) => string> = {
  full: (messages) => `全文 ${messages} 段`,
  digest: (messages) => `目录和简讯 ${messages} 段，附 Word 文件`,
  card: () => '一张卡片，点开是整期的网页',
};

/** 预览: before everything else. */
export function previewIntroduction(issue: Issue, renderings: readonly Rendering[]): string {
  return lines(
    `${issueName(issue)}预览，只发给您一人：`,
    ...renderings.map(renderingLine),
    `${renderings.some(holdsMessages) ? longParts : ''}${comingSoon(renderings)}`,
  );
}

function comingSoon(renderings: readonly Rendering[]): string {
  const hasFile = renderings.some(holdsFile);
  const hasCard = renderings.some(holdsCard);
  if (hasFile && hasCard) return 'Word 文件和卡片做好就来，卡片上的链接推送以后才打得开。';
  if (hasCard) return '卡片随后就来，上面的链接推送以后才打得开。';
  return hasFile ? 'Word 文件做好就来。' : '';
}

const longParts = '手机上一条装不下的段会接着下一条。';

/** Where no group takes the issue. */
export function previewForNobody(issue: Issue, parts: number): string {
  return lines(
    `${issueName(issue)}预览，只发给您一人；还没有群会收到它。`,
    `下面是全文 ${parts} 段。${longParts}`,
  );
}

/** Before each of several. */
export function previewOf(rendering: Rendering): string {
  return `—— ${groupNames(rendering)} ——`;
}

export function fileOf(rendering: Rendering): string {
  return `—— ${groupNames(rendering)}：Word 文件 ——`;
}

export function cardOf(rendering: Rendering): string {
  return `—— ${groupNames(rendering)}：卡片 ——`;
}

export function holdsMessages({ parts }: Rendering): boolean {
  return parts.some(isMessage);
}

function isMessage({ kind }: PartContent): boolean {
  return kind === 'markdown';
}

function holdsFile({ parts }: Rendering): boolean {
  return parts.some(({ kind }) => kind === 'word');
}

function holdsCard({ parts }: Rendering): boolean {
  return parts.some(({ kind }) => kind === 'card');
}

/** What comes after the messages: it takes a moment to make, or to link. */
export function holdsMore(rendering: Rendering): boolean {
  return holdsFile(rendering) || holdsCard(rendering);
}

export function noPreviewCard(rendering: Rendering): string {
  return `${groupNames(rendering)}的卡片没有来：${whyNoFile('no-page')}。这样签发，群里什么也收不到。请告诉管理员。`;
}

export function noPreviewFile(rendering: Rendering, why: WhyNoFile): string {
  return `${groupNames(rendering)}的 Word 文件没有来：${whyNoFile(why)}。这样签发，群里只收到目录和简讯。请告诉管理员。`;
}

export function whyNoFile(why: WhyNoFile): string {
  return reasons[why];
}

const reasons: Record<WhyNoFile, string> = {
  'not-made': 'Word 文件没有做成',
  'too-long': 'Word 文件超过 20 MB，企业微信不收',
  gone: '做好的 Word 文件不在数据文件夹里了',
  'not-uploaded': 'Word 文件几次都没有传上去',
  'no-page': '没有设 PUBLIC_URL，卡片没有网页可以打开',
};
