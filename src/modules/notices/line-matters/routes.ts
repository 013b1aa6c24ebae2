import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as received from './received/contract.ts'
import * as receivedService from './received/service.ts'
import * as service from './service.ts'

/** How HTTP reaches matters of a line, from both sides. */
export function routes(serve: Serve): void {
  serve(contract.listLineMatters, service.listLineMatters)
  serve(contract.previewLine, service.previewLine)
  serve(contract.sendLineMatter, service.sendLineMatter)
  serve(contract.readLineMatter, service.readLineMatter)
  serve(contract.listReached, service.listReached)
  serve(contract.closeLineMatter, service.closeLineMatter)
  serve(contract.withdrawLineMatter, service.withdrawLineMatter)
  serve(received.listReceived, receivedService.listReceived)
  serve(received.readReceived, receivedService.readReceived)
  serve(received.finishLineMatter, receivedService.finishLineMatter)
  serve(received.returnLineMatter, receivedService.returnLineMatter)
}
