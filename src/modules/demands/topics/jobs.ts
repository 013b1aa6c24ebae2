import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { findTopicsOf } from './finding.ts'

/** Finds the topics of one organisation, as whoever asked for it. */
export const finding = defineJob({
  name: 'demands.find-topics',
  payload: z.object({ orgId: z.uuid() }),
  isAlone: true,
  run: findTopicsOf,
})
