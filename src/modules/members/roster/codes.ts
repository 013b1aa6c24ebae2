import type { Sentence } from '#kernel/errors.ts'
import { type FactField, type MemberField, memberFields } from '../fields.ts'

/** The parts of the form in which a column stands among its like. */
export type Section = 'identity' | 'contact' | 'party' | 'study' | 'floating'

/** What a cell holds, as far as a spreadsheet makes a difference: days may come as numbers of days. */
type Holds = 'TEXT' | 'DAY'

interface Column {
  readonly section: Section
  readonly holds: Holds
  /** How counties also call it; width, spaces, stars and brackets make no difference. */
  readonly also: readonly string[]
  /** Whether a roster must have it. */
  readonly isRequired: boolean
}

const column = (section: Section, also: readonly string[] = [], more: Partial<Column> = {}): Column => ({
  ...{ section, also, holds: 'TEXT', isRequired: false },
  ...more,
})
const required = (section: Section, also: readonly string[]) => column(section, also, { isRequired: true })
const day = (section: Section, also: readonly string[], more: Partial<Column> = {}) =>
  column(section, also, { ...more, holds: 'DAY' })

/**
 * The usual columns of a roster in the order of the template; those that are not required may be missing or empty. One of those
 * of the branch says it, unless the whole file is about one. Each has a column of its own on the stage.
 */
const usualColumns = {
  name: required('identity', ['党员姓名', '名字', '党员名字', '党员', '本人姓名', '人员姓名']),
  gender: column('identity', ['男女', '党员性别']),
  ethnicGroup: column('identity', ['族别', '民族成份', '民族成分']),
  idNumber: required('identity', [
    ...['身份证号', '身份证号码', '公民身份证号码', '身份证', '身份号码', '居民身份证号', '居民身份证号码'],
    ...['公民身份证', '证件号码', '证件号', '身份证件号码', '党员身份证号', '党员身份证号码', '身份证编号'],
  ]),
  birthDate: day('identity', ['出生年月日', '出生年月', '出生时间', '生日', '出生']),
  education: column('study', [
    ...['文化程度', '最高学历', '学历情况', '全日制学历', '全日制教育学历', '教育程度', '学历层次'],
  ]),
  joinDate: day(
    'party',
    [
      ...['加入党组织日期', '入党时间', '加入党组织时间', '入党年月', '入党年月日', '加入中国共产党时间', '何时入党'],
      ...['加入中共时间', '加入共产党时间', '加入中国共产党日期', '接收为预备党员日期', '接收预备党员时间'],
    ],
    { isRequired: true },
  ),
  fullDate: day('party', [
    ...['转为正式党员日期', '转正时间', '转为正式党员时间', '转正年月', '转正年月日', '正式党员时间', '预备转正时间'],
  ]),
  category: required('party', [
    ...['党员类别', '党员类型', '人员类型', '政治面貌', '正式或预备', '是否正式党员', '类别'],
  ]),
  mobile: column('contact', [
    ...[
      '手机号',
      '手机号码',
      '联系电话',
      '联系方式',
      '电话',
      '电话号码',
      '移动电话',
      '本人电话',
      '本人手机',
      '手机电话',
    ],
  ]),
  residence: column('contact', [
    ...['现住址', '家庭住址', '家庭地址', '住址', '现居住地址', '居住地址', '居住地', '家庭详细住址'],
    ...['现住地址', '详细地址', '详细住址', '家庭现住址', '常住地址', '地址'],
  ]),
  branchCode: column('party', ['党支部代码', '党组织代码', '支部代码', '组织代码', '所在党组织代码']),
  branchName: column('party', [
    ...['所在支部', '党支部名称', '党组织名称', '所在党组织', '支部名称', '所属党支部', '所属支部', '党支部', '支部'],
    ...['所在党支部名称', '所属党组织', '组织关系所在党支部', '党员所在党支部', '所在党组织名称', '组织关系所在单位'],
  ]),
  group: column('party', ['所在党小组', '所属党小组', '党小组名称', '党小组代码', '编入党小组', '小组']),
} as const satisfies Record<string, Column>
type UsualKey = keyof typeof usualColumns

/**
 * Every other field of the record, so that no field can be added without its column. They travel together in one column of the
 * stage, which is empty where a file has none of them.
 */
