import type { Sentence } from '#kernel/errors.ts'
import type { Tone } from '#ui/notice.tsx'
import type { DuplicateRow } from '../duplicates/contract.ts'

/** Words of the pages that compare two records. */
export const duplicateWords = {
  duplicates: { zh: '同一人核对', en: 'One person or two' },
  one: { zh: '并排比对', en: 'Side by side' },
  oneOf: { zh: '{name}：是不是同一人？', en: '{name}: one person or two?' },
  none: { zh: '没有要核对的记录', en: 'Nothing to compare' },
  noneHint: {
    zh: '登记、更正、导入党员时，如果同一个人在两个支部都有记录，会自动转到这里，由共同的上级核对。',
    en: 'When somebody is entered, corrected or imported who stands in two branches, the pair comes here.',
  },
  name: { zh: '姓名', en: 'Name' },
  first: { zh: '第一条记录', en: 'First record' },
  second: { zh: '第二条记录', en: 'Second record' },
  gone: { zh: '已随导入撤回', en: 'taken back with its import' },
  basis: { zh: '依据', en: 'Found by' },
  state: { zh: '情况', en: 'State' },
  foundAt: { zh: '发现时间', en: 'Found' },
  decidedBy: { zh: '认定人', en: 'Decided by' },
  field: { zh: '项目', en: 'Field' },
  branchOf: { zh: '所在组织', en: 'Organisation' },
  leads: { zh: '以这条为准', en: 'This one leads' },
  takeThis: { zh: '{field}用这个', en: 'Take this {field}' },
  led: { zh: '合并后以这条为准', en: 'Leads after the merge' },
  merged: { zh: '已并入另一条', en: 'Merged into the other one' },
  how: {
    zh: '先选以哪一条为准。不一样的项目（有底色）可以改选另一边；为准的一条空着的，会用另一条的补上；流动、困难、出国（境）各算一组，为准的一条写了，就不从另一条补。另一条保留下来，不再算党员人数。合并以后随时可以撤销，两条记录恢复原样。',
    en: 'First choose which record leads. Where they differ you may take the other side; what the leading one lacks is filled from the other; floating, hardship and a stay abroad are each taken whole or not at all. The other record stays but counts no more. A merge can be undone at any time.',
  },
  isSame: { zh: '是同一人，合并', en: 'One person: merge' },
  isDifferent: { zh: '不是同一人', en: 'Two persons' },
  differentNote: {
    zh: '两条记录都不动，以后不再提示这一对。',
    en: 'Both records stay as they are, and this pair is not asked about again.',
  },
  mergeTitle: { zh: '合并这两条记录？', en: 'Merge these two records?' },
  mergeDetail: {
    zh: '以{lead}的记录为准。合并以后可以撤销。',
    en: 'The record of {lead} leads. The merge can be undone.',
  },
  opinion: { zh: '理由', en: 'Reason' },
  opinionHint: {
    zh: '写明核对了什么，例如：已电话问过两个支部，是同名的两个人',
    en: 'Say what you looked up, for instance: both branches say they are two people of one name',
  },
  undo: { zh: '撤销合并，重新核对', en: 'Undo the merge and compare anew' },
  again: { zh: '重新核对', en: 'Compare anew' },
  reopenNote: {
    zh: '已经合并的，两条记录先恢复原样；合并以后有人更正过的内容保留。',
    en: 'Merged records are first put back as they were; what was corrected since then stays.',
  },
  decided: { zh: '已认定', en: 'Decided' },
  reopened: { zh: '已重新打开', en: 'Opened again' },
  toMatter: { zh: '办理经过、转办', en: 'What happened, handing over' },
  toList: { zh: '全部', en: 'All pairs' },
  banner: { zh: '同一人待核', en: 'Being compared' },
  bannerMore: {
    zh: '这条记录和另一条记录可能是同一个人，上级党组织正在核对。核对期间照常使用。',
    en: 'This record and another one may be of the same person; the superior compares them. Use it as usual meanwhile.',
  },
  mergedBanner: {
    zh: '这条记录已经和另一条记录合并，以那一条为准，不再算党员人数。',
    en: 'This record was merged with another one, which leads; it counts no more.',
  },
  compare: { zh: '去比对', en: 'Compare' },
} as const

/** How a pair stands. */
export const duplicateStates: Readonly<Record<DuplicateRow['state'], Sentence & { tone: Tone }>> = {
  OPEN: { tone: 'warning', zh: '待核对', en: 'To be compared' },
  SAME: { tone: 'success', zh: '同一人，已合并', en: 'One person, merged' },
  DIFFERENT: { tone: 'info', zh: '不是同一人', en: 'Two persons' },
}
