import { at, type Random } from './random.ts'

/** Surnames of the country in rough order of frequency; the weight falls with the place in the list. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
const COMPOUND_SURNAMES = ['欧阳', '上官', '司徒', '诸葛']

/** Given names are made of one sign of the first and one of the second row; single ones stand in the third. */
type Fashion = { first: string; second: string; single: string }

const MEN: readonly Fashion[] = [
  { first: '德志国光永正明大天世长朝文绍开兴', second: '华清贵福林成发祥云才昌荣全安先元', single: '' },
  { first: '建国志德文永正明光家学兴卫成世红', second: '国华军平明清林成生民忠良全安新贵', single: '斌辉波钢' },
  {
    first: '建志文永晓世海小光新正庆学家春立',
    second: '勇斌辉华波平涛林东明生峰松忠华红',
    single: '勇斌辉波涛峰刚松超',
  },
  {
    first: '晓志海家文小世俊成明永天光春立正',
    second: '涛波峰伟龙飞林亮超斌辉杰鹏凯东旭',
    single: '超涛波凯峰磊亮旭斌',
  },
  { first: '俊子浩嘉宇泽思家天文志博梓一明睿', second: '杰豪轩宇航涵晨阳然源博文铭睿林恒', single: '皓睿航瑞恒晨博煜' },
]
const WOMEN: readonly Fashion[] = [
  { first: '秀桂玉淑素兰菊永德清正光明文世', second: '英兰珍芬华芳清莲琼碧群珍玉莲', single: '' },
  { first: '秀桂玉素淑国永明光建文世红春', second: '英兰珍芬华芳群琼琴莲梅碧云秀', single: '琼群芬' },
  { first: '春小晓文丽海红雪建永秀世光玉', second: '梅燕华琴芳霞红英萍玲艳兰丽容', single: '燕琴霞萍玲艳红' },
  { first: '晓海小雪丽文春婷雅佳思红永静', second: '燕霞琴婷玲娟芳丽梅蓉萍莉艳敏', single: '燕婷静娟玲敏蓉莉' },
  { first: '思雨欣梦雅佳子诗晓若静嘉怡语', second: '怡婷涵琪瑶萱雯颖桐彤洁雪妍宁', single: '婷颖雯瑶琪悦桐妍' },
]
/** Signs that forms, fonts and sorting must bear: rare ones, and some outside the basic plane. */
const RARE = ['喆', '堃', '淼', '犇', '祎', '翀', '䶮', '㛃', '𪟝', '骉', '昶', '珺']

const YI_CLANS = ['阿苏', '吉觉', '沙玛', '罗哈', '阿侯', '勒格']
const YI_MEN = ['木呷', '拉铁', '尔布', '伍呷', '子古', '日古']
const YI_WOMEN = ['阿呷', '阿依', '伍各', '尔各', '阿果', '子各']
const MINORITY_SURNAMES: Readonly<Record<string, string>> = {
  '06': '杨龙吴石麻罗熊陶王李',
  '07': '罗安陈杨李龙陆禄',
  '09': '韦罗王黄岑陆卢莫',
  '12': '杨吴石龙陆欧潘姚',
  '14': '杨段赵董尹张李',
  '15': '田向彭覃张冉杨',
  '03': '马丁白沙纳丁',
}

export type Named = { gender: 1 | 2; birthYear: number; ethnicGroup: string }

/** A full name as somebody of this age, sex and people in the county could bear it. Some carry `·` or rare signs. */
export function fullName(about: Named, random: Random): string {
  if (about.ethnicGroup === '07' && random.chance(300)) {
    return `${random.pick(YI_CLANS)}·${random.pick(about.gender === 1 ? YI_MEN : YI_WOMEN)}`
  }
  return surname(about.ethnicGroup, random) + givenName(about, random)
}

const surname = (ethnicGroup: string, random: Random): string => {
  const own = MINORITY_SURNAMES[ethnicGroup]
  if (own !== undefined && random.chance(850)) return random.pick([...own])
  if (random.chance(2)) return random.pick(COMPOUND_SURNAMES)
  const place = Math.min(random.below(SURNAMES.length), random.below(SURNAMES.length), random.below(SURNAMES.length))
  return at(SURNAMES, place)
}

const givenName = (about: Named, random: Random): string => {
  const fashion = at(about.gender === 1 ? MEN : WOMEN, fashionOf(about.birthYear))
  if (random.chance(6)) return random.pick(RARE)
  if (fashion.single !== '' && random.chance(220)) return random.pick([...fashion.single])
  const first = random.pick([...fashion.first])
  const second = random.pick([...fashion.second].filter((sign) => sign !== first))
  return first + second
}

const fashionOf = (year: number): number => {
  if (year < 1955) return 0
  if (year < 1970) return 1
  if (year < 1980) return 2
  return year < 1992 ? 3 : 4
}
