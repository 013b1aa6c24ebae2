/** Sentences of the import of a list of organisations. */
export const words = {
  'organisations.import-file-missing': {
    zh: '没有找到要导入的文件。用法：import organisations 文件.xlsx或.csv [--under 组织代码] [--check]',
    en: 'The file was not found. Usage: import organisations FILE.xlsx or .csv [--under CODE] [--check]',
  },
  'organisations.import-columns-missing': {
    zh: '文件缺少必要的列。表头一行应有：代码、上级代码、全称、简称、类别。',
    en: 'The file lacks columns. Its heads must include: 代码, 上级代码, 全称, 简称, 类别.',
  },
  'organisations.import-empty': {
    zh: '这一格不能为空。请补填。',
    en: 'This cell must not be empty. Please fill it in.',
  },
  'organisations.import-code-twice': {
    zh: '这个代码在文件里出现了两次。每个党组织用一个代码。',
    en: 'This code stands twice in the file. Each organisation has its own.',
  },
  'organisations.import-name-twice': {
    zh: '同一上级下有两个同名的党组织。请核对是不是重复。',
    en: 'Two organisations under one superior have this name. Please check whether one is double.',
  },
  'organisations.import-superior-unknown': {
    zh: '文件里没有这个上级代码。直接归入导入位置的，上级代码留空。',
    en: 'The superior’s code is not in the file. Leave it empty for those directly under the place of import.',
  },
  'organisations.import-ring': {
    zh: '上下级连成了圈，或超过12级。请核对上级代码。',
    en: 'The superiors form a ring or more than 12 levels. Please check the superior’s code.',
  },
  'organisations.import-fault': { zh: '第 {row} 行“{column}”：{why}', en: 'Row {row}, {column}: {why}' },
  'organisations.import-refused': {
    zh: '有{count}格需要更正，没有写入任何内容。改好后再导入。',
    en: '{count} cells must be corrected; nothing was written. Please import again then.',
  },
  'organisations.import-checked': { zh: '核对无误：{count}个党组织。', en: 'All right: {count} organisations.' },
  'organisations.import-done': { zh: '已导入{count}个党组织。', en: '{count} organisations imported.' },
} as const
