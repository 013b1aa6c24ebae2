import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter. A site is opened through publishing, which puts the first text in. */
export function routes(serve: Serve): void {
  serve(contract.listSections, service.listSections)
  serve(contract.listSites, service.listSites)
  serve(contract.readSite, service.readSite)
  serve(contract.editSite, service.editSite)
  serve(contract.pauseSite, service.pauseSite)
  serve(contract.resumeSite, service.resumeSite)
  serve(contract.addColumn, service.addColumn)
  serve(contract.editColumn, service.editColumn)
}
