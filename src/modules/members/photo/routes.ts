import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

/** How HTTP reaches the photo of a record. */
export function routes(serve: Serve): void {
  serve(contract.keepPhoto, service.keepPhoto)
  serve(contract.readOwnPhoto, service.readOwnPhoto)
  serve(contract.dropOwnPhoto, service.dropOwnPhoto)
}
