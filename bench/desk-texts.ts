export type Random = () => number;

/**
 * A piece of 150 to 600 字 as a contact would send it. Its words are drawn from lists long enough that two pieces
 * have about as much in common as two pieces of a real issue: their likeness is about 0.1.
 */
export function writePiece(random: Random, unit: string): string {
  const headline = `${unit}${pick(random, words.does)}${pick(random, words.what)}`;
  const length = 130 + Math.floor(random() * 440);
  let body = '';
  while (body.length < length) body += `${sentence(random)}。`;
  return `${headline}\n${body}（${unit}）`;
}

/** Two characters that hardly ever make the same name twice. */
export function writePlace(random: Random): string {
  return `${pick(random, words.first)}${pick(random, words.second)}`;
}

function sentence(random: Random): string {
  const clauses = Array.from({ length: 2 + Math.floor(random() * 3) }, () => clause(random));
  return clauses.join('，');
}

/** One of a few ways in which this trade tells what was done. */
function clause(random: Random): string {
  const word = (of: keyof typeof words) => pick(random, words[of]);
  const number = String(2 + Math.floor(random() * 900));
  const ways: (() => string)[] = [
    () => `${word('when')}${writePlace(random)}${word('where')}${word('does')}${word('what')}`,
    () => `${word('who')}${word('how')}${word('does')}${number}${word('count')}${word('what')}`,
    () => `${word('does')}${word('what')}${number}${word('count')}`,
    () => `${word('what')}${word('became')}${number}${word('count')}`,
    () =>
      `${word('who')}${word('says')}${word('what')}${word('became')}${writePlace(random)}${word('where')}`,
    () => `${word('how')}${word('does')}${word('who')}${word('what')}`,
  ];
  return pick(random, ways)();
}

function pick<One>(random: Random, list: readonly One[]): One {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('an empty list');
  return one;
}

const lists = {
  first:
    '东 西 南 北 上 下 前 后 大 小 新 老 长 高 平 清 白 青 红 金 石 水 云 松 柳 桃 竹 梅 荷 菱 龙 鹤 雁 沙 泉 溪 河 江 湖 海',
  second:
    '山 岭 坡 桥 塘 湾 港 浦 泾 浜 圩 埭 墩 渡 闸 堰 亭 楼 塔 庙 村 庄 屯 堡 关 口 岸 洲 滩 原 林 园 田 井 巷 里 坊 门 宅 圃',
  where:
    '工业园 码头 车间 物流园 社区 工地 校区 医院 商圈 仓库 服务站 开发区 机务段 检修班 养护站 变电所 水厂 食品厂 纺织厂 印刷厂 造船厂 锅炉房 配送点 客运站 菜市场 写字楼 隧道口 收费站 苗圃 污水厂',
  when: '七月起 上周 月初 入夏以来 近日 开学前 汛期里 清晨 收工后 午休时 半年来 立秋那天 停产检修时 夜班前 周三下午 雨季过后 年中 国庆前夕 三季度 连续五周 交接班时 赶工期间 招工季 节前 秋收后',
  who: '班组长 电焊工 护士 骑手 货车司机 女工 退休师傅 青年教师 环卫工人 驾驶员 质检员 仓管员 工会干部 志愿者 仲裁员 律师 心理咨询师 炊事员 测量员 安全员 劳模 学徒 保洁员 快递员 挡车工 塔吊工 水手 电工 会计 讲解员 调度员 化验员 木工 瓦工 理货员 巡线工 绿化工 营业员 幼教老师 社工',
  does: '举办 走访 修缮 补贴 培训 评选 慰问 组织 开设 调解 发放 检查 建成 签订 公布 推广 征集 改造 对接 演练 编印 拍摄 试点 续签 清点 排查 招募 添置 表彰 核对 搬迁 翻新 巡讲 义诊 测评 结对 立项 验收 追缴 减免 扩建 挂牌 登记 辅导 汇演 募捐 比武 点评 抽查 回访 开通 轮训',
  what: '集体合同 技能夜校 疗休养 午托班 法律援助 劳动竞赛 安全帽 热水间 女职工专场 书屋 羽毛球赛 体检套餐 欠薪案件 防暑药品 安康保险 岗位津贴 等级认定 创新工作室 充电桩 停车棚 冰柜 宿舍楼 班车线路 工资协商 食堂菜价 帮扶名册 读书会 插花课 绝活短片 消防器材 急救包 助学金 入会仪式 职工代表 提案 厂务公开栏 心理热线 摄影展 相亲角 合唱团 技术标兵 合理化建议 节能方案 考勤办法 生育假 互助金 困难家庭 隐患清单 操作规程 淋浴房 母婴室 棋牌室 乒乓球台 普通话课 手机课堂 急救课 图纸讲座 招聘会 就业专列 春联 年夜饭 平安包裹 口罩 雨衣 反光背心 防滑鞋 耳塞 护目镜 饮水机 微波炉 工间操 健步走 象棋赛 拔河赛 朗诵会 师徒协议 竞赛台账 班组园地 荣誉墙',
  how: '分批 上门 免费 当场 逐户 连夜 轮流 按需 提前 就近 全程 牵头 自费 冒雨 利用周末 挨个 现场 线上 邀请专家 会同街道 比照去年 按工种 带着设备 请来同行 出资 加班 公开 择优 抽签 分片',
  became:
    '增加 覆盖 缩短到 惠及 提高到 节省 降到 收到 超过 涉及 接待 登记了 换成 拨给 还差 相当于 吸引 带动 留住 化解 返还 清退 送达 满足 用去 登上 摆进 传遍 沿用到 落在',
  says: '觉得 提议 看中 盼着 反映 记得 学会 报名 领到 试用 说起 介绍 夸赞 点名要 找到 换回 用上 照看 演示 检验',
  count:
    '人次 场 件 名 家 间 台 项 份 元 套 小时 公里 桌 期 张 户 辆 批 本 顿 盏 平方米 箱 把 条 支 课时 个班组 吨',
};

const words = Object.fromEntries(
  Object.entries(lists).map(([name, list]) => [name, list.split(' ')]),
) as unknown as Record<keyof typeof lists, string[]>;
