import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the figures. */
export function routes(serve: Serve): void {
  serve(contract.countMembers, service.countMembers)
  serve(contract.listWarnings, service.listWarnings)
}
