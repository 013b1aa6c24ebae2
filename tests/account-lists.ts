import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { uploadAccountList } from '#modules/accounts/lists/service.ts'
import { callerAt } from './cases.ts'
import type { TestDatabase } from './database.ts'

/** Uploads a list of accounts as the server would. */
export function uploadList(db: TestDatabase, actor: Actor, of: { bytes: Buffer; name?: string; now?: Date }) {
  const caller = { ...callerAt('127.0.0.1'), upload: of.bytes }
  const by = { db: db.app, actor, effect: 'write', requestId: 'test', caller, now: of.now ?? new Date() } as const
  return perform(by, (ctx) => uploadAccountList(ctx, { name: of.name ?? '账号名单.csv' }))
}

/** A list as a .csv in UTF-8, under the headings of the template. */
export const listOf = (...rows: string[]) => Buffer.from(['姓名,账号,党组织,身份,任期止', ...rows].join('\n'))

/** The texts of the first sheet of a workbook. */
export async function textsOf(bytes: Buffer): Promise<string[][]> {
  const [sheet] = await openSheets(bytes)
  const rows: string[][] = []
  for await (const { cells } of sheet?.rows() ?? []) rows.push([...cells])
  return rows
}
