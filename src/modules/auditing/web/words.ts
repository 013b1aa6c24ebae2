/** What the page of this chapter says. */
export const pageWords = {
  title: { zh: '审计查询', en: 'Search the audit' },
  lead: {
    zh: '查本组织和下级的操作记录。每次查询都会留痕，上级审计管理员能看到您查了什么、为什么查。这里不统计个人，也不能导出。',
    en: 'What was done here and below. Each search leaves an entry: the auditor above sees what you searched and why. Nobody is counted here, and nothing is exported.',
  },
  purpose: { zh: '用途', en: 'Purpose' },
  from: { zh: '从哪天', en: 'From' },
  until: { zh: '到哪天', en: 'Until' },
  untilHint: {
    zh: '一次最多 31 天；按账号查最多 7 天。',
    en: 'At most 31 days at a time; by account at most 7.',
  },
  kind: { zh: '操作类别', en: 'Kind of act' },
  kindHint: { zh: '不选，查全部类别。', en: 'Left empty, all kinds.' },
  org: { zh: '组织', en: 'Organisation' },
  orgHint: { zh: '含下级；不选，查整个管理范围。', en: 'With those below; left empty, all in your reach.' },
  record: { zh: '记录编号', en: 'Id of the record' },
  recordHint: {
    zh: '从下面的结果里点“只看这条记录”填入。',
    en: 'Choose “this record only” in an entry below.',
  },
  account: { zh: '账号', en: 'Account' },
  accountHint: {
    zh: '填登录名，或者从结果里点“只看这个账号”。例行审计不能按账号查。',
    en: 'A login, or choose “this account only” in an entry. Not for a regular audit.',
  },
  search: { zh: '查询', en: 'Search' },
  older: { zh: '更早的记录', en: 'Older entries' },
  found: { zh: '查到的记录', en: 'Entries found' },
  none: { zh: '这段时间没有符合的记录', en: 'No entry in this time' },
  noneHint: { zh: '可以换一段时间，或者去掉一个条件。', en: 'Try another time, or leave a condition out.' },
  end: { zh: '这段时间的记录都在上面了。', en: 'These are all entries of this time.' },
  what: { zh: '做了什么', en: 'What' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  where: { zh: '哪个组织的记录', en: 'Organisation of the record' },
  more: { zh: '说明', en: 'Details' },
  chain: { zh: '封存', en: 'Chain' },
  sealed: { zh: '第 {number} 号', en: 'No. {number}' },
  unsealed: { zh: '正在封存', en: 'Being sealed' },
  changed: { zh: '内容与写入时不符', en: 'Not as it was written' },
  changedHint: {
    zh: '有记录与写入时不符，可能被改动过。请马上报告上级，并请管理服务器的人执行 npm run lianxin -- audit verify。',
    en: 'An entry is not as it was written and may have been changed. Tell your superior at once, and ask whoever keeps the server to run npm run lianxin -- audit verify.',
  },
  acts: { zh: '操作', en: 'Acts' },
  thisRecord: { zh: '只看这条记录', en: 'This record only' },
  thisAccount: { zh: '只看这个账号', en: 'This account only' },
  nowSearch: {
    zh: '已填入查询条件，请选好用途再按“查询”。',
    en: 'The condition is filled in: choose a purpose and press Search.',
  },
  oneMember: { zh: '党员本人', en: 'A member' },
  citizen: { zh: '群众', en: 'A citizen' },
  system: { zh: '系统', en: 'The system' },
} as const

/** What a detail of an entry is called. */
export const detailNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  reason: { zh: '理由', en: 'Reason' },
  purpose: { zh: '用途', en: 'Purpose' },
  fields: { zh: '字段', en: 'Fields' },
  columns: { zh: '列', en: 'Columns' },
  field: { zh: '字段', en: 'Field' },
  role: { zh: '身份', en: 'Post' },
  kind: { zh: '类别', en: 'Kind' },
  act: { zh: '步骤', en: 'Step' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  rows: { zh: '行数', en: 'Rows' },
  count: { zh: '数量', en: 'Number' },
}

/** What the fields are called that an entry may name. */
export const fieldNames = {
  name: { zh: '姓名', en: 'name' },
  gender: { zh: '性别', en: 'gender' },
  idNumber: { zh: '公民身份号码', en: 'identity number' },
  mobile: { zh: '手机', en: 'mobile' },
  residence: { zh: '现居住地', en: 'address' },
  birthDate: { zh: '出生日期', en: 'birth date' },
  education: { zh: '学历', en: 'education' },
  category: { zh: '人员类别', en: 'category' },
  joinDate: { zh: '入党日期', en: 'day of joining' },
  orgName: { zh: '所在支部', en: 'branch' },
  landline: { zh: '固定电话', en: 'landline' },
} as const
