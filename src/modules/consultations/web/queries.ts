import { call } from '#kernel/client.ts'
import { getConsultation, listConsultations } from '../contract.ts'
import { listFromProject, listFromTopics } from '../origin/contract.ts'

/** The server data of the chapter. */
export const consultationQueries = {
  list: { queryKey: ['consultations'], queryFn: () => call(listConsultations, {}) },
  one: (consultationId: string) => ({
    queryKey: ['consultations', consultationId],
    queryFn: () => call(getConsultation, { consultationId }),
  }),
  // Read again where topics appear: what was read before they were found knows none of them.
  fromTopics: { queryKey: ['consultations', 'topics'], queryFn: () => call(listFromTopics, {}), staleTime: 0 },
  fromProject: (projectId: string) => ({
    queryKey: ['consultations', 'project', projectId],
    queryFn: () => call(listFromProject, { projectId }),
  }),
} as const
