import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches what went with answers. */
export function routes(serve: Serve): void {
  serve(contract.listReplyFiles, service.listReplyFiles)
  serve(contract.openReplyFile, openReplyFile)
}

async function openReplyFile(ctx: Ctx, input: Input<typeof contract.openReplyFile>): Promise<Download> {
  const { name, kind, bytes } = await service.openReplyFile(ctx, input)
  return new Download(name, kind, bytes)
}
