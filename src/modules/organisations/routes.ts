import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.listChildren, service.listChildren)
  serve(contract.searchOrgs, service.searchOrgs)
  serve(contract.readOrg, service.readOrg)
  serve(contract.createOrg, service.createOrg)
  serve(contract.renameOrg, service.renameOrg)
  serve(contract.moveOrg, service.moveOrg)
  serve(contract.recordTerm, service.recordTerm)
  serve(contract.setLines, service.setLines)
}
