import { record } from '#kernel/audit.ts'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import {
  asInList,
  type ListColumn,
  makeListTable,
  mostTabled,
  tabledMinute,
} from '#kernel/spreadsheet/making/list-table.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { formatMinute } from '#kernel/time.ts'
import { listSections } from '#modules/sites/index.ts'
import type { ArticleRow, ArticleSection, downloadArticles as contract } from '../contract.ts'
import { articleProcedure } from '../own-procedure.ts'
import { listArticles } from '../service.ts'
import { words } from './words.ts'

const { refuseIf } = refusals(words)

/**
 * The list of articles as a spreadsheet, for who sees the list, without their texts (B14). Who took it stands in the audit, below the list
 * and on each printed page. @throws invalid `publishing.table-too-long`
 */
export async function downloadArticles(
  ctx: Ctx,
  { columns = '', ...input }: Input<typeof contract>,
): Promise<MadeSheet> {
  const { rows, total, newestOnly } = await listArticles(ctx, { ...input, page: 1, size: mostTabled })
  refuseIf(total > mostTabled, 'invalid', 'publishing.table-too-long', { slots: { most: mostTabled } })
  const { rows: sections } = await listSections(ctx)
  const titles = new Map(sections.map(({ code, title }) => [code, title.zh]))
  // What was looked for may be a name: that there was a search is told, not for what.
  const { q, ...conditions } = input
  const isSearched = q !== undefined && q !== ''
  record(ctx, 'publishing.table-taken', { details: { ...conditions, isSearched, rows: rows.length } })
  const at = formatMinute(ctx.now, 'zh')
  return makeListTable({
    ...{ sheet: '文章', title: '文章清单' },
    note: noteOf({ at, count: rows.length, newestOnly }),
    watermark: fill(words['publishing.table-taken-by'], { name: ctx.actor.name, at }).zh,
    columns: asInList(
      columnsOf((code) => titles.get(code) ?? ''),
      columns.split(','),
    ),
    ...{ rows, now: ctx.now },
  })
}

// A table that words cut short is not to pass for the whole.
const noteOf = ({ at, count, newestOnly }: { at: string; count: number; newestOnly: number | null }) => {
  const searched = newestOnly === null ? '' : fill(words['publishing.table-searched'], { most: newestOnly }).zh
  return `${fill(words['publishing.table-note'], { at, count }).zh}${searched}`
}

const columnsOf = (sectionTitle: (code: ArticleSection) => string): readonly ListColumn<ArticleRow>[] => [
  { key: 'title', title: '标题', width: 48, cell: ({ title }) => title },
  { key: 'status', title: '状态', width: 22, cell: stateText },
  { key: 'orgName', title: '党组织', width: 26, cell: ({ orgName }) => orgName },
  { key: 'section', title: '统一栏目', width: 14, cell: ({ sectionCode }) => sectionTitle(sectionCode) },
  { key: 'day', title: '发布时间', width: 18, cell: ({ publishedAt }) => minute(publishedAt) },
  { key: 'day', title: '更新时间', width: 18, cell: ({ updatedAt }) => minute(updatedAt) },
  { key: 'savedBy', title: '最后保存', width: 14, cell: ({ savedByName }) => savedByName },
  { title: '保存时间', width: 18, cell: ({ savedAt }) => minute(savedAt) },
]

const stateText = ({ status, pending }: ArticleRow) =>
  articleProcedure.states[pending === null ? status : (`LIVE_${pending}` as const)].zh

const minute = (at: string | null) => tabledMinute(at === null ? null : new Date(at))
