import { call } from '#kernel/client.ts'
import { readReplyChecks } from '../checks/contract.ts'
import { listResponsibilities, listSimilarCases, listTopics, readDemandFigures, suggestForCase } from '../contract.ts'
import { getProject, listProjects } from '../projects/contract.ts'

/** The server data of the chapter. What hangs on a case stands under `cases`, so that every act on one refreshes it. */
export const demandQueries = {
  ofCases: ['cases'],
  suggestion: (caseId: string) => ({
    queryKey: ['cases', 'suggestion', caseId],
    queryFn: () => call(suggestForCase, { caseId }),
  }),
  similar: (caseId: string) => ({
    queryKey: ['cases', 'similar', caseId],
    queryFn: () => call(listSimilarCases, { caseId }),
  }),
  responsibilities: { queryKey: ['demands', 'responsibilities'], queryFn: () => call(listResponsibilities, {}) },
  figures: { queryKey: ['demands', 'figures'], queryFn: () => call(readDemandFigures, {}) },
  replyChecks: (orgId: string | undefined) => ({
    queryKey: ['demands', 'reply-checks', orgId ?? ''],
    queryFn: () => call(readReplyChecks, orgId === undefined ? {} : { orgId }),
  }),
  projects: { queryKey: ['demands', 'projects'], queryFn: () => call(listProjects, {}) },
  project: (projectId: string) => ({
    queryKey: ['demands', 'projects', projectId],
    queryFn: () => call(getProject, { projectId }),
  }),
  topics: { queryKey: ['demands', 'topics'], queryFn: () => call(listTopics, {}) },
} as const
