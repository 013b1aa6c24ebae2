import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as filed from './filed.ts'
import * as service from './service.ts'

/** How HTTP reaches what writers sent beside their words. */
export function routes(serve: Serve): void {
  serve(contract.listEnclosures, service.listEnclosures)
  serve(contract.openEnclosure, service.openEnclosure)
  serve(contract.uploadEnclosure, filed.uploadEnclosure, filed.mayUpload)
}
