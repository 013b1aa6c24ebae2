import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches requests for correction. */
export function routes(serve: Serve): void {
  serve(contract.askCorrection, service.askCorrection)
  serve(contract.listOwnCorrections, service.listOwnCorrections)
}
