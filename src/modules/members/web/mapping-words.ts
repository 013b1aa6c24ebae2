import type { Sentence } from '#ui/sentence.tsx'

/** Sentences about the columns of a file. */
export const mappingWords = {
  title: { zh: '各列是什么内容', en: 'What the columns mean' },
  note: {
    zh: '每一列先写着您文件里的列名和一个打码的样例，再写它的含义：党员信息的每一项都可以选，打字就能查找，按别的叫法也找得到。不对的请改正，用不到的留空；同样的表下次会自动对应。',
    en: 'Each column has the heading of your file with a masked sample, then what it means: any field of the record, found by typing any of its names. Correct what is wrong and leave empty what is not needed; it is remembered for sheets like this one.',
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
