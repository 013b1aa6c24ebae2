import type { WorkingLine } from './types.ts'

/** A branch of a county body: `slug`, 单位 name, its short name, kind of seat, typical size, working line. */
export type BranchPlan = {
  slug: string
  host: string
  short: string
  kind: 'organ' | 'retired' | 'school' | 'hospital' | 'enterprise' | 'private' | 'campus'
  size: number
  line?: WorkingLine
  type?: 'JOINT_BRANCH'
}

/** A county body with a committee, work committee or general branch of its own and the branches below it. */
export type CommitteePlan = {
  slug: string
  name: string
  short: string
  type: 'WORK_COMMITTEE' | 'PARTY_COMMITTEE' | 'GENERAL_BRANCH'
  children: readonly (BranchPlan | CommitteePlan)[]
}

const plan = (kind: BranchPlan['kind'], size: number, rows: string): BranchPlan[] =>
  rows
    .trim()
    .split(/\s+/)
    .map((row) => {
      const [slug = '', host = '', short = '', line] = row.split(':')
      return { slug, host, short, kind, size, ...(line === undefined ? {} : { line: line as WorkingLine }) }
    })

const joint = (kind: BranchPlan['kind'], size: number, rows: string): BranchPlan[] =>
  plan(kind, size, rows).map((branch) => ({ ...branch, type: 'JOINT_BRANCH' }))

const ORGANS = plan(
  'organ',
  14,
  `xianweiban:中共云岭县委办公室:县委办公室:secretariat zuzhibu:中共云岭县委组织部:县委组织部:organisation
  jiwei:中共云岭县纪律检查委员会云岭县监察委员会机关:县纪委监委机关:discipline
  xuanchuanbu:中共云岭县委宣传部:县委宣传部:publicity tongzhanbu:中共云岭县委统一战线工作部:县委统战部:united-front
  duiwailianluo:云岭县对外交流合作服务中心:县对外交流合作服务中心:external-exchange
  zhengfawei:中共云岭县委政法委员会:县委政法委 shegongbu:中共云岭县委社会工作部:县委社会工作部
  dangxiao:中共云岭县委党校:县委党校 xianrenda:云岭县人民代表大会常务委员会机关:县人大机关
  zhengfuban:云岭县人民政府办公室:县政府办公室 zhengxie:中国人民政治协商会议云岭县委员会机关:县政协机关
  fagaiju:云岭县发展和改革局:县发展改革局 gongxinju:云岭县工业和信息化局:县工业和信息化局 minzhengju:云岭县民政局:县民政局
  sifaju:云岭县司法局:县司法局 caizhengju:云岭县财政局:县财政局 rensheju:云岭县人力资源和社会保障局:县人社局
  ziranziyuanju:云岭县自然资源局:县自然资源局 shengtaiju:岭原市生态环境局云岭分局:市生态环境局云岭分局
  zhujianju:云岭县住房和城乡建设局:县住建局 jiaotongju:云岭县交通运输局:县交通运输局 shuiwuju:云岭县水务局:县水务局
  nongyeju:云岭县农业农村局:县农业农村局 shangwuju:云岭县商务局:县商务局 wenlvju:云岭县文化和旅游局:县文化和旅游局
  tuiyiju:云岭县退役军人事务局:县退役军人事务局 yingjiju:云岭县应急管理局:县应急管理局 shenjiju:云岭县审计局:县审计局
  shichangju:云岭县市场监督管理局:县市场监管局 yibaoju:云岭县医疗保障局:县医保局 tongjiju:云岭县统计局:县统计局
  linyeju:云岭县林业局:县林业局 xinfangju:云岭县信访局:县信访局 zongzhifaju:云岭县综合行政执法局:县综合行政执法局
  zhengwufuwu:云岭县政务服务中心:县政务服务中心 dangan:云岭县档案馆:县档案馆 shuiwu:云岭县税务局:县税务局`,
)

const RETIRED_OF_ORGANS = plan(
  'retired',
  30,
  `lixiu-xianwei:云岭县委机关离退休干部:县委机关离退休 lixiu-zhengfu:云岭县政府机关离退休干部:县政府机关离退休
  lixiu-nongkou:云岭县农口部门离退休干部:农口离退休 lixiu-caimao:云岭县财贸系统离退休干部:财贸系统离退休
  lixiu-gongjiao:云岭县工交系统离退休干部:工交系统离退休 lixiu-rensheju:云岭县人社系统离退休干部:人社系统离退休`,
)

