import type { Serve } from '#kernel/http.ts'
import { readReplyChecks } from './checks/contract.ts'
import * as checks from './checks/service.ts'
import * as contract from './contract.ts'
import { readDemandFigures } from './figures/service.ts'
import * as projectContract from './projects/contract.ts'
import * as projects from './projects/service.ts'
import { adviseReply } from './replies/service.ts'
import { listResponsibilities, removeResponsibility, saveResponsibility } from './responsibilities/service.ts'
import { listSimilarCases } from './similar/service.ts'
import { suggestForCase } from './suggestions/service.ts'
import { findTopics, listTopics } from './topics/service.ts'

/** How HTTP reaches the chapter. */
export function routes(serve: Serve): void {
  serve(contract.adviseReply, adviseReply)
  serve(contract.suggestForCase, suggestForCase)
  serve(contract.listSimilarCases, listSimilarCases)
  serve(contract.listResponsibilities, listResponsibilities)
  serve(contract.saveResponsibility, saveResponsibility)
  serve(contract.removeResponsibility, removeResponsibility)
  serve(contract.listTopics, listTopics)
  serve(contract.findTopics, findTopics)
  serve(contract.readDemandFigures, readDemandFigures)
  serve(readReplyChecks, checks.readReplyChecks)
  serve(projectContract.listProjects, projects.listProjects)
  serve(projectContract.getProject, projects.getProject)
  serve(projectContract.createProject, projects.createProject)
  serve(projectContract.addProjectStep, projects.addProjectStep)
  serve(projectContract.takeBackProjectStep, projects.takeBackProjectStep)
  serve(projectContract.endProject, projects.endProject)
}
