import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.askForSms, (ctx, input) => service.askForSms(ctx, input))
  serve(contract.confirmSms, service.confirmSms)
  serve(contract.setSms, service.setSms)
  serve(contract.dropSms, service.dropSms)
}
