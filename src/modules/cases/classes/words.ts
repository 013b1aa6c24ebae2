/** Sentences of the list of classes. */
export const words = {
  'cases.not-a-keeper': {
    zh: '分类表由诉求办理人员和组织工作人员维护。请切换身份，或联系本单位的诉求办理人员。',
    en: 'The list of classes is kept by desk and organiser posts. Please switch posts, or ask your desk.',
  },
  'cases.class-missing': {
    zh: '分类表里没有这一类，可能刚刚改过。请刷新页面再选。',
    en: 'The list of classes has no such class; it may just have been changed. Please reload the page and choose again.',
  },
  'cases.class-list-empty': {
    zh: '没有读到分类，或者超过了{most}行。请一行写一类：一级分类,二级分类,三级分类。',
    en: 'No class was read, or there are more than {most} lines. One line is one class: field, second level, third level.',
  },
  'cases.class-list-faults': {
    zh: '有{count}行要改，改好再存；没有写入任何一行。',
    en: '{count} lines need a change; please mend them and save again. Nothing was written.',
  },
  'cases.class-field-missing': { zh: '第{row}行缺一级分类。', en: 'Line {row} has no field.' },
  'cases.class-second-missing': {
    zh: '第{row}行有三级分类，缺二级分类。',
    en: 'Line {row} has a third level and no second.',
  },
  'cases.class-too-long': {
    zh: '第{row}行的名称太长：一级最多20个字，二级、三级最多30个字。',
    en: 'Line {row} has a name that is too long: 20 characters for the field, 30 below it.',
  },
  'cases.class-line-break': {
    zh: '第{row}行的名称里有换行。请把名称写在一行里，引号要成对。',
    en: 'Line {row} has a line break within a name. Please write each name in one line, with quotes in pairs.',
  },
  'cases.class-list-meanwhile': {
    zh: '{name}在{when}改过这张表。您填写的还在：请先核对新的表，再存就换掉它。',
    en: '{name} changed this list on {when}. What you wrote is kept: look at the new list first; saving again replaces it.',
  },
  'cases.class-columns': {
    zh: '第{row}行读不成三列，请用逗号隔开，引号要成对。',
    en: 'Line {row} does not have three columns: please put commas between them and quotes in pairs.',
  },
  'cases.class-names-spent': {
    zh: '这张表里新的分类名称太多，今天写不下了，没有写入任何一行：一个单位一天最多写进{most}个以前没有过的名称，每存一次至少按{share}个算，所以一个一个地存，一天是{saves}次；改回用过的名称不算。最早{wait}能再写进一部分，也可以先少写一些；要一次写入更多，请系统管理员用命令 import classes 写入。',
    en: 'This list has more new names of classes than can be written today, and nothing was written: an organisation writes at most {most} names a day that no list had before, and each saving counts as {share} of them where it has fewer, so that is {saves} savings of one name each; names that were used before do not count. There is room for some again {wait} at the earliest, or write fewer first; for more at once ask the system administrator, who has the command import classes.',
  },
  'cases.class-list-not-own': {
    zh: '本单位没有自己的分类表，没有可以撤的。',
    en: 'Your organisation keeps no list of its own, so there is nothing to take back.',
  },
  'cases.class-file-missing': {
    zh: '找不到这个文件。请核对文件名和位置：import classes 文件 [--organisation 简称]',
    en: 'There is no such file. Please check its name and place: import classes FILE [--organisation SLUG]',
  },
  'cases.class-list-done': {
    zh: '已写入{name}的分类表，共{count}类；下级没有自己的表就照它办。',
    en: 'The list of classes of {name} has {count} classes now; those below that keep none use it.',
  },
  'cases.class-list-of-place': { zh: '分类表', en: 'List of classes' },
  'cases.class-list-named': { zh: '本单位的分类表（{count} 行）', en: 'One’s own list of classes ({count} lines)' },
} as const
