import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import { type MadeSheet, xlsxType } from '#kernel/spreadsheet/making/order.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the sheets that are made. */
export function routes(serve: Serve): void {
  serve(contract.downloadTemplate, downloadTemplate)
  serve(contract.downloadMarked, downloadMarked)
}

const sent = ({ name, bytes }: MadeSheet) => new Download(name, xlsxType, bytes)

async function downloadTemplate(ctx: Ctx, input: Input<typeof contract.downloadTemplate>): Promise<Download> {
  return sent(await service.downloadTemplate(ctx, input))
}

async function downloadMarked(ctx: Ctx, input: Input<typeof contract.downloadMarked>): Promise<Download> {
  return sent(await service.downloadMarked(ctx, input))
}
