import type { TemplateSheet } from '#kernel/spreadsheet/template.ts'
import { abroadKinds, codedFields, entryTypes, memberCategories } from '../codes.ts'
import { type FurtherKey, furtherKeys, type RosterKey, rosterColumns, rosterName, usualKeys } from '../roster/codes.ts'
import { noGroup } from '../roster/row.ts'

/** The version is counted up when the columns or their meaning change. */
const mark = { name: 'LIANXIN_ROSTER_TEMPLATE', version: '3' }

/** The template of a roster for an organisation. */
export const rosterTemplate = (orgName: string, columns: TemplateSheet['columns']): TemplateSheet => ({
  ...{ sheet: '党员名册', title: `${orgName}党员名册填写说明`, mark, columns },
  lines: ['一行填一名党员。带 * 的必须填写，其他的可以空着；空着的格子不会改动系统里已有的内容。'],
})

type Column = TemplateSheet['columns'][number]
type Cell = Omit<Column, 'title' | 'isRequired' | 'choices'> & Partial<Pick<Column, 'isRequired' | 'choices'>>
// The branch is chosen by name, so that no code is asked for.
type Key = Exclude<RosterKey, 'branchCode'>

/** The columns of the template with their choices in words: the usual ones, or every field of the record. */
export function templateColumns(
  branches: readonly string[],
  groups: readonly string[],
  which: 'USUAL' | 'ALL' = 'USUAL',
): Column[] {
  const cells: Readonly<Record<Key, Cell>> = { ...usualCells(branches, groups), ...furtherCells }
  const keys = [...usualKeys, ...(which === 'ALL' ? furtherKeys : [])].filter((key) => key !== 'branchCode')
  return keys.map((key) => ({
    title: rosterName(key).zh,
    isRequired: rosterColumns[key].isRequired,
    choices: [],
    ...cells[key],
  }))
}

const names = (rows: readonly { readonly zh: string }[]) => rows.map(({ zh }) => zh)
const cell = (width: number, howTo: string, example: string, choices: readonly string[] = []): Cell => ({
  ...{ width, howTo, example, choices },
})
const byTable = (field: keyof typeof codedFields, width: number, example: string, howTo = '从下拉中选。') =>
  cell(width, howTo, example, names(codedFields[field]))

const usualCells = (branches: readonly string[], groups: readonly string[]) =>
  ({
    name: cell(14, '与身份证一致，少数民族姓名中的间隔点写“·”。', '（示例）张三'),
    gender: byTable('gender', 8, '男', '从下拉中选。可以不填，按身份证号码得出。'),
    ethnicGroup: byTable('ethnicGroup', 12, '汉族'),
    idNumber: cell(22, '18位；旧的15位号码会自动换算，请核对。', '529901199003074010'),
    birthDate: cell(14, '可以不填，按身份证号码得出；与档案不一致的按档案填写。', '1990-03-07'),
    education: byTable('education', 20, '大学本科毕业', '从下拉中选，按毕业证书。'),
    joinDate: cell(14, '支部党员大会通过接收为预备党员的日期，写到日。', '2012-05-04'),
    fullDate: cell(14, '支部党员大会通过转正的日期；预备党员留空。', '2013-05-04'),
    category: cell(14, '从下拉中选。', '正式党员', names(memberCategories)),
    mobile: cell(16, '11位手机号码。', '13900000000'),
    residence: cell(36, '现在居住的地方，写到门牌。', '某县某镇某村1组2号'),
    branchName: {
      ...cell(36, '从下拉中选党员组织关系所在的党支部。', branches[0] ?? '', branches),
      isRequired: true,
    },
    group: cell(
      20,
      '写支部里党小组的名字或代码；没有编入小组的写“未编组”。没有党小组的支部留空。',
      groups[0] ?? '',
      groups.length > 0 ? [...groups, noGroup] : [],
    ),
  }) satisfies Readonly<Record<Exclude<Key, FurtherKey>, Cell>>

const yesOrNo = '写“是”或“否”；不清楚的留空。'

const furtherCells: Readonly<Record<FurtherKey, Cell>> = {
  formerName: cell(14, '没有曾用名的留空。', '张山'),
  nativePlace: cell(20, '写到县（市、区），不写门牌。', '某省某县'),
  birthPlace: cell(20, '写到县（市、区）或乡镇，不写门牌。', '某省某县'),
  householdPlace: cell(20, '写到县（市、区）或乡镇，不写门牌。', '某县某镇'),
  maritalStatus: byTable('maritalStatus', 12, '已婚'),
  landline: cell(16, '区号和号码。', '0000-0000000'),
  inServiceEducation: byTable('inServiceEducation', 20, '大学本科毕业', '工作以后取得的学历，从下拉中选。'),
  degree: byTable('degree', 10, '学士'),
  school: cell(24, '毕业院校的全称。', '某某大学'),
  major: cell(18, '所学专业。', '法学'),
  occupation: byTable('occupation', 28, '农牧渔民'),
  employer: cell(28, '现在工作的单位。', '某县某镇人民政府'),
  jobTitle: cell(16, '在单位的职务，不是党内职务。', '科员'),
  professionalTitle: cell(16, '职称。', '工程师'),
  newStratum: byTable('newStratum', 12, '否', yesOrNo),
  frontline: byTable('frontline', 12, '否', yesOrNo),
  workStartDate: cell(14, '写到日。', '2012-08-01'),
  applicationDate: cell(16, '递交入党申请书的日期，写到日。', '2010-05-04'),
  activistDate: cell(16, '写到日。', '2010-12-01'),
  targetDate: cell(16, '写到日。', '2011-12-01'),
  entryType: cell(16, '从下拉中选：怎样进入现在的支部。', '新发展', names(entryTypes)),
  joinBranch: cell(28, '入党时所在支部的名称。', '某某村党支部'),
  introducers: cell(20, '最多四名，用顿号隔开。', '李四、王五'),
  floatingSince: cell(16, '流动党员填写，写到日。', '2024-02-20'),
  floatingFrom: cell(24, '流动党员填写：从哪里外出，写到村（社区）。', '某县某镇某村'),
  floatingTo: cell(24, '流动党员填写。', '广东省深圳市'),
  floatingReason: cell(20, '流动党员填写。', '外出务工'),
  receivingBranch: cell(
    36,
    '流动党员填写：接收的党组织全称；也在本系统里的，后面用括号写上它的代码。',
    '某市某街道流动党员党支部',
  ),
  lostSince: cell(16, '失去联系的党员填写，写到日。', '2025-06-01'),
  hardshipKind: cell(20, '生活困难的党员填写。', '因病'),
  hardshipSince: cell(16, '生活困难的党员填写，写到日。', '2023-01-01'),
  hardshipUntil: cell(16, '已经不再困难的填写，写到日；不能早于起始日期。', '2025-12-31'),
  abroadSince: cell(16, '在国（境）外的党员填写，写到日。', '2025-09-01'),
  abroadCountry: cell(20, '在国（境）外的党员填写。', '日本'),
  abroadKind: cell(16, '在国（境）外的党员填写，从下拉中选。', '留学', names(abroadKinds)),
  abroadLastContact: cell(22, '支部最近一次和他联系的日期，写到日；留学的每半年至少联系一次。', '2026-05-10'),
  infirm: cell(10, yesOrNo, '否', names(codedFields.frontline)),
}
