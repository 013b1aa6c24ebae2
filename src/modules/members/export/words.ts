/** Sentences of exports. */
export const words = {
  'members.export-not-found': { zh: '没有找到这次导出。', en: 'This export was not found.' },
  'members.export-nobody': {
    zh: '按这些条件没有党员可以导出。请改一下条件。',
    en: 'No member fits these conditions. Please change them.',
  },
  'members.export-too-large': {
    zh: '一次最多导出 {most} 人，现在有 {rows} 人。请按单位分几次导出。',
    en: 'At most {most} members at a time; there are {rows}. Please export by organisation.',
  },
  'members.export-not-allowed': {
    zh: '这次导出还没有同意，或者已经过期，不能生成文件。',
    en: 'This export is not allowed yet, or has expired, so no file is written.',
  },
  'members.export-grew': {
    zh: '同意之后人数有变化：同意 {asked} 人，现在 {rows} 人。请重新申请。',
    en: 'The number changed after it was allowed: {asked} allowed, {rows} now. Please ask again.',
  },
  'members.export-gone': {
    zh: '文件还没有生成，或者已经过期删除。需要的话请重新申请。',
    en: 'The file is not written yet, or has expired and is gone. Please ask again if you need it.',
  },
  title: { zh: '党员名册', en: 'Roster of members' },
  watermark: {
    zh: '导出人：{name}（{org}）　时间：{at}　编号：{number}　内部资料，用后销毁，不得转发',
    en: 'Exported by {name} ({org}) at {at}, number {number}. Internal: destroy after use, do not pass on',
  },
} as const
