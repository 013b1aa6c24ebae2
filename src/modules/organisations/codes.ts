export { reshapingKinds } from './reshaping/codes.ts'

/**
 * The kinds of Party organisation (ORG-01 … ORG-12). `code` is the national 组织类别 code where one is known (ORG-13); those
 * of 党组 and 党小组 differ between systems and are to be confirmed. `also` are the ways townships write the kind.
 * `LOCAL_COMMITTEE` is the root of a node (CONST); it has no code in the list of grassroots kinds.
 */
export const orgTypes = {
  LOCAL_COMMITTEE: {
    code: null,
    zh: '党的地方委员会',
    en: 'local Party committee',
    also: ['地方党委', '县委', '市委', '区委'],
  },
  WORK_COMMITTEE: { code: null, zh: '党的工作委员会', en: 'Party work committee', also: ['工委', '党工委'] },
  PARTY_COMMITTEE: { code: '611', zh: '党的基层委员会', en: 'primary Party committee', also: ['党委', '基层党委'] },
  GENERAL_BRANCH: { code: '621', zh: '党总支部', en: 'general Party branch', also: ['党总支', '总支', '总支部'] },
  BRANCH: { code: '631', zh: '党支部', en: 'Party branch', also: ['支部'] },
  JOINT_BRANCH: { code: '632', zh: '联合党支部', en: 'joint Party branch', also: ['联合支部'] },
  PARTY_GROUP: { code: '641', zh: '党小组', en: 'Party group', also: ['小组', '699'] },
  TEMP_COMMITTEE: { code: '911', zh: '临时党委', en: 'temporary Party committee', also: [] },
  TEMP_GENERAL_BRANCH: { code: '921', zh: '临时党总支部', en: 'temporary general Party branch', also: ['临时党总支'] },
  TEMP_BRANCH: { code: '931', zh: '临时党支部', en: 'temporary Party branch', also: ['临时支部'] },
  TEMP_JOINT_BRANCH: { code: '932', zh: '临时联合党支部', en: 'temporary joint Party branch', also: ['临时联合支部'] },
  LEADING_PARTY_GROUP: { code: '612', zh: '党组', en: 'leading Party members’ group', also: [] },
  FLOATING_MEMBER_BRANCH: { code: null, zh: '流动党员党支部', en: 'branch of floating members', also: ['流动党支部'] },
  FUNCTIONAL_BRANCH: { code: null, zh: '功能型党支部', en: 'functional Party branch', also: ['功能党支部'] },
} as const satisfies Record<string, { code: string | null; zh: string; en: string; also: readonly string[] }>

export type OrgType = keyof typeof orgTypes

/** Levels of territorial administration with the GB/T 12404 codes (1.4). */
export const levels = {
  CENTRAL: { codes: ['10'], zh: '中央', en: 'central' },
  PROVINCE: { codes: ['20'], zh: '省、自治区、直辖市', en: 'province' },
  PREFECTURE: { codes: ['40'], zh: '设区的市、地区、州、盟', en: 'prefecture' },
  COUNTY: { codes: ['50'], zh: '县、市、区、旗', en: 'county' },
  TOWNSHIP: { codes: ['61', '62', '63'], zh: '乡镇、街道', en: 'township' },
  VILLAGE: { codes: ['71', '72'], zh: '村、社区', en: 'village or community' },
} as const

export type Level = keyof typeof levels

/** The six lines 条线, fields of work across the tree (A02). */
export const lines = {
  ORGANISATION: { zh: '组织', en: 'Organisation' },
  DISCIPLINE: { zh: '纪检', en: 'Discipline' },
  PUBLICITY: { zh: '宣传', en: 'Publicity' },
  UNITED_FRONT: { zh: '统战', en: 'United front' },
  SECRETARIAT: { zh: '文秘', en: 'Secretariat' },
  EXTERNAL_EXCHANGE: { zh: '对外交流', en: 'External exchange' },
} as const

export type Line = keyof typeof lines

/** The first two digits of a division code (ADM-02, GB/T 2260). */
export const provinces: Readonly<Record<string, { zh: string; en: string }>> = {
  11: { zh: '北京', en: 'Beijing' },
  12: { zh: '天津', en: 'Tianjin' },
  13: { zh: '河北', en: 'Hebei' },
  14: { zh: '山西', en: 'Shanxi' },
  15: { zh: '内蒙古', en: 'Inner Mongolia' },
  21: { zh: '辽宁', en: 'Liaoning' },
  22: { zh: '吉林', en: 'Jilin' },
  23: { zh: '黑龙江', en: 'Heilongjiang' },
  31: { zh: '上海', en: 'Shanghai' },
  32: { zh: '江苏', en: 'Jiangsu' },
  33: { zh: '浙江', en: 'Zhejiang' },
  34: { zh: '安徽', en: 'Anhui' },
  35: { zh: '福建', en: 'Fujian' },
  36: { zh: '江西', en: 'Jiangxi' },
  37: { zh: '山东', en: 'Shandong' },
  41: { zh: '河南', en: 'Henan' },
  42: { zh: '湖北', en: 'Hubei' },
  43: { zh: '湖南', en: 'Hunan' },
  44: { zh: '广东', en: 'Guangdong' },
  45: { zh: '广西', en: 'Guangxi' },
  46: { zh: '海南', en: 'Hainan' },
  50: { zh: '重庆', en: 'Chongqing' },
  51: { zh: '四川', en: 'Sichuan' },
  52: { zh: '贵州', en: 'Guizhou' },
  53: { zh: '云南', en: 'Yunnan' },
  54: { zh: '西藏', en: 'Tibet' },
  61: { zh: '陕西', en: 'Shaanxi' },
  62: { zh: '甘肃', en: 'Gansu' },
  63: { zh: '青海', en: 'Qinghai' },
  64: { zh: '宁夏', en: 'Ningxia' },
  65: { zh: '新疆', en: 'Xinjiang' },
  71: { zh: '台湾', en: 'Taiwan' },
  81: { zh: '香港', en: 'Hong Kong' },
  82: { zh: '澳门', en: 'Macao' },
}

/** The first two characters of a credit code (UCC-05). The list is not closed: an unknown pair is no fault. */
export const creditCodeClasses: Readonly<Record<string, { zh: string; en: string }>> = {
  11: { zh: '机关', en: 'state or Party organ' },
  12: { zh: '事业单位', en: 'public institution' },
  13: { zh: '群众团体', en: 'mass organisation' },
  19: { zh: '其他机构编制单位', en: 'other body on the establishment list' },
  51: { zh: '社会团体', en: 'social association' },
  52: { zh: '民办非企业单位', en: 'private non-enterprise body' },
  53: { zh: '基金会', en: 'foundation' },
  54: { zh: '村民委员会', en: 'village committee' },
  55: { zh: '居民委员会', en: 'neighbourhood committee' },
  91: { zh: '企业', en: 'enterprise' },
  92: { zh: '个体工商户', en: 'individual business' },
  93: { zh: '农民专业合作社', en: 'farmers’ cooperative' },
  N1: { zh: '组级集体经济组织', en: 'collective of a villagers’ group' },
  N2: { zh: '村级集体经济组织', en: 'collective of a village' },
  N3: { zh: '乡镇级集体经济组织', en: 'collective of a township' },
  Y1: { zh: '其他', en: 'other' },
}
