import type { Serve } from '#kernel/http.ts'
import { routes as checking } from './checking/routes.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.searchAudit, service.searchAudit)
  checking(serve)
}
