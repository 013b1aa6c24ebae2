import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import { adviseReply } from './replies/service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.adviseReply, adviseReply)
}
