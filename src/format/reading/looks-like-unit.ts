/** Whether a name is surely a unit's: it ends as unions and their offices end. */
export function isSurelyUnit(name: string): boolean {
  return SURE.test(bare(name)) && !GENERIC.test(name);
}

/** Whether a name could be a unit's where the place already speaks for an attribution. */
export function looksLikeUnit(name: string): boolean {
  return isSurelyUnit(name) || (LIKELY.test(bare(name)) && !GENERIC.test(name));
}

/** A person's name: a surname and one or two characters, or a compound surname. */
export function looksLikePerson(name: string): boolean {
  return SINGLE.test(name) || COMPOUND.test(name);
}

const NAME = '[\\p{Script=Han}\\p{L}\\p{N}“”"·（）()\\-—]';
const SURE = new RegExp(
  `^${NAME}*(?:工会|工委|[省市区县]总|工会联合会|委员会|管委会|办公室|研究室|编辑部|评论部|课题组|党委|党支部|团委|妇联|[支分]行|` +
    `[\\p{Script=Han}]{2,}(?:局|公司|集团|中心|医院|学校|大学|学院|中学|小学|街道|开发区|总站|总公司|部|通讯社|日报社?))$`,
  'u',
);
const LIKELY = new RegExp(
  `^${NAME}{2,}(?:[局部室处科站所会委厂店院校学办联区县市省镇乡村社台报网园馆队组矿段行总库]|中心|基地|工程)$`,
  'u',
);
const GENERIC =
  /^(?:[本我该各]?(?:公司|单位|工会|企业|部门?|局|委|会|院|校|区|市|县|省|厂|集团|街道|镇|乡|村|社区|中心|机关|学校|行业|系统|全区|全市|全省|全国|一部|二部))$/;

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文翟殷施陶洪季庞倪温芦俞章鲁葛伍韦申尤毕聂柳邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹苗凌费纪靳盛童欧甄曲游阳裴席卫屈鲍覃霍翁隋植甘景薄包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟褚廉娄盖符奚木穆党燕郎邸冀谈姬屠郜晏栾郁蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬沙伏岑习胥保蔺某';
const SINGLE = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, 'u');
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|司徒|慕容|夏侯)\p{Script=Han}{1,2}$/u;

/** Without inner brackets, 「能源（江城）有限公司工会」 ends like any other. */
function bare(name: string): string {
  return name.replace(/[（(][^（()）]*[)）]/g, '');
}
