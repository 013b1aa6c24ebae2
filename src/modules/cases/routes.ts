import type { Serve } from '#kernel/http.ts'
import { classifyCase } from './classes/service.ts'
import * as contract from './contract.ts'
import { countCases } from './counts/service.ts'
import * as joining from './joining/service.ts'
import * as service from './service.ts'

/** How HTTP reaches the chapter; citizens come through the pages of the portal. */
export function routes(serve: Serve): void {
  serve(contract.listCases, service.listCases)
  serve(contract.getCase, service.getCase)
  serve(contract.countCases, countCases)
  serve(contract.acceptCase, service.acceptCase)
  serve(contract.refuseCase, service.refuseCase)
  serve(contract.assignCase, service.assignCase)
  serve(contract.signCase, service.signCase)
  serve(contract.startHandling, service.startHandling)
  serve(contract.sendBack, service.sendBack)
  serve(contract.replyCase, service.replyCase)
  serve(contract.extendDeadline, service.extendDeadline)
  serve(contract.declareCase, service.declareCase)
  serve(contract.classifyCase, classifyCase)
  serve(contract.joinCase, joining.joinCase)
  serve(contract.separateCase, joining.separateCase)
  serve(contract.listVoices, joining.listVoices)
}
