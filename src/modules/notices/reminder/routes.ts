import type { DueSource } from '#kernel/due.ts'
import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve, sources: readonly DueSource[]): void {
  serve(contract.readReminder, (ctx) => service.readReminder(ctx, sources))
  serve(contract.setKind, (ctx, input) => service.setKind(ctx, input, sources))
  serve(contract.setQuietHours, service.setQuietHours)
  serve(contract.askForMail, service.askForMail)
  serve(contract.confirmMail, service.confirmMail)
  serve(contract.stopMail, service.stopMail)
  serve(contract.makeCalendar, service.makeCalendar)
  serve(contract.endCalendar, service.endCalendar)
}
