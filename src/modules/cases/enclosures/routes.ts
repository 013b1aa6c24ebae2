import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as filed from './filed.ts'
import * as service from './service.ts'

/** How HTTP reaches what writers sent beside their words. */
export function routes(serve: Serve): void {
  serve(contract.listEnclosures, service.listEnclosures)
  serve(contract.openEnclosure, openEnclosure)
  serve(contract.uploadEnclosure, filed.uploadEnclosure, filed.mayUpload)
}

async function openEnclosure(ctx: Ctx, input: Input<typeof contract.openEnclosure>): Promise<Download> {
  const { name, mediaType, bytes } = await service.openEnclosure(ctx, input)
  return new Download(name, mediaType, bytes)
}
