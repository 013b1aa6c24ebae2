import type { ImportBatch } from '../roster/contract.ts'

/** Sentences of the import of rosters. */
export const importWords = {
  imports: { zh: '导入名册', en: 'Import rosters' },
  oneImport: { zh: '一次导入', en: 'An import' },
  noImports: { zh: '还没有导入过名册', en: 'Nothing has been imported yet' },
  upload: { zh: '选择文件', en: 'Choose a file' },
  uploadTitle: { zh: '上传名册', en: 'Upload a roster' },
  dropHere: {
    zh: '把 .xlsx 或 .csv 文件拖到这里，或点“选择文件”',
    en: 'Drop an .xlsx or .csv file here, or choose one',
  },
  dropNow: { zh: '松开就上传', en: 'Let go to upload' },
  uploading: { zh: '正在上传…', en: 'Uploading…' },
  uploadNote: {
    zh: '上传后先核对，不会写入；您看过结果再决定导入。本地原有的花名册可以直接传，列名认不出的会请您指定一次。',
    en: 'The file is checked first and nothing is written until you decide. Your own sheet will do; you are asked once about columns that are not understood.',
  },
  uploadTo: { zh: '导入到哪个组织（含下级）', en: 'Into which organisation and below' },
  fileName: { zh: '文件', en: 'File' },
  state: { zh: '进展', en: 'State' },
  organisation: { zh: '党组织', en: 'Organisation' },
  actor: { zh: '经办人', en: 'By' },
  at: { zh: '上传时间', en: 'Uploaded' },
  endedAt: { zh: '结束时间', en: 'Ended' },
  rowsTotal: { zh: '总行数', en: 'Rows' },
  rowsNew: { zh: '新增', en: 'New' },
  rowsUpdated: { zh: '更新', en: 'Updated' },
  rowsUnchanged: { zh: '没有变化', en: 'Unchanged' },
  rowsWrong: { zh: '有错', en: 'Wrong' },
  checkResult: { zh: '核对结果', en: 'What the check found' },
  importResult: { zh: '导入结果', en: 'What was imported' },
  checking: { zh: '正在核对，请稍候', en: 'Being checked' },
  importing: { zh: '正在导入', en: 'Being imported' },
  cancelled: { zh: '已取消，什么也没有写入。', en: 'Cancelled; nothing was written.' },
  failed: { zh: '没有成功，什么也没有写入。', en: 'This did not work; nothing was written.' },
  faults: { zh: '需要更正的地方', en: 'What must be corrected' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  fault: { zh: '怎么更正', en: 'How to correct it' },
  differences: {
    zh: '会更新什么（左边是现在的，右边是导入后的）',
    en: 'What would change (now, then after the import)',
  },
  noDifferences: { zh: '没有要更新的内容', en: 'Nothing would change' },
  member: { zh: '党员', en: 'Member' },
  change: { zh: '变化', en: 'Change' },
  noFaults: { zh: '没有需要更正的地方', en: 'Nothing to correct' },
  findings: { zh: '可以导入，但请事后对照档案核对', en: 'Taken in all the same; please look these up in the files' },
  findingCount: { zh: '{sentence}（{count} 行）', en: '{sentence} ({count} rows)' },
  decide: { zh: '怎么导入', en: 'How to import' },
  rightRows: { zh: '导入正确的行', en: 'Import the right rows' },
  rightRowsAsk: { zh: '导入 {count} 行？', en: 'Import {count} rows?' },
  rightRowsDetail: {
    zh: '有错的 {wrong} 行不导入，改好后可以再传一次。导入后7天内可以整批撤销。',
    en: 'The {wrong} wrong rows stay out; correct them and upload again. It can be taken back within 7 days.',
  },
  allOrNothing: { zh: '全部正确才导入', en: 'All or nothing' },
  allOrNothingDetail: {
    zh: '只要有一行有错，就一行也不导入。导入后7天内可以整批撤销。',
    en: 'If any row is wrong, nothing is imported. It can be taken back within 7 days.',
  },
  wrongRowsFirst: {
    zh: '有 {count} 行有错。请改好文件后重新上传，或选择“导入正确的行”。',
    en: '{count} rows are wrong. Correct the file and upload it again, or import the right rows.',
  },
  nothingToImport: {
    zh: '没有新增或更新的行，不用导入。',
    en: 'No row is new or differs, so there is nothing to import.',
  },
  revoke: { zh: '撤销这次导入', en: 'Take this import back' },
  revokeWhy: { zh: '为什么撤销', en: 'Why' },
  revokeWhyHint: { zh: '例如：传错了文件', en: 'For example: the wrong file' },
  revokeNote: {
    zh: '新增的党员会移除，更新的内容恢复原样；导入后又改动过的保留不动。',
    en: 'New members go, updated ones return to what they were; what was changed since stays.',
  },
  revoked: {
    zh: '已撤销：移除 {removed} 名，恢复 {restored} 名，保留 {kept} 名。',
    en: 'Taken back: {removed} removed, {restored} restored, {kept} kept.',
  },
  template: { zh: '下载模板', en: 'Template' },
  wholeTemplate: { zh: '下载全部项目的模板', en: 'Template with every field' },
  marked: { zh: '下载标了错误说明的文件', en: 'The file with what is wrong in it' },
  onlyWrong: { zh: '只下载有错的行', en: 'The wrong rows only' },
  paste: { zh: '从表格粘贴', en: 'Paste from a sheet' },
  pasteHere: {
    zh: '在 Excel 或 WPS 里选中名册（连同表头）复制，再粘贴到这里',
    en: 'Copy the rows with their headings in your spreadsheet and paste them here',
  },
  pasted: {
    zh: '粘贴了 {rows} 行、{columns} 列。请看一眼对不对，再上传核对。',
    en: '{rows} rows of {columns} columns. Have a look, then have them checked.',
  },
  pasteSend: { zh: '上传核对', en: 'Have them checked' },
  pasteAgain: { zh: '清空重贴', en: 'Clear' },
  pasteName: { zh: '粘贴的名册.csv', en: 'pasted.csv' },
  another: { zh: '再传一个文件', en: 'Upload another file' },
  seeRoster: { zh: '查看名册', en: 'See the roster' },
  wrongKind: {
    zh: '只接收 .xlsx 和 .csv 文件。旧的 .xls、带宏的 .xlsm 请在表格软件里另存为 .xlsx。',
    en: 'Only .xlsx and .csv files are taken. Please save an old .xls or an .xlsm with macros as .xlsx.',
  },
} as const

/** How an import stands. */
export const stateWords: Record<
  ImportBatch['state'],
  { zh: string; en: string; tone: 'info' | 'success' | 'warning' | 'error' | 'neutral' }
> = {
  UPLOADED: { zh: '等待核对', en: 'Waiting for the check', tone: 'info' },
  UNMAPPED: { zh: '请指定各列', en: 'Say what the columns mean', tone: 'warning' },
  CHECKED: { zh: '已核对，待导入', en: 'Checked, not yet imported', tone: 'warning' },
  DONE: { zh: '已导入', en: 'Imported', tone: 'success' },
  REVOKED: { zh: '已撤销', en: 'Taken back', tone: 'neutral' },
}
