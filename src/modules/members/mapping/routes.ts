import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the columns of a roster. */
export function routes(serve: Serve): void {
  serve(contract.readColumns, service.readColumns)
  serve(contract.mapColumns, service.mapColumns)
  serve(contract.listDifferences, service.listDifferences)
}
