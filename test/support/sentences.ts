/** What the bot says to a new submission, to its contact and to the editors. */
export function receiptOf(
  number: number,
  piece: { name: string; unit: string; column: string; length: number; brief?: true },
) {
  return [
    `已收到，来稿 ${number}。`,
    `${piece.brief ? '开头' : '标题'}：${piece.name}`,
    `单位：${piece.unit}`,
    `建议栏目：${piece.column}`,
    `字数：${piece.length}`,
    `编辑有了决定会马上告诉您。要修改，发“改稿 ${number} 新的全文”；要撤回，发“撤稿 ${number}”。`,
  ].join('\n');
}

/** The card on which an editor hears of a new submission, as it stands on her screen. */
export function newsOf(
  number: number,
  piece: { name: string; unit: string; column: string; length: number; body: string },
  kind = '新来稿',
) {
  return [
    `来稿 ${number}\u3000${piece.name}`,
    `${kind}，建议栏目：${piece.column}`,
    piece.body,
    `单位：${piece.unit}`,
    `字数：${piece.length}`,
    '[采用]',
    '[退改]',
    '[退稿]',
    '[全文]',
  ].join('\n');
}

/** A short piece of the lake district, as its contact types it. */
export const nightSchool = {
  text: '夜校开进三个工地\n湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。（湖东区总工会）',
  name: '夜校开进三个工地',
  body: '湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。',
  unit: '湖东区总工会',
  column: '工作动态',
  length: 45,
};

export const bloodDrive = {
  text: '●本周三晚，山北区总工会组织一线职工义务献血，六十人参加。（山北区总工会）',
  name: '本周三晚，山北区总工会组织一线职工义务献血，六十…',
  unit: '山北区总工会',
  column: '简讯',
  length: 37,
  brief: true as const,
};
