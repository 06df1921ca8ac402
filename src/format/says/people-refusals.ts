import type { PeopleRefusal } from '../../desk/people/people-refusal';
import { lines } from '../lines';
import type { Voice } from '../voice';
import { decidedWords } from './registrations';
import { roleWords } from './roles';

/** The desk's no about people and units. */
export function peopleRefusalText(refusal: PeopleRefusal, voice: Voice, admins: string): string {
  switch (refusal.why) {
    case 'no-such-unit':
      return noSuchUnit(refusal, admins);
    case 'unit-taken':
      return `“${refusal.called}”已经是“${refusal.unit}”的名称或别名，没有增加。请换一个，或发“单位 ${refusal.unit}”看它。`;
    case 'already-contact':
      return `您已经是${refusal.unit}的通讯员（${refusal.name}），不用再登记，直接发稿就行。`;
    case 'no-such-registration':
      return `没有登记 ${refusal.number}。请核对号码。`;
    case 'nothing-to-confirm':
      return '现在没有等着确认的登记。';
    case 'which-registration':
      return lines(
        `有 ${refusal.waiting.length} 份登记等着确认，请写上号码，例如：${refusal.word} ${refusal.waiting[0]?.number ?? 1}`,
        ...refusal.waiting.map(({ number, unit, name }) => `登记 ${number}｜${unit}｜${name}`),
      );
    case 'registration-changed':
      return `登记 ${refusal.number} 在这张卡片之后改过，您这次没有生效。请看新的卡片，或发“同意 ${refusal.number}”“拒绝 ${refusal.number} 理由”。`;
    case 'registration-decided':
      return decided(refusal, voice);
    case 'no-such-person':
      return `没有找到“${refusal.called}”。请写企业微信账号，或名单里的姓名；发“人员”看名单。`;
    case 'which-person':
      return `叫“${refusal.called}”的不止一位，请写账号：${refusal.userids.join('、')}。`;
    case 'already-appointed':
      return `${voice.name(refusal.userid)}已经是${roleWords[refusal.role]}，没有变动。发“人员”看名单。`;
    case 'not-appointed':
      return `${voice.name(refusal.userid)}${refusal.role ? `不是${roleWords[refusal.role]}` : '没有职务'}，没有变动。发“人员”看名单。`;
    case 'last-admin':
      return `${voice.name(refusal.userid)}是最后一位管理员，不能免去。请先任命另一位：任命 管理员 账号 姓名`;
    case 'last-signer':
      return `${voice.name(refusal.userid)}是最后一位可以签发的编辑，没有变动。请先任命另一位：任命 编辑 账号 姓名 签发`;
  }
}

type Refused<Why> = PeopleRefusal & { why: Why };

function noSuchUnit({ called, again, mayAdd, mayBeNews }: Refused<'no-such-unit'>, admins: string): string {
  const [first, ...others] = again;
  const add = mayAdd
    ? `要增加这个单位，发“单位 增加 ${called} 别名、别名”。`
    : `单位还没有列入的，请告诉管理员（${admins}）。${mayBeNews ? '如果是稿件，请发“投稿 全文”，刚才没有收作来稿。' : ''}`;
  if (first === undefined) return `没有找到“${called}”这个单位，请核对全称再发一次。${add}`;
  const which =
    others.length > 0 ? '是不是下面的一个？照样发一行即可：' : '是不是这一个？照样发下面一行即可：';
  return lines(`没有找到“${called}”这个单位。${which}`, ...again, add);
}

function decided(refusal: Refused<'registration-decided'>, voice: Voice): string {
  const { number, name, state, by, at } = refusal;
  const next =
    state === 'confirmed' ? `要取消，发“免去 通讯员 ${name}”。` : '要再登记，请本人重新发“登记 单位 姓名”。';
  return `登记 ${number} 已由${voice.name(by)}于 ${voice.time(at)} ${decidedWords[state]}，您这次没有生效。${next}`;
}
