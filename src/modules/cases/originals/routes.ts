import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches words that a measure took out. */
export function routes(serve: Serve): void {
  serve(contract.askOriginal, service.askOriginal)
  serve(contract.listOriginalOpenings, service.listOriginalOpenings)
  serve(contract.lookAtOriginal, service.lookAtOriginal)
}
