import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as reviewing from './service.ts'

/** How HTTP reaches who decides appeals against the top. */
export function routes(serve: Serve): void {
  serve(contract.getReviewer, reviewing.getReviewer)
  serve(contract.nameReviewer, reviewing.nameReviewer)
  serve(contract.dropReviewer, reviewing.dropReviewer)
}
