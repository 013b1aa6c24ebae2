// A column: its heading, the headings counties also use, and whether a roster must have it.
const column = (zh: string, also: readonly string[] = [], isRequired = false) => ({ zh, also, isRequired })
const required = (zh: string, also: readonly string[] = []) => column(zh, also, true)

/**
 * The columns of a roster in the order of the template; those that are not required may be missing or empty. One of those
 * of the branch says it, unless the whole file is about one.
 */
export const rosterColumns = {
  name: required('姓名', ['党员姓名', '名字', '党员名字', '党员', '本人姓名', '人员姓名']),
  gender: column('性别', ['男女', '党员性别']),
  ethnicGroup: column('民族', ['族别', '民族成份', '民族成分']),
  idNumber: required('公民身份号码', [
    ...['身份证号', '身份证号码', '公民身份证号码', '身份证', '身份号码', '居民身份证号', '居民身份证号码'],
    ...['公民身份证', '证件号码', '证件号', '身份证件号码', '党员身份证号', '党员身份证号码', '身份证编号'],
  ]),
  birthDate: column('出生日期', ['出生年月日', '出生年月', '出生时间', '生日', '出生']),
  education: column('学历', ['文化程度', '最高学历', '学历情况', '全日制学历', '教育程度', '学历层次']),
  joinDate: required('入党日期', [
    ...['加入党组织日期', '入党时间', '加入党组织时间', '入党年月', '入党年月日', '加入中国共产党时间', '何时入党'],
    ...['加入中共时间', '加入共产党时间', '加入中国共产党日期', '接收为预备党员日期', '接收预备党员时间'],
  ]),
  fullDate: column('转正日期', [
    ...['转为正式党员日期', '转正时间', '转为正式党员时间', '转正年月', '转正年月日', '正式党员时间', '预备转正时间'],
  ]),
  category: required('人员类别', [
    '党员类别',
    '党员类型',
    '人员类型',
    '政治面貌',
    '正式或预备',
    '是否正式党员',
    '类别',
  ]),
  mobile: column('手机', [
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
  residence: column('现居住地', [
    ...['现住址', '家庭住址', '家庭地址', '住址', '现居住地址', '居住地址', '居住地', '家庭详细住址'],
    ...['现住地址', '详细地址', '详细住址', '家庭现住址', '常住地址', '地址'],
  ]),
  branchCode: column('所在党支部代码', ['党支部代码', '党组织代码', '支部代码', '组织代码', '所在党组织代码']),
  branchName: column('所在党支部', [
    ...['所在支部', '党支部名称', '党组织名称', '所在党组织', '支部名称', '所属党支部', '所属支部', '党支部', '支部'],
    ...['所在党支部名称', '所属党组织', '组织关系所在党支部', '党员所在党支部', '所在党组织名称', '组织关系所在单位'],
  ]),
  group: column('党小组', ['所在党小组', '所属党小组', '党小组名称', '党小组代码', '编入党小组', '小组']),
} as const
export type RosterKey = keyof typeof rosterColumns
export const rosterKeys = Object.keys(rosterColumns) as RosterKey[]

/** The cells of one row by column; what is missing is empty. */
export type RosterCells = Readonly<Record<RosterKey, string>>

const byHeading = new Map(
  rosterKeys.flatMap((key) =>
    [rosterColumns[key].zh, ...rosterColumns[key].also].map((heading) => [heading, key] as const),
  ),
)

/** A heading as it is compared: width, spaces, stars and the note 必填 make no difference. */
export function plainHeading(text: string): string {
  return text.normalize('NFKC').replace(/[\s*＊:：、,，.。\-_/]|必填|选填/g, '')
}

/** The column that a heading means; what stands in brackets counts only when the rest says nothing. */
export function keyOfHeading(text: string): RosterKey | undefined {
  const plain = plainHeading(text)
  return (
    byHeading.get(plain.replace(/[()（）[\]【】]/g, '')) ??
    byHeading.get(plain.replace(/[(（[【].*?[)）\]】]/g, '')) ??
    byHeading.get(plain.replace(/^\d+/, ''))
  )
}

/** What stands for the whole file where it has no column of its own. */
export interface Fixed {
  readonly category?: string | undefined
  readonly branchCode?: string | undefined
}

/** The columns a roster must have that neither stand in it nor are said for the whole file. */
export function missingColumns(keys: readonly (RosterKey | undefined)[], fixed: Fixed, hasOwnBranch: boolean) {
  const missing = rosterKeys.filter(
    (key) => rosterColumns[key].isRequired && !keys.includes(key) && !(key === 'category' && fixed.category),
  )
  const saysBranch = keys.includes('branchCode') || keys.includes('branchName') || fixed.branchCode || hasOwnBranch
  return saysBranch ? missing : [...missing, 'branchName' as const]
}