const furtherColumns = {
  formerName: column('identity', ['原名', '别名', '曾用姓名']),
  nativePlace: column('identity', ['祖籍', '籍贯省市县']),
  birthPlace: column('identity', ['出生地点']),
  householdPlace: column('identity', ['户籍所在地', '户口所在地', '户籍']),
  maritalStatus: column('identity', ['婚姻', '婚否', '婚姻情况', '婚姻状态']),
  landline: column('contact', ['座机', '座机号码', '固话', '住宅电话', '办公电话']),
  inServiceEducation: column('study', ['在职教育学历', '在职教育', '在职最高学历']),
  degree: column('study', ['最高学位', '学位情况', '全日制学位', '全日制教育学位']),
  school: column('study', ['毕业学校', '毕业院校名称', '毕业院校系', '院校', '学校']),
  major: column('study', ['所学专业', '专业名称']),
  occupation: column('study', ['职业', '岗位', '职业类别', '从事职业']),
  employer: column('study', ['现工作单位', '所在单位', '工作单位名称', '就业单位']),
  jobTitle: column('study', ['行政职务', '现任职务', '单位职务', '工作职务', '担任职务']),
  professionalTitle: column('study', ['职称', '技术职称', '专业技术职称', '专业技术资格']),
  newStratum: column('study', ['新社会阶层人士', '是否新社会阶层', '新的社会阶层', '是否新社会阶层人士']),
  frontline: column('study', ['是否一线', '一线', '生产一线', '工作一线', '是否在一线', '是否一线职工']),
  workStartDate: day('study', ['参加工作时间', '参工时间', '何时参加工作', '参加工作年月']),
  applicationDate: day('party', [
    ...['申请入党时间', '递交入党申请书时间', '递交入党申请书日期', '提交入党申请书日期', '提交入党申请书时间'],
    ...['入党申请时间', '入党申请日期', '递交申请书时间'],
  ]),
  activistDate: day('party', [
    ...['列为积极分子时间', '列为入党积极分子时间', '列为入党积极分子日期', '确定为入党积极分子时间'],
    ...['确定为入党积极分子日期', '确定为积极分子时间', '确定入党积极分子时间', '确定积极分子时间', '积极分子时间'],
  ]),
  targetDate: day('party', [
    ...['列为发展对象时间', '确定为发展对象时间', '确定为发展对象日期', '确定发展对象时间', '发展对象时间'],
  ]),
  entryType: column('party', ['进入党支部类型', '进入类型', '进入党组织类型']),
  joinBranch: column('party', ['入党时所在党支部', '入党时党支部', '入党支部', '入党时支部']),
  introducers: column('party', ['介绍人', '入党介绍人姓名']),
  floatingSince: day('floating', [
    ...['外出日期', '外出时间', '流出日期', '流出时间', '流动时间', '外出流动日期', '流动起始时间', '流动开始时间'],
  ]),
  floatingFrom: column('floating', ['流出地点', '流出地区', '流出前居住地', '外出前居住地']),
  floatingTo: column('floating', [...['外出地点', '流向', '外出流向', '流动方向', '外出去向', '流入地', '外流方向']]),
  floatingReason: column('floating', ['外出原因', '流出原因', '外出流动原因']),
  receivingBranch: column('floating', [
    ...['流入地党支部', '流入党组织', '流入党支部', '接收党组织', '接收党支部', '流入地接收党组织', '流入地接收党支部'],
  ]),
  lostSince: day('floating', ['失联日期', '失联时间', '失去联系时间']),
  hardshipKind: column('floating', ['困难情况', '困难类型', '生活困难类型', '困难原因', '困难党员类型']),
  hardshipSince: day('floating', ['困难起始日期', '困难起始时间', '生活困难起始时间']),
  hardshipUntil: day('floating', ['困难结束日期', '困难结束时间', '生活困难结束时间', '脱困时间', '脱困日期']),
  abroadSince: day('floating', ['出国日期', '出国时间', '出国境时间', '出境日期', '出境时间', '出国起始时间']),
  abroadCountry: column('floating', ['所在国家', '前往国家', '出国国家', '前往国家（地区）', '国别']),
  abroadKind: column('floating', ['出国情形', '出国类型', '出国境类型', '出国原因', '出国境原因']),
  abroadLastContact: day('floating', [
    ...['最近联系日期', '最近联系时间', '最近一次联系时间', '最近一次联系日期', '出国后最近联系日期'],
  ]),
  infirm: column('floating', ['是否年老体弱', '年老体弱情况']),
} as const satisfies Record<Exclude<MemberField, UsualKey | 'groupId'>, Column>
export type FurtherKey = keyof typeof furtherColumns

/** Every column that a roster may have: the one table by which files are read, mapped, checked, staged and written. */
export const rosterColumns: Readonly<Record<UsualKey | FurtherKey, Column>> = { ...usualColumns, ...furtherColumns }
export type RosterKey = keyof typeof rosterColumns
export const usualKeys = Object.keys(usualColumns) as [UsualKey, ...UsualKey[]]
export const furtherKeys = Object.keys(furtherColumns) as [FurtherKey, ...FurtherKey[]]
export const rosterKeys = [...usualKeys, ...furtherKeys] as [RosterKey, ...RosterKey[]]

/** Whether a column is one of those that travel together. */
export const isFurther = (key: RosterKey): key is FurtherKey => key in furtherColumns

const facts = {
  ...{ applicationDate: true, activistDate: true, targetDate: true, entryType: true, joinBranch: true },
  ...{ introducers: true, floatingSince: true, floatingFrom: true, floatingTo: true, floatingReason: true },
  ...{ receivingBranch: true, lostSince: true, hardshipKind: true, hardshipSince: true, hardshipUntil: true },
  ...{ abroadSince: true, abroadCountry: true, abroadKind: true, abroadLastContact: true, infirm: true },
} as const satisfies Record<FurtherKey & FactField, true>

/** Whether a further column is about the membership; all others are about the person. */
export const isFact = (key: FurtherKey): key is FurtherKey & FactField => key in facts

const branchNames = {
  branchCode: { zh: '所在党支部代码', en: 'Code of the branch' },
  branchName: { zh: '所在党支部', en: 'Branch' },
} as const

/** What a column is called: as the field on the card, or as the way to say the branch. */
export function rosterName(key: RosterKey): Sentence {
  if (key === 'branchCode' || key === 'branchName') return branchNames[key]
  const { zh, en } = memberFields[key === 'group' ? 'groupId' : key]
  return { zh, en }
}
