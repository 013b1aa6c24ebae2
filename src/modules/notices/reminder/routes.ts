import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as service from './service.ts'

export function routes(serve: Serve): void {
  serve(contract.readReminder, service.readReminder)
  serve(contract.setQuietHours, service.setQuietHours)
  serve(contract.askForMail, service.askForMail)
  serve(contract.confirmMail, service.confirmMail)
  serve(contract.stopMail, service.stopMail)
  serve(contract.makeCalendar, service.makeCalendar)
  serve(contract.endCalendar, service.endCalendar)
}