const EDUCATION = [
  ...plan(
    'school',
    38,
    `jiaoyuju:云岭县教育局机关:县教育局机关 yunling-yizhong:云岭县第一中学:县一中 yunling-erzhong:云岭县第二中学:县二中
    yunling-sanzhong:云岭县第三中学:县三中 minzu-zhongxue:云岭县民族中学:县民族中学 zhiye-xuexiao:云岭县职业技术学校:县职校
    shiyan-xiaoxue:云岭县实验小学:县实验小学 dongqiao-xiaoxue:云岭县东桥小学:东桥小学 xiping-xiaoxue:云岭县西坪小学:西坪小学
    qingshi-zhongxue:云岭县青石中学:青石中学 fengxi-zhongxue:云岭县枫溪中学:枫溪中学 hefeng-zhongxue:云岭县禾丰中学:禾丰中学
    chaya-zhongxue:云岭县茶垭中学:茶垭中学 liutang-zhongxue:云岭县柳塘中学:柳塘中学 shuangchahe-zhongxue:云岭县双岔河中学:双岔河中学
    xian-youeryuan:云岭县机关幼儿园:县机关幼儿园`,
  ),
  ...joint('school', 30, 'jiaoxue-lianhe:云岭县教研室和教育技术中心:县教研与教育技术'),
  ...plan(
    'retired',
    34,
    'lixiu-jiaoyu-1:云岭县教育系统离退休第一:教育系统离退休第一 lixiu-jiaoyu-2:云岭县教育系统离退休第二:教育系统离退休第二',
  ),
]

const HOSPITAL: CommitteePlan = {
  slug: 'xian-yiyuan',
  name: '中共云岭县人民医院总支部委员会',
  short: '县人民医院党总支',
  type: 'GENERAL_BRANCH',
  children: plan(
    'hospital',
    32,
    'xian-yiyuan-neike:云岭县人民医院内科:县医院内科 xian-yiyuan-waike:云岭县人民医院外科:县医院外科 xian-yiyuan-xingzheng:云岭县人民医院行政后勤:县医院行政后勤',
  ),
}

const HEALTH = [
  ...plan('organ', 20, 'weijianju:云岭县卫生健康局机关:县卫生健康局机关'),
  HOSPITAL,
  ...plan(
    'hospital',
    30,
    'zhongyiyuan:云岭县中医院:县中医院 fuyou:云岭县妇幼保健院:县妇幼保健院 jikong:云岭县疾病预防控制中心:县疾控中心 xiangzhen-weisheng:云岭县乡镇卫生院第一:乡镇卫生院第一',
  ),
  ...plan('retired', 28, 'lixiu-weisheng:云岭县卫生系统离退休:卫生系统离退休'),
]

const POLICE = [
  ...plan(
    'organ',
    24,
    'gonganju:云岭县公安局机关:县公安局机关 jiaojing:云岭县公安局交通警察大队:县交警大队 xingzhen:云岭县公安局刑事侦查大队:县刑侦大队',
  ),
  ...joint(
    'organ',
    22,
    'paichusuo-chengqu:云岭县公安局城区派出所:城区派出所 paichusuo-xiangzhen:云岭县公安局乡镇派出所:乡镇派出所',
  ),
  ...plan('retired', 22, 'lixiu-gongan:云岭县公安系统离退休:公安系统离退休'),
]

const INVESTMENT: CommitteePlan = {
  slug: 'chengtou',
  name: '中共云岭县城市建设投资有限责任公司总支部委员会',
  short: '县城投公司党总支',
  type: 'GENERAL_BRANCH',
  children: plan(
    'enterprise',
    26,
    'chengtou-jiguan:云岭县城投公司机关:县城投公司机关 chengtou-gongcheng:云岭县城投公司工程建设:县城投公司工程建设 chengtou-wuye:云岭县城投公司物业服务:县城投公司物业服务',
  ),
}

