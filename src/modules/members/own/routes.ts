import type { Ctx } from '#kernel/ctx.ts'
import { Download, type Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'
import * as taking from './taking.ts'

/** How HTTP reaches one's own record. */
export function routes(serve: Serve): void {
  serve(contract.readOwn, service.readOwn)
  serve(contract.listOwnTraces, service.listOwnTraces)
  serve(contract.takeOwnData, takeOwnData)
}

async function takeOwnData(ctx: Ctx): Promise<Download> {
  const { name, text } = await taking.takeOwnData(ctx)
  return new Download(name, 'application/json', Buffer.from(text))
}
