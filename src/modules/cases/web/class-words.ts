/** Words of the list of classes and of choosing one. */
export const classWords = {
  title: { zh: '分类表', en: 'Classes' },
  lead: {
    zh: '给诉求件定分类时从这张表里选：先定一级，再定二级、三级。下级没有自己的表，就照它办；换表不改已经定了的分类。',
    en: 'The classes a case is decided to be: the field first, then what of it. Those below without a list of their own use it; a new list changes nothing that was decided.',
  },
  keptBy: { zh: '用的是{name}的表，{at}更新。', en: 'This is the list of {name}, written {at}.' },
  ownSince: { zh: '本单位的表，{at}更新。', en: 'Your own list, written {at}.' },
  field: { zh: '一级分类', en: 'Field' },
  second: { zh: '二级分类', en: 'Second level' },
  third: { zh: '三级分类', en: 'Third level' },
  none: { zh: '还没有分类表', en: 'There is no list of classes yet' },
  noneHint: {
    zh: '没有表时只定一级分类。可以写一份，或者从CSV文件读入。',
    en: 'Without one only the field is decided. Write one, or read it from a CSV file.',
  },
  write: { zh: '写本单位的分类表', en: 'Write your own list' },
  change: { zh: '修改分类表', en: 'Change the list' },
  writeNote: {
    zh: '整份换掉。以前按旧表定的分类还在，照样统计。',
    en: 'The whole list is replaced. What was decided by the one before stays and is counted.',
  },
  lines: { zh: '一行一类', en: 'One class a line' },
  linesHint: {
    zh: '一级分类,二级分类,三级分类，例如：城乡建设,物业管理,物业收费。没有三级的，后面空着。',
    en: 'Field,second level,third level. What has no third ends before it.',
  },
  fromFile: { zh: '从CSV文件读入', en: 'Read from a CSV file' },
  saved: { zh: '已写入，共{count}类。', en: 'Saved: {count} classes.' },
  drop: { zh: '不用本单位的表', en: 'Take your list back' },
  dropAsk: { zh: '不再用本单位的分类表？', en: 'Take your own list back?' },
  dropDetail: {
    zh: '以后照上级的表选；上级也没有，就只定一级分类。已经定了的不变。',
    en: 'The list from above holds again, or only fields where there is none. What was decided stays.',
  },
  dropped: { zh: '已撤下。', en: 'Taken back.' },
  chosen: { zh: '分类', en: 'Class' },
  undecided: { zh: '还没有定', en: 'not decided yet' },
} as const
