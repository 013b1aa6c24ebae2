import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.listDelegations, service.listDelegations)
  serve(contract.delegate, service.delegate)
  serve(contract.handOver, service.handOver)
  serve(contract.endDelegation, service.endDelegation)
  serve(contract.actFor, service.actFor)
}
