import { call } from '#kernel/client.ts'
import { getConsultation, listConsultations } from '../contract.ts'

/** The server data of the chapter. */
export const consultationQueries = {
  list: { queryKey: ['consultations'], queryFn: () => call(listConsultations, {}) },
  one: (consultationId: string) => ({
    queryKey: ['consultations', consultationId],
    queryFn: () => call(getConsultation, { consultationId }),
  }),
} as const
