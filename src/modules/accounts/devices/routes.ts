import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.readSessionEnd, service.readSessionEnd)
  serve(contract.extendSession, service.extendSession)
  serve(contract.listDevices, service.listDevices)
  serve(contract.endDevice, service.endDevice)
  serve(contract.endOtherDevices, service.endOtherDevices)
  serve(contract.listNotices, service.listNotices)
  serve(contract.seeNotices, service.seeNotices)
}
