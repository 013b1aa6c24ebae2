import { record } from '#kernel/audit.ts'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { type ListColumn, makeListTable, mostTabled } from '#kernel/spreadsheet/making/list-table.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { formatMinute } from '#kernel/time.ts'
import { type OrgType, orgTypes } from '../codes.ts'
import { getOrg } from '../service.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuseIf } = refusals(words)

/**
 * A part of the tree as a spreadsheet in the columns `import organisations` reads (B14, E06), with the name of the superior and the end of
 * the term for who reads it. @throws missing `organisations.not-found`; invalid `organisations.table-too-long`
 */
export async function downloadOrgs(ctx: Ctx, { orgId }: Input<typeof contract.downloadOrgs>): Promise<MadeSheet> {
  const org = await getOrg(ctx, orgId)
  const rows = await store.listTree(ctx.tx, ctx.actor.reach, { path: org.path, most: mostTabled })
  refuseIf(rows.length > mostTabled, 'invalid', 'organisations.table-too-long', { slots: { most: mostTabled } })
  record(ctx, 'organisations.table-taken', {
    ...{ subject: 'organisations.org', subjectId: org.id, orgId: org.id },
    details: { rows: rows.length },
  })
  return makeListTable({
    sheet: '党组织',
    title: `${org.shortName}党组织清单`,
    note: fill(words['organisations.table-note'], { at: formatMinute(ctx.now, 'zh'), count: rows.length }).zh,
    // It holds nothing of a person, and a line below the last row would be one organisation more.
    watermark: '',
    ...{ columns, rows, now: ctx.now },
  })
}

const columns: readonly ListColumn<store.TabledOrg>[] = [
  { title: '代码', width: 22, cell: ({ code }) => code },
  { title: '上级代码', width: 20, cell: ({ parentCode }) => parentCode },
  { title: '全称', width: 44, cell: ({ name }) => name },
  { title: '简称', width: 22, cell: ({ shortName }) => shortName },
  { title: '类别', width: 18, cell: ({ type }) => orgTypes[type as OrgType].zh },
  { title: '成立日期', width: 12, cell: ({ foundedOn }) => foundedOn },
  { title: '村或社区', width: 9, cell: ({ isVillage }) => (isVillage ? '是' : '') },
  { title: '行政区划代码', width: 14, cell: ({ divisionCode }) => divisionCode },
  { title: '统一社会信用代码', width: 22, cell: ({ creditCode }) => creditCode },
  { title: '上级名称', width: 22, cell: ({ parentName }) => parentName },
  { title: '届满日期', width: 12, cell: ({ termEndsOn }) => termEndsOn },
]
