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
    zh: '上传后先核对，不会写入；您看过结果再决定导入。第一行要有“姓名”“公民身份号码”“入党日期”“人员类别”“所在党支部代码”。',
    en: 'The file is checked first and nothing is written until you decide. The first row needs 姓名, 公民身份号码, 入党日期, 人员类别 and 所在党支部代码.',
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
  another: { zh: '再传一个文件', en: 'Upload another file' },
  seeRoster: { zh: '查看名册', en: 'See the roster' },
  wrongKind: {
    zh: '只接收 .xlsx 和 .csv 文件。旧的 .xls 请在表格软件里另存为 .xlsx。',
    en: 'Only .xlsx and .csv files are taken. Please save an old .xls file as .xlsx.',
  },
} as const

/** How an import stands. */
export const stateWords: Record<
  ImportBatch['state'],
  { zh: string; en: string; tone: 'info' | 'success' | 'warning' | 'error' | 'neutral' }
> = {
  UPLOADED: { zh: '等待核对', en: 'Waiting for the check', tone: 'info' },
  CHECKED: { zh: '已核对，待导入', en: 'Checked, not yet imported', tone: 'warning' },
  DONE: { zh: '已导入', en: 'Imported', tone: 'success' },
  REVOKED: { zh: '已撤销', en: 'Taken back', tone: 'neutral' },
}
