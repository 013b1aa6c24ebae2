import { record } from '#kernel/audit.ts'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { type ListColumn, makeListTable, mostTabled } from '#kernel/spreadsheet/making/list-table.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { formatMinute } from '#kernel/time.ts'
import { listAccounts } from '../administration.ts'
import { type AccountRow, actingRole, postName } from '../contract.ts'
import type * as contract from './contract.ts'
import { words } from './words.ts'

const { refuseIf } = refusals(words)

/**
 * The list of accounts as a spreadsheet, for who sees the list and as he sees it: who signs in by which name, in which posts (B14). Who took it
 * stands in the audit, below the list and on each printed page. @throws invalid `accounts.table-too-long`
 */
export async function downloadAccounts(ctx: Ctx, { q }: Input<typeof contract.downloadAccounts>): Promise<MadeSheet> {
  const { rows, total } = await listAccounts(ctx, { q, page: 1, size: mostTabled })
  refuseIf(total > mostTabled, 'invalid', 'accounts.table-too-long', { slots: { most: mostTabled } })
  // What was looked for is a name: that there was a search is told, not for what.
  record(ctx, 'accounts.table-taken', { details: { isSearched: q !== undefined && q !== '', rows: rows.length } })
  const at = formatMinute(ctx.now, 'zh')
  return makeListTable({
    ...{ sheet: '账号', title: '账号清单' },
    note: fill(words['accounts.table-note'], { at, count: rows.length }).zh,
    watermark: fill(words['accounts.table-taken-by'], { name: ctx.actor.name, at }).zh,
    ...{ columns, rows, now: ctx.now },
  })
}

const columns: readonly ListColumn<AccountRow>[] = [
  { title: '账号', width: 22, cell: ({ login }) => login },
  { title: '姓名', width: 16, cell: ({ displayName }) => displayName },
  { title: '所属组织', width: 26, cell: ({ orgName }) => orgName },
  { title: '身份', width: 52, cell: ({ roles }) => roles.map(postText).join('；') },
  { title: '状态', width: 10, cell: ({ disabled }) => (disabled ? '已停用' : '使用中') },
]

function postText({ role, line, orgName, until }: AccountRow['roles'][number]): string {
  return `${postName(actingRole({ role, line })).zh}（${orgName}${until === null ? '' : `，到${until}`}）`
}
