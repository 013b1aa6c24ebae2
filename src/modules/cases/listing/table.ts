import { record } from '#kernel/audit.ts'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { type ListColumn, makeListTable, mostTabled, tabledMinute } from '#kernel/spreadsheet/making/list-table.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { formatMinute } from '#kernel/time.ts'
import { caseKinds, caseStates, grades, outcomes } from '../codes.ts'
import type { ListedCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import { findListed } from './finding.ts'
import { words as own } from './words.ts'

const words = { ...caseWords, ...own }
const { refuseIf } = refusals(words)

/**
 * The list of cases as a spreadsheet, under the same conditions and in the same order (B14): what the list shows and when it was
 * answered, without text, writer or contact (D23). Who took it stands in the audit, below the list and on each printed page.
 * @throws invalid `cases.table-too-long`
 */
export async function downloadCases(ctx: Ctx, input: Input<typeof contract.downloadCases>): Promise<MadeSheet> {
  const { rows, total, newestOnly } = await findListed(ctx, { ...input, page: 1, size: mostTabled })
  refuseIf(total > mostTabled, 'invalid', 'cases.table-too-long', { slots: { most: mostTabled } })
  record(ctx, 'cases.table-taken', { details: toldOf(input, rows.length) })
  const at = formatMinute(ctx.now, 'zh')
  const note = fill(words['cases.table-note'], { count: rows.length, at })
  const newest = newestOnly === null ? '' : fill(words['cases.table-newest'], { count: newestOnly }).zh
  return makeListTable({
    ...{ sheet: '诉求件', title: '诉求件清单', note: `${note.zh}${newest}` },
    watermark: fill(words['cases.table-taken-by'], { name: ctx.actor.name, at }).zh,
    ...{ columns, rows, now: ctx.now },
  })
}

// What was looked for may be a name: that there was a search is told, not for what. Nor is a class that no case has: it is only what
// somebody typed (T25).
function toldOf({ q, ...asked }: Input<typeof contract.downloadCases>, rows: number) {
  const { field: _, second: __, ...conditions } = asked
  return { ...(rows > 0 ? asked : conditions), isSearched: q !== undefined, rows }
}

const columns: readonly ListColumn<ListedCase>[] = [
  { title: '编号', width: 20, cell: ({ number }) => number },
  { title: '标题', width: 44, cell: ({ title }) => title },
  { title: '类型', width: 8, cell: ({ kind }) => caseKinds[kind].zh },
  { title: '分类', width: 24, cell: ({ field, second }) => [field, second].filter(Boolean).join(' › ') },
  { title: '状态', width: 10, cell: ({ state }) => caseStates[state].zh },
  { title: '办理单位', width: 22, cell: ({ orgName }) => orgName },
  { title: '反映的单位', width: 22, cell: ({ aboutName }) => aboutName },
  { title: '公开', width: 6, cell: ({ isPublic }) => (isPublic ? '是' : '否') },
  { title: '收到时间', width: 18, cell: ({ createdAt }) => tabledMinute(createdAt) },
  { title: '现在的期限', width: 18, cell: ({ dueAt }) => tabledMinute(dueAt) },
  { title: '答复时间', width: 18, cell: ({ repliedAt }) => tabledMinute(repliedAt) },
  { title: '结案时间', width: 18, cell: ({ closedAt }) => tabledMinute(closedAt) },
  { title: '结果', width: 16, cell: ({ outcome }) => (outcome === null ? '' : outcomes[outcome].zh) },
  {
    title: '满意度',
    width: 12,
    cell: ({ grade }) => (grade === null ? '' : (grades[grade as keyof typeof grades]?.zh ?? '')),
  },
]
