import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import { xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches a part of the tree as a spreadsheet. */
export function routes(serve: Serve): void {
  serve(contract.downloadOrgs, downloadOrgs)
}

async function downloadOrgs(ctx: Ctx, input: Input<typeof contract.downloadOrgs>): Promise<Download> {
  const { name, bytes } = await service.downloadOrgs(ctx, input)
  return new Download(name, xlsxType, bytes)
}
