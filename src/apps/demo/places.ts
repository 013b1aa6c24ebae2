import { at } from './random.ts'

/** 云岭县 in 岭原市: neither exists, nor does any division 5299xx (UCC-07). */
export const COUNTY = { slug: 'yunling', name: '云岭县', prefecture: '岭原市', division: '529921' } as const

/** Birthplaces of those born elsewhere: neighbouring counties of the same invented prefecture. */
export const NEIGHBOURS = [
  ['529901', '岭原市清澜区'],
  ['529922', '岭原市禾川县'],
  ['529923', '岭原市云屏县'],
  ['529924', '岭原市三道水县'],
] as const

export type Village = {
  slug: string
  /** Full name with its kind: 水井村, 桥头社区 */
  name: string
  isCommunity: boolean
  divisionCode: string
}

export type Township = {
  slug: string
  name: string
  /** The name without its kind, as people say it: 青石 */
  stem: string
  kind: 'STREET' | 'TOWN' | 'TOWNSHIP'
  divisionCode: string
  villages: readonly Village[]
}

/** The fifteen streets, towns and townships with their 180 villages and communities. */
export function townships(): Township[] {
  const counters = { STREET: 0, TOWN: 100, TOWNSHIP: 200 }
  return SOURCE.map(([slug, name, villages]) => {
    const kind = name.endsWith('街道') ? 'STREET' : name.endsWith('镇') ? 'TOWN' : 'TOWNSHIP'
    const number = counters[kind] + (kind === 'STREET' ? 1 : 0)
    counters[kind] += 1
    const code = COUNTY.division + String(number).padStart(3, '0')
    const stem = name.replace(/街道$|彝族苗族乡$|镇$|乡$/, '')
    return { slug, name, stem, kind, divisionCode: `${code}000`, villages: villagesOf(slug, code, villages) }
  })
}

const villagesOf = (township: string, code: string, list: string): Village[] => {
  const counters = { community: 1, village: 200 }
  return list.split(' ').map((entry) => {
    const [pinyin, name] = entry.split(':')
    const isCommunity = at([...(name ?? '')], -1 + [...(name ?? '')].length) === '区'
    const number = isCommunity ? counters.community++ : counters.village++
    return {
      slug: `${township}-${pinyin ?? ''}`,
      name: name ?? '',
      isCommunity,
      divisionCode: code + String(number).padStart(3, '0'),
    }
  })
}

