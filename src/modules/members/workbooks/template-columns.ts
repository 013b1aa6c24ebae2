import { educations, ethnicGroups, genders } from '#modules/people/codes.ts'
import { memberCategories } from '../codes.ts'
import { type RosterKey, rosterColumns } from '../roster/columns.ts'
import { noGroup } from '../roster/row.ts'
import type { TemplateSheet } from './order.ts'

/** Counted up when the columns or their meaning change; stands in a hidden name of the file. */
export const templateVersion = '2'

type Column = TemplateSheet['columns'][number]
const names = (rows: readonly { readonly zh: string }[]) => rows.map(({ zh }) => zh)

/** The columns of the template with their choices in words; branch and group are chosen by name, so no code is asked for. */
export function templateColumns(branches: readonly string[], groups: readonly string[]): Column[] {
  const column = (
    key: RosterKey,
    width: number,
    more: Partial<Column> & Pick<Column, 'howTo' | 'example'>,
  ): Column => ({
    title: rosterColumns[key].zh,
    width,
    isRequired: rosterColumns[key].isRequired,
    choices: [],
    ...more,
  })
  return [
    column('name', 14, { howTo: '与身份证一致，少数民族姓名中的间隔点写“·”。', example: '（示例）张三' }),
    column('gender', 8, { howTo: '从下拉中选。可以不填，按身份证号码得出。', example: '男', choices: names(genders) }),
    column('ethnicGroup', 12, { howTo: '从下拉中选。', example: '汉族', choices: names(ethnicGroups) }),
    column('idNumber', 22, { howTo: '18位；旧的15位号码会自动换算，请核对。', example: '529901199003074010' }),
    column('birthDate', 14, { howTo: '可以不填，按身份证号码得出；与档案不一致的按档案填写。', example: '1990-03-07' }),
    column('education', 20, { howTo: '从下拉中选，按毕业证书。', example: '大学本科毕业', choices: names(educations) }),
    column('joinDate', 14, { howTo: '支部党员大会通过接收为预备党员的日期，写到日。', example: '2012-05-04' }),
    column('fullDate', 14, { howTo: '支部党员大会通过转正的日期；预备党员留空。', example: '2013-05-04' }),
    column('category', 14, { howTo: '从下拉中选。', example: '正式党员', choices: names(memberCategories) }),
    column('mobile', 16, { howTo: '11位手机号码。', example: '13900000000' }),
    column('residence', 36, { howTo: '现在居住的地方，写到门牌。', example: '某县某镇某村1组2号' }),
    column('branchName', 36, {
      isRequired: true,
      howTo: '从下拉中选党员组织关系所在的党支部。',
      example: branches[0] ?? '',
      choices: branches,
    }),
    column('group', 20, {
      howTo: '写支部里党小组的名字或代码；没有编入小组的写“未编组”。没有党小组的支部留空。',
      example: groups[0] ?? '',
      choices: groups.length > 0 ? [...groups, noGroup] : [],
    }),
  ]
}
