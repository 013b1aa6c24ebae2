import type { Serve } from '#kernel/http.ts'
import * as contract from './contract.ts'
import * as origin from './origin/contract.ts'
import { listFromProject, listFromTopics } from './origin/service.ts'
import { proposeRefusal, showStatement } from './refusal/service.ts'
import * as service from './service.ts'
import { tellDone } from './telling/service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.listConsultations, service.listConsultations)
  serve(contract.getConsultation, service.getConsultation)
  serve(contract.openConsultation, service.openConsultation)
  serve(contract.showStatement, showStatement)
  serve(contract.proposeRefusal, proposeRefusal)
  serve(contract.answerConsultation, service.answerConsultation)
  serve(contract.tellDone, tellDone)
  serve(origin.listFromTopics, listFromTopics)
  serve(origin.listFromProject, listFromProject)
}
