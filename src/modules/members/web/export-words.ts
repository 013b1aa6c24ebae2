import type { Sentence } from '#kernel/errors.ts'
import type { Tone } from '#ui/notice.tsx'
import type { Export } from '../export/contract.ts'

/** Words of the pages of exports. */
export const exportWords = {
  exports: { zh: '我的导出', en: 'My exports' },
  oneExport: { zh: '导出名册', en: 'Roster export' },
  ask: { zh: '导出名册', en: 'Export the roster' },
  about: {
    zh: '导出哪个组织、按什么条件：就是刚才名册里选的。不满 100 人、又不含敏感信息的，马上生成文件；其他的由县里另一位同志审批，超过 5000 人的由两位审批，3 个工作日内办。',
    en: 'The organisation and the conditions are those chosen in the roster. Fewer than 100 members without sensitive columns are written at once; everything else is allowed by another person of the county within 3 working days, more than 5,000 members by two.',
  },
  conditions: { zh: '条件：{list}', en: 'Conditions: {list}' },
  noConditions: {
    zh: '没有设条件，包括下级组织的全部在册党员。',
    en: 'No conditions: all current members, those below included.',
  },
  asOnScreen: {
    zh: '要导出的内容、先后和排序已按名册列表现在的样子填好，可以再改。',
    en: 'What is exported, in which order and sorted how, is filled in as the roster shows it now; change it as you like.',
  },
  sorted: { zh: '排序：{order}', en: 'Sorted {order}' },
  sortedDown: { zh: '排序：{order}，倒序', en: 'Sorted {order}, reversed' },
  onlyItself: { zh: '只有本组织，不含下级', en: 'Only the organisation itself, without those below' },
  maskedLeft: {
    zh: '列表里打码的没有放进来：{list}。文件里是完整内容，要另一人审批；用得着的，请自己加上，并在用途里写明为什么。',
    en: 'What the roster shows masked is left out: {list}. A file holds it in full and needs another person’s permission; add it if it is needed and say why.',
  },
  listOnly: { zh: '不能导出：{list}。', en: 'Cannot be exported: {list}.' },
  organisation: { zh: '导出哪个组织（含下级）', en: 'Which organisation (with those below)' },
  columns: { zh: '导出哪些内容', en: 'Which columns' },
  columnsHint: {
    zh: '只选用得着的。带“敏感”的要审批。',
    en: 'Only what is needed. Those marked sensitive need permission.',
  },
  sensitive: { zh: '{name}（敏感）', en: '{name} (sensitive)' },
  reason: { zh: '用途', en: 'What for' },
  reasonHint: {
    zh: '写给审批的同志看，也会记入日志，例如：核对组织关系',
    en: 'For whoever allows it, and for the audit',
  },
  basis: { zh: '依据（上级通知等）', en: 'What it rests on' },
  basisHint: {
    zh: '要审批的，附上它，审批的同志就不用退回来问；不用审批的不保存。',
    en: 'Spares whoever allows it a question; where nobody has to allow it, it is not kept.',
  },
  number: { zh: '编号', en: 'Number' },
  state: { zh: '情况', en: 'State' },
  rows: { zh: '人数', en: 'Members' },
  of: { zh: '组织', en: 'Organisation' },
  askedAt: { zh: '申请时间', en: 'Asked at' },
  until: { zh: '有效期到', en: 'Valid until' },
  approvedBy: { zh: '谁同意的', en: 'Allowed by' },
  none: {
    zh: '还没有导出过。请先到名册里选好条件，再点“导出名册”。',
    en: 'Nothing exported yet. Choose conditions in the roster first, then “Export the roster”.',
  },
  toRoster: { zh: '去名册', en: 'To the roster' },
  toMatter: { zh: '看审批到哪一步了', en: 'See how the approval stands' },
  write: { zh: '生成文件', en: 'Write the file' },
  writing: { zh: '正在生成文件', en: 'The file is being written' },
  fetch: { zh: '下载文件', en: 'Fetch the file' },
  waitsNote: {
    zh: '已送县里审批。同意之后请回到这里，点“生成文件”。可以先离开。',
    en: 'With the county. Once it is allowed, come back here and have the file written. You may leave.',
  },
  allowedNote: {
    zh: '已同意导出。请在有效期内点“生成文件”，按您现在的权限生成。',
    en: 'Allowed. Have the file written before it expires; it holds what you may see now.',
  },
  readyNote: {
    zh: '只能下载一次（网断了的，15 分钟内可以再下），下载有记录。文件里印着您的姓名、时间和编号，用后请销毁，不要转发。',
    en: 'It can be taken once (again within 15 minutes where the line broke), and that is recorded. It bears your name, the time and its number. Destroy it after use, do not pass it on.',
  },
  lockedNote: {
    zh: '打开文件要密码。请点“查看密码”抄下来，不要和文件放在一起，也不要用同一个渠道发给别人。',
    en: 'A password opens the file. Use “Show the password” and write it down; do not keep it with the file or send it the same way.',
  },
  fetchedNote: {
    zh: '文件已经下载，系统里的已删除。再要的话请重新申请。',
    en: 'The file was taken and is gone here. Ask again if you need it once more.',
  },
  showPassword: { zh: '查看密码', en: 'Show the password' },
  password: { zh: '打开文件的密码：{password}', en: 'The password of the file: {password}' },
  refusedNote: {
    zh: '没有同意导出，原因写在审批里。需要的话，请改好用途或内容重新申请。',
    en: 'Not allowed; the approval says why. If needed, ask again with a better reason or fewer columns.',
  },
  expiredNote: {
    zh: '已过有效期，文件已删除。需要的话请重新申请。',
    en: 'Expired, the file is gone. Ask again if needed.',
  },
  failed: { zh: '文件没有生成，请再点一次“生成文件”。', en: 'The file was not written; please try once more.' },
  fetched: { zh: '已下载：{name}', en: 'Fetched: {name}' },
} as const

/** How an export stands, in a word. */
export const exportStates: Readonly<Record<Export['state'], Sentence & { tone: Tone | 'neutral' }>> = {
  WAITING: { zh: '等县里审批', en: 'With the county', tone: 'info' },
  ALLOWED: { zh: '可以生成', en: 'May be written', tone: 'info' },
  READY: { zh: '可以下载', en: 'Ready', tone: 'success' },
  FETCHED: { zh: '已下载', en: 'Taken', tone: 'neutral' },
  REFUSED: { zh: '未同意', en: 'Not allowed', tone: 'error' },
  EXPIRED: { zh: '已过期', en: 'Expired', tone: 'neutral' },
}
