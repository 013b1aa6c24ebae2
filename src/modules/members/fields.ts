import type { Sentence } from '#kernel/errors.ts'
import type { PersonField } from '#modules/people/index.ts'

/**
 * How closely a field is kept (decisions 11): `internal` is for those who keep the roster, `sensitive` is masked on the
 * card and opened only with a reason, or not shown in lists at all.
 */
export type FieldClass = 'internal' | 'sensitive'

/** The facts of membership that may be corrected by hand. Status and branch change by procedures only (G5). */
export interface MemberFacts {
  /** The Party group of the branch; none is 未编组 (ORG-05). */
  readonly groupId: string | null
  readonly category: 'FULL' | 'PROBATIONARY'
  readonly joinDate: string
  readonly fullDate: string | null
  readonly applicationDate: string | null
  readonly activistDate: string | null
  readonly targetDate: string | null
  readonly entryType: string | null
  readonly joinBranch: string | null
  readonly introducers: readonly string[]
  readonly floatingSince: string | null
  readonly floatingFrom: string | null
  readonly floatingTo: string | null
  readonly floatingReason: string | null
  /** Who receives a floating member: 名称（代码） of an organisation of this installation, else words (FLO-02, decisions 278). */
  readonly receivingBranch: string | null
  readonly lostSince: string | null
  readonly hardshipKind: string | null
  readonly hardshipSince: string | null
  readonly hardshipUntil: string | null
  readonly abroadSince: string | null
  readonly abroadCountry: string | null
  readonly abroadKind: string | null
  readonly abroadLastContact: string | null
  readonly infirm: boolean
}
export type FactField = keyof MemberFacts

const field = (fieldClass: FieldClass, zh: string, en: string): Sentence & { fieldClass: FieldClass } => ({
  fieldClass,
  zh,
  en,
})

/** Every field of a member's record with its class and its name on forms, in the order of the card. */
export const memberFields = {
  name: field('internal', '姓名', 'Name'),
  formerName: field('internal', '曾用名', 'Former name'),
  gender: field('internal', '性别', 'Gender'),
  ethnicGroup: field('internal', '民族', 'Ethnic group'),
  birthDate: field('sensitive', '出生日期', 'Birth date'),
  idNumber: field('sensitive', '公民身份号码', 'Identity number'),
  mobile: field('sensitive', '手机', 'Mobile'),
  landline: field('internal', '固定电话', 'Landline'),
  residence: field('sensitive', '现居住地', 'Address'),
  nativePlace: field('internal', '籍贯', 'Native place'),
  birthPlace: field('internal', '出生地', 'Place of birth'),
  householdPlace: field('internal', '户籍地', 'Place of household registration'),
  maritalStatus: field('internal', '婚姻状况', 'Marital status'),
  education: field('internal', '学历', 'Education'),
  inServiceEducation: field('internal', '在职学历', 'Education beside work'),
  degree: field('internal', '学位', 'Degree'),
  school: field('internal', '毕业院校', 'School'),
  major: field('internal', '专业', 'Major'),
  employer: field('internal', '工作单位', 'Employer'),
  jobTitle: field('internal', '职务', 'Job title'),
  professionalTitle: field('internal', '专业技术职务', 'Professional title'),
  newStratum: field('internal', '新社会阶层', 'New social strata'),
  frontline: field('internal', '一线情况', 'At the front line'),
  occupation: field('internal', '工作岗位', 'Occupation'),
  workStartDate: field('internal', '参加工作日期', 'In work since'),
  category: field('internal', '人员类别', 'Category'),
  groupId: field('internal', '党小组', 'Party group'),
  joinDate: field('internal', '入党日期', 'Joined on'),
  fullDate: field('internal', '转正日期', 'Full member since'),
  applicationDate: field('internal', '申请入党日期', 'Applied on'),
  activistDate: field('internal', '列为积极分子日期', 'Activist since'),
  targetDate: field('internal', '列为发展对象日期', 'Development target since'),
  entryType: field('internal', '进入支部类型', 'Kind of entry'),
  joinBranch: field('internal', '入党时所在支部', 'Branch at joining'),
  introducers: field('internal', '入党介绍人', 'Introducers'),
  floatingSince: field('internal', '流动起始日期', 'Floating since'),
  floatingFrom: field('internal', '流出地', 'Floating from'),
  floatingTo: field('internal', '流动去向', 'Floating to'),
  floatingReason: field('internal', '流动原因', 'Reason of floating'),
  receivingBranch: field('internal', '流入地党组织', 'Received by'),
  lostSince: field('internal', '失去联系日期', 'Contact lost since'),
  hardshipKind: field('sensitive', '生活困难情况', 'Hardship'),
  hardshipSince: field('sensitive', '生活困难起始日期', 'Hardship since'),
  hardshipUntil: field('sensitive', '生活困难结束日期', 'Hardship until'),
  abroadSince: field('internal', '出国（境）日期', 'Abroad since'),
  abroadCountry: field('internal', '所在国家（地区）', 'Country or region abroad'),
  abroadKind: field('internal', '出国（境）情形', 'Kind of stay abroad'),
  abroadLastContact: field('internal', '出国（境）后最近联系日期', 'Last contact abroad'),
  infirm: field('internal', '年老体弱', 'Infirm'),
} as const satisfies Record<PersonField | FactField, Sentence & { fieldClass: FieldClass }>
export type MemberField = keyof typeof memberFields

const sets: readonly (readonly MemberField[])[] = [
  ['floatingSince', 'floatingFrom', 'floatingTo', 'floatingReason', 'receivingBranch'],
  ['hardshipKind', 'hardshipSince', 'hardshipUntil'],
  ['abroadSince', 'abroadCountry', 'abroadKind', 'abroadLastContact'],
]

/** The fields that tell of one circumstance, this one among them: halves of two records do not make a whole. */
export function toldTogether(field: MemberField): readonly MemberField[] {
  return sets.find((set) => set.includes(field)) ?? [field]
}

/** The photo of the record is kept, opened and taken away by acts of its own (`photo/`). */
export const photoField = { photo: field('sensitive', '照片', 'Photo') } as const
