import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.readViews, service.readViews)
  serve(contract.keepViews, service.keepViews)
}
