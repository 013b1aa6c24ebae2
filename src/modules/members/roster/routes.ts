import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the import of rosters. */
export function routes(serve: Serve): void {
  serve(contract.uploadRoster, service.uploadRoster, service.mayUpload)
  serve(contract.listImports, service.listImports)
  serve(contract.readImport, service.readImport)
  serve(contract.listFaults, service.listFaults)
  serve(contract.startImport, service.startImport)
  serve(contract.revokeImport, service.revokeImport)
}
