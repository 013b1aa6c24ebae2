import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import { xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import { countForLeader } from './service.ts'
import * as table from './table.ts'

/** How HTTP reaches the numbers of who leads and the list as a spreadsheet. */
export function routes(serve: Serve): void {
  serve(contract.countForLeader, countForLeader)
  serve(contract.downloadCases, downloadCases)
}

async function downloadCases(ctx: Ctx, input: Input<typeof contract.downloadCases>): Promise<Download> {
  const { name, bytes } = await table.downloadCases(ctx, input)
  return new Download(name, xlsxType, bytes)
}
