import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the comparing of records. */
export function routes(serve: Serve): void {
  serve(contract.listDuplicates, service.listDuplicates)
  serve(contract.readDuplicate, service.readDuplicate)
  serve(contract.decideDuplicate, service.decideDuplicate)
  serve(contract.reopenDuplicate, service.reopenDuplicate)
}
