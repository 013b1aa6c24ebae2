import type { Sentence } from '#ui/sentence.tsx'
import type { RosterColumn } from '../mapping/contract.ts'

/** Sentences about the columns of a file. */
export const mappingWords = {
  title: { zh: '各列是什么内容', en: 'What the columns mean' },
  note: {
    zh: '左边是您文件里的列名和一个打码的样例，右边是它的含义。不对的请改正，用不到的留空；同样的表下次会自动对应。',
    en: 'On the left the headings of your file with a masked sample, on the right what they mean. Correct what is wrong and leave empty what is not needed; it is remembered for sheets like this one.',
  },
  wrongColumns: { zh: '工作表或列对应得不对？', en: 'Is the sheet or a column wrong?' },
  sheet: { zh: '读哪张工作表', en: 'Which sheet to read' },
  hiddenSheet: { zh: '{name}（隐藏的）', en: '{name} (hidden)' },
  noHeading: { zh: '第 {number} 列（没有列名）', en: 'Column {number} (no heading)' },
  meaning: { zh: '“{heading}”是什么内容', en: 'What “{heading}” means' },
  unused: { zh: '不导入', en: 'Not imported' },
  missing: { zh: '还没有找到这些列，请在上面指定', en: 'These were not found yet; please choose them above' },
  allCategory: { zh: '表里没有人员类别，全部按', en: 'No category in the sheet: take all as' },
  allBranch: { zh: '表里没有党支部，全部放到（本支部的表不用选）', en: 'No branch in the sheet: put all into' },
  again: { zh: '按这样重新核对', en: 'Check again like this' },
} as const satisfies Record<string, Sentence>

/** What a column of a roster may mean, as the template names it. */
export const rosterColumnNames: Readonly<Record<RosterColumn, Sentence>> = {
  name: { zh: '姓名', en: 'Name' },
  gender: { zh: '性别', en: 'Gender' },
  ethnicGroup: { zh: '民族', en: 'Ethnic group' },
  idNumber: { zh: '公民身份号码', en: 'Identity number' },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  education: { zh: '学历', en: 'Education' },
  joinDate: { zh: '入党日期', en: 'Joined on' },
  fullDate: { zh: '转正日期', en: 'Full member since' },
  category: { zh: '人员类别', en: 'Category' },
  mobile: { zh: '手机', en: 'Mobile' },
  residence: { zh: '现居住地', en: 'Address' },
  branchCode: { zh: '所在党支部代码', en: 'Code of the branch' },
  branchName: { zh: '所在党支部', en: 'Branch' },
  group: { zh: '党小组', en: 'Party group' },
}