const STATE_ENTERPRISES = [
  INVESTMENT,
  ...plan(
    'enterprise',
    32,
    `gongshui:云岭县供水有限公司:县供水公司 gongjiao:云岭县公共交通有限公司:县公交公司 liangyou:云岭县粮油储备有限公司:县粮油公司
    gongxiaoshe:云岭县供销合作社联合社:县供销社 guoyou-linchang:云岭县国有云脚林场:云脚林场 chachang-gongsi:云岭县茶叶集团有限公司:县茶叶集团
    meikuang:云岭县石笋矿业有限公司:石笋矿业 shuidian:云岭县双岔河水电站:双岔河水电站 jiankang-yaoye:云岭县云脚药材有限公司:云脚药材公司`,
  ),
]

const PRIVATE = [
  ...plan(
    'private',
    20,
    `yuanqu-dianzi:云岭恒禾电子有限公司:恒禾电子 yuanqu-fangzhi:云岭锦岚纺织有限公司:锦岚纺织 yuanqu-shipin:云岭山里人食品有限公司:山里人食品
    yuanqu-jiancai:云岭坚石建材有限公司:坚石建材 kuaidi:云岭县快递行业:县快递行业 wangyue:云岭县网约车和外卖配送行业:网约配送行业
    lvshi:云岭县律师行业:县律师行业 kuaiji:云岭县会计行业:县会计行业 minban-xuexiao:云岭县民办学校:县民办学校
    minying-yiyuan:云岭康宁医院:康宁医院 shanghui:云岭县商会:县商会 jianzhu-shanghui:云岭县建筑业协会:县建筑业协会
    chaye-xiehui:云岭县茶叶协会:县茶叶协会 shejiao-zhiyuan:云岭县志愿服务联合会:县志愿服务联合会`,
  ),
  ...joint(
    'private',
    15,
    `yuanqu-lianhe-1:云岭县工业园区企业第一:园区第一 yuanqu-lianhe-2:云岭县工业园区企业第二:园区第二 bujie-lianhe:云岭县步行街商户:步行街商户
    shichang-lianhe:云岭县农贸市场商户:农贸市场商户 dianshang-lianhe:云岭县电商企业:电商企业 wuye-lianhe:云岭县物业服务企业:物业服务企业`,
  ),
]

const CAMPUS = plan(
  'campus',
  42,
  `xiaoqu-jiaogong:岭原职业技术学院云岭校区教职工:校区教职工 xiaoqu-nonglin:岭原职业技术学院云岭校区农林系学生:农林系学生
  xiaoqu-huli:岭原职业技术学院云岭校区护理系学生:护理系学生 xiaoqu-jidian:岭原职业技术学院云岭校区机电系学生:机电系学生
  xiaoqu-shangmao:岭原职业技术学院云岭校区商贸系学生:商贸系学生 xiaoqu-youer:岭原职业技术学院云岭校区学前教育系学生:学前教育系学生`,
)

/** The bodies directly below the county committee, townships apart. */
export const COUNTY_BODIES: readonly CommitteePlan[] = [
  {
    slug: 'jiguan-gongwei',
    name: '中共云岭县直属机关工作委员会',
    short: '县直机关工委',
    type: 'WORK_COMMITTEE',
    children: [...ORGANS, ...RETIRED_OF_ORGANS],
  },
  {
    slug: 'jiaoyu-dangwei',
    name: '中共云岭县教育局委员会',
    short: '县教育局党委',
    type: 'PARTY_COMMITTEE',
    children: EDUCATION,
  },
  {
    slug: 'weijian-dangwei',
    name: '中共云岭县卫生健康局委员会',
    short: '县卫生健康局党委',
    type: 'PARTY_COMMITTEE',
    children: HEALTH,
  },
  {
    slug: 'gongan-dangwei',
    name: '中共云岭县公安局委员会',
    short: '县公安局党委',
    type: 'PARTY_COMMITTEE',
    children: POLICE,
  },
  {
    slug: 'guoqi-gongwei',
    name: '中共云岭县国有企业工作委员会',
    short: '县国企工委',
    type: 'WORK_COMMITTEE',
    children: STATE_ENTERPRISES,
  },
  {
    slug: 'liangxin-gongwei',
    name: '中共云岭县委非公有制经济组织和社会组织工作委员会',
    short: '县两新工委',
    type: 'WORK_COMMITTEE',
    children: PRIVATE,
  },
  {
    slug: 'xiaoqu-zongzhi',
    name: '中共岭原职业技术学院云岭校区委员会',
    short: '云岭校区党委',
    type: 'PARTY_COMMITTEE',
    children: CAMPUS,
  },
]
