import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'
import { HeldPost } from '../posts/contract.ts'

/** What is kept about oneself, field by field in the order of the card; codes of the national tables as codes. */
export const OwnRecord = z.object({
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  status: z.string(),
  hasPhoto: z.boolean(),
  /** Posts of the Party held now and before, the newest first. */
  posts: z.array(HeldPost.pick({ post: true, from: true, until: true }).extend({ orgName: z.string() })),
  fields: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string(), value: z.string().nullable() })),
})
export type OwnRecord = z.infer<typeof OwnRecord>

export const readOwn = endpoint({
  method: 'GET',
  path: '/api/members/own',
  summary: { zh: '我的党员信息', en: 'What is kept about me' },
  answer: OwnRecord,
  errors: ['members.not-for-this-role', 'members.no-own-record'],
})

/** Who looked at one's record, changed it or took it out in a list, and why. */
export const OwnTrace = z.object({
  at: InstantText,
  act: z.enum([
    ...['members.card-read', 'members.revealed', 'members.edited', 'members.exported'],
    ...['members.roster-imported', 'members.roster-revoked', 'members.merged', 'members.separated'],
  ] as const),
  actorName: z.string(),
  role: z.string(),
  orgName: z.string().nullable(),
  /** A code for a step-up view, the words of who asked for an export. */
  reason: z.string().nullable(),
  /** The name of the imported sheet that changed it, or was taken back. */
  sheet: z.string().nullable(),
  fields: z.array(z.object({ zh: z.string(), en: z.string() })),
})
export type OwnTrace = z.infer<typeof OwnTrace>

export const listOwnTraces = endpoint({
  method: 'GET',
  path: '/api/members/own/traces',
  summary: { zh: '谁看过我的信息，为什么', en: 'Who looked at my record, and why' },
  answer: z.object({ rows: z.array(OwnTrace) }),
  errors: ['members.not-for-this-role', 'members.no-own-record'],
})

export const takeOwnData = endpoint({
  method: 'GET',
  path: '/api/members/own/data',
  summary: { zh: '下载我的全部信息（JSON）', en: 'All that is kept about me, as JSON' },
  answer: z.unknown(),
  errors: ['members.not-for-this-role', 'members.no-own-record'],
})

export const ownEndpoints = [readOwn, listOwnTraces, takeOwnData]
