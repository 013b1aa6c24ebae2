import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import { xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the list of accounts as a spreadsheet. */
export function routes(serve: Serve): void {
  serve(contract.downloadAccounts, downloadAccounts)
}

async function downloadAccounts(ctx: Ctx, input: Input<typeof contract.downloadAccounts>): Promise<Download> {
  const { name, bytes } = await service.downloadAccounts(ctx, input)
  return new Download(name, xlsxType, bytes)
}
