import {
  type CodeRow,
  degrees,
  educations,
  ethnicGroups,
  genders,
  maritalStatuses,
  occupations,
  yesOrNo,
} from '#modules/people/codes.ts'

/** Every field of a member’s record with its name on forms. */
export { memberFields, photoField } from './fields.ts'

/** 人员类别 (2.2), as the national form writes it. */
export const memberCategories = [
  { category: 'FULL', code: '01', zh: '正式党员', en: 'full member', also: ['正式'] },
  { category: 'PROBATIONARY', code: '02', zh: '预备党员', en: 'probationary member', also: ['预备'] },
] as const

/** 党籍状态 (2.6). A terminal status ends the membership; seven different things that are not to be mixed up. */
export const membershipStatuses = [
  { status: 'NORMAL', isTerminal: false, zh: '正常', en: 'in good standing' },
  { status: 'SUSPENDED', isTerminal: false, zh: '停止党籍', en: 'membership stopped' },
  { status: 'LEFT_VOLUNTARILY', isTerminal: true, zh: '退党', en: 'left of own will' },
  { status: 'PERSUADED_OUT', isTerminal: true, zh: '劝退', en: 'persuaded to withdraw' },
  { status: 'REMOVED', isTerminal: true, zh: '除名', en: 'removed from the list' },
  { status: 'EXPELLED', isTerminal: true, zh: '开除党籍', en: 'expelled' },
  { status: 'PROBATION_CANCELLED', isTerminal: true, zh: '取消预备党员资格', en: 'probationary membership cancelled' },
  { status: 'NOT_RECOGNISED', isTerminal: true, zh: '不予承认', en: 'not recognised' },
  { status: 'DECEASED', isTerminal: true, zh: '死亡', en: 'deceased' },
  // Ours, not of 2.6: what was entered a second time is no membership.
  { status: 'DUPLICATE', isTerminal: true, zh: '重复记录（已合并）', en: 'entered twice, merged' },
] as const

/** 进入支部类型 (2.6). */
export const entryTypes = [
  { type: 'NEW_DEVELOPMENT', zh: '新发展', also: ['发展', '新发展党员'], en: 'newly admitted' },
  { type: 'TRANSFER_IN', zh: '组织关系转入', also: ['转入'], en: 'transferred in' },
  { type: 'RESTORED', zh: '恢复党籍', also: ['恢复'], en: 'membership restored' },
  { type: 'READMITTED', zh: '重新入党', also: [], en: 'admitted again' },
  { type: 'POSTHUMOUS', zh: '追认', also: ['追认入党'], en: 'recognised posthumously' },
] as const

/** 出国（境）情形 (2.2): of study and of settling STA-06 says something, the others are ours. */
export const abroadKinds = [
  { kind: 'STUDY', zh: '留学', also: ['出国留学', '学习', '公派留学', '自费留学', '求学', '访学'], en: 'studying' },
  { kind: 'WORK', zh: '工作', also: ['务工', '劳务', '外派', '经商'], en: 'working' },
  { kind: 'FAMILY', zh: '探亲', also: ['随行', '陪读', '探亲访友'], en: 'with family' },
  { kind: 'SETTLED', zh: '定居', also: ['移居', '长期居留'], en: 'settled' },
  { kind: 'OTHER', zh: '其他', also: [], en: 'otherwise' },
] as const

/** 离开支部类型 (2.6): a move, a death, a stop, or the terminal status that was decided. */
export const exitTypes = [
  { type: 'TRANSFER_OUT', zh: '组织关系转出', en: 'transferred out' },
  { type: 'DEATH', zh: '死亡', en: 'died' },
  { type: 'SUSPENSION', zh: '停止党籍', en: 'membership stopped' },
  { type: 'LEFT_VOLUNTARILY', zh: '退党', en: 'left of own will' },
  { type: 'PERSUADED_OUT', zh: '劝退', en: 'persuaded to withdraw' },
  { type: 'REMOVED', zh: '除名', en: 'removed from the list' },
  { type: 'EXPELLED', zh: '开除党籍', en: 'expelled' },
  { type: 'PROBATION_CANCELLED', zh: '取消预备党员资格', en: 'probationary membership cancelled' },
  { type: 'NOT_RECOGNISED', zh: '不予承认', en: 'not recognised' },
] as const

/** By what two records are found to be perhaps of one person (D02). */
export const duplicateBases = {
  NUMBER: { zh: '公民身份号码相同', en: 'The same identity number' },
  SIMILAR: { zh: '姓名、出生日期等相同', en: 'The same name, birth date and more' },
} as const

/** The national tables by the field of the record that holds a code of them. */
export const codedFields = {
  gender: genders,
  ethnicGroup: ethnicGroups,
  education: educations,
  inServiceEducation: educations,
  degree: degrees,
  maritalStatus: maritalStatuses,
  occupation: occupations,
  newStratum: yesOrNo,
  frontline: yesOrNo,
} as const satisfies Record<string, readonly CodeRow[]>
export type CodedField = keyof typeof codedFields

/** How many 入党介绍人 there may be, and how long a name. */
export const introducerLimits = { most: 4, longest: 60 } as const

export type EntryType = (typeof entryTypes)[number]['type']
export type AbroadKind = (typeof abroadKinds)[number]['kind']
export type MemberCategory = (typeof memberCategories)[number]['category']
export type MembershipStatus = (typeof membershipStatuses)[number]['status']
export type ExitType = (typeof exitTypes)[number]['type']

/** Why somebody looks at sensitive fields. */
export const revealReasons = {
  TRANSFER: { zh: '办理组织关系转接', en: 'Transfer of the relation' },
  RELIEF: { zh: '走访慰问、困难帮扶', en: 'Visits and relief' },
  DATA_CHECK: { zh: '核对信息', en: 'Checking the record' },
  CONTACT: { zh: '联系本人', en: 'Contacting the member' },
  APPROVAL: { zh: '审核审批', en: 'Approval' },
  SUPERVISION: { zh: '监督检查', en: 'Supervision' },
} as const
