// A column: its heading, the headings counties also use, and whether a roster must have it.
const column = (zh: string, also: readonly string[] = [], isRequired = false) => ({ zh, also, isRequired })
const required = (zh: string, also: readonly string[] = []) => column(zh, also, true)

/** The columns of a roster in the order of the template; those that are not required may be missing or empty. */
export const rosterColumns = {
  name: required('姓名', ['党员姓名']),
  gender: column('性别'),
  ethnicGroup: column('民族'),
  idNumber: required('公民身份号码', ['身份证号', '身份证号码', '公民身份证号码']),
  birthDate: column('出生日期', ['出生年月日']),
  education: column('学历'),
  joinDate: required('入党日期', ['加入党组织日期', '入党时间']),
  fullDate: column('转正日期', ['转为正式党员日期', '转正时间']),
  category: required('人员类别', ['党员类别']),
  mobile: column('手机', ['手机号', '手机号码', '联系电话', '联系方式']),
  residence: column('现居住地', ['现住址', '家庭住址', '家庭地址']),
  branchCode: required('所在党支部代码', ['党支部代码', '党组织代码']),
  branchName: column('所在党支部', ['所在支部', '党支部名称', '党组织名称']),
} as const
export type RosterKey = keyof typeof rosterColumns

/** The cells of one row by column; what is missing is empty. */
export type RosterCells = Readonly<Record<RosterKey, string>>

const byHeading = new Map(
  (Object.keys(rosterColumns) as RosterKey[]).flatMap((key) =>
    [rosterColumns[key].zh, ...rosterColumns[key].also].map((heading) => [heading, key] as const),
  ),
)

/** Finds the columns by the headings of a row, in any order; a row that names fewer than three is no heading. */
export function readHeadings(cells: readonly string[]): (RosterKey | undefined)[] | undefined {
  const keys = cells.map((cell) => byHeading.get(cell.normalize('NFKC').replace(/[\s*（）()：:]|必填/g, '')))
  return keys.filter((key) => key !== undefined).length >= 3 ? keys : undefined
}

/** The required columns that a heading does not name. */
export function missingColumns(keys: readonly (RosterKey | undefined)[]): string[] {
  const all = Object.keys(rosterColumns) as RosterKey[]
  return all.filter((key) => rosterColumns[key].isRequired && !keys.includes(key)).map((key) => rosterColumns[key].zh)
}