const SOURCE: readonly (readonly [slug: string, name: string, villages: string])[] = [
  [
    'dongqiao',
    '东桥街道',
    'qiaotou:桥头社区 zhonglouxiang:钟楼巷社区 laocang:老仓社区 hebin:河滨社区 shuyuanjie:书院街社区 yanjingxiang:盐井巷社区 xinqiao:新桥社区 dongmenpo:东门坡社区 liuyin:柳荫社区',
  ],
  [
    'xiping',
    '西坪街道',
    'pingshang:坪上社区 wenchangxiang:文昌巷社区 machang:马场社区 chezhan:车站社区 guixiang:桂香社区 gujing:古井社区 wutonglu:梧桐路社区 nanyuan:南苑社区 ximen:西门社区',
  ],
  [
    'qingshi',
    '青石镇',
    'qingshi:青石社区 shiqiao:石桥社区 shuijing:水井村 shangba:上坝村 xiaba:下坝村 shimenkan:石门坎村 dashujiao:大树脚村 ganhe:干河村 yinxing:银杏村 modaoxi:磨刀溪村 yantou:岩头村 lishuwan:梨树湾村 changchong:长冲村',
  ],
  [
    'fengxi',
    '枫溪镇',
    'fengxi:枫溪社区 hongye:红叶社区 fengxiang:枫香村 xikou:溪口村 daozuo:倒座村 zhuyuan:竹园村 yanziyan:燕子岩村 taoziping:桃子坪村 laowuji:老屋基村 huangnitang:黄泥塘村 longtanwan:龙潭湾村 yangliu:杨柳村 sancha:三岔村',
  ],
  [
    'hefeng',
    '禾丰镇',
    'hefeng:禾丰社区 fengshou:丰收社区 datian:大田村 changtian:长田村 guba:谷坝村 yangtian:秧田村 daoxiang:稻香村 youcaiping:油菜坪村 shaba:沙坝村 xiaozhai:小寨村 tuanshan:团山村 shaigu:晒谷村 shuinian:水碾村',
  ],
  [
    'chaya',
    '茶垭镇',
    'chaya:茶垭社区 chachang:茶场社区 laochashan:老茶山村 yunwu:云雾村 yakou:垭口村 baichaping:白茶坪村 caiya:采芽村 shihuiyao:石灰窑村 liangfeng:凉风村 hetaoba:核桃坝村 maan:马鞍村 qinggang:青杠村 banpo:半坡村',
  ],
  [
    'liutang',
    '柳塘镇',
    'liutang:柳塘社区 tangbian:塘边社区 heye:荷叶村 yutang:鱼塘村 outian:藕田村 datang:大塘村 yazitang:鸭子塘村 liushu:柳树村 lingjiao:菱角村 guantang:观塘村 hekou:河口村 pingqiao:平桥村 luwei:芦苇村',
  ],
  [
    'shuangchahe',
    '双岔河镇',
    'shuangchahe:双岔河社区 hejie:河街社区 shanghe:上河村 xiahe:下河村 matou:码头村 shatan:沙滩村 yudong:渔洞村 shuimo:水磨村 shitan:石滩村 qiaobian:桥边村 dukou:渡口村 huishui:回水村 gaokan:高坎村',
  ],
  [
    'yunjiao',
    '云脚镇',
    'yunjiao:云脚社区 yunchang:云场社区 lingxia:岭下村 lingshang:岭上村 xuesong:雪松村 tianmaping:天麻坪村 huanglian:黄连村 shamu:杉木村 yelu:野鹿村 lengshui:冷水村 daping:大坪村 shiti:石梯村 songtao:松涛村',
  ],
  [
    'shisun',
    '石笋镇',
    'shisun:石笋社区 kuangshan:矿山社区 sunzi:笋子村 shikan:石坎村 shashi:砂石村 baiyan:白岩村 dongkou:洞口村 chuandong:穿洞村 liangshuijing:凉水井村 huajiao:花椒村 lajiaoping:辣椒坪村 muer:木耳村 fengtong:蜂桶村',
  ],
  [
    'zhugen',
    '竹根乡',
    'zhugen:竹根村 banzhu:斑竹村 cizhu:慈竹村 sunping:笋坪村 shuizhu:水竹村 kuzhu:苦竹村 luokuang:箩筐村 miejiang:篾匠村 dawan:大湾村 luojiapo:罗家坡村 gaozhu:高竹村 zhulingou:竹林沟村',
  ],
  [
    'xiangshuitan',
    '响水滩乡',
    'xiangshui:响水村 tantou:滩头村 baishui:白水村 shentan:深潭村 shiban:石板村 eluan:鹅卵村 xiangshi:响石村 wanghe:望河村 piaomu:漂木村 xintan:新滩村 maliu:麻柳村 yanjiao:岩脚村',
  ],
  [
    'muxi',
    '木樨乡',
    'muxi:木樨村 guihua:桂花村 xiangzhang:香樟村 tanshu:檀树村 julin:橘林村 youzi:柚子村 pipa:枇杷村 banli:板栗村 zaoshu:枣树村 huahong:花红村 guoyuan:果园村 liziping:李子坪村',
  ],
  [
    'wuping',
    '雾坪乡',
    'wuping:雾坪村 gaoping:高坪村 pingzi:坪子村 caochang:草场村 muyang:牧羊村 qiaomai:荞麦村 yangyu:洋芋村 fengche:风车村 yanyang:岩羊村 yunhai:云海村 laolin:老林村',
  ],
  [
    'lingbei',
    '岭背彝族苗族乡',
    'lingbei:岭背村 suoma:索玛村 huapo:花坡村 lushengping:芦笙坪村 huotang:火塘村 yanmai:燕麦村 mugu:木鼓村 duigepo:对歌坡村 yinjiang:银匠村 daqing:大箐村 laranfang:蜡染坊村',
  ],
]
