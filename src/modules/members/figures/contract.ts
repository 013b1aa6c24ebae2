import { z } from 'zod'
import { DayText, endpoint } from '#kernel/contract.ts'

const orgId = z.object({ orgId: z.uuid() })
const count = z.number().int()

export const countMembers = endpoint({
  method: 'GET',
  path: '/api/organisations/:orgId/member-counts',
  mayBeOld: true,
  summary: {
    zh: '本组织及下级的党员人数和构成，可指定某一天',
    en: 'How many members there are, here and below, as on a day',
  },
  params: orgId,
  query: z.object({ on: DayText.optional() }),
  answer: z.object({
    on: DayText,
    total: count,
    full: count,
    probationary: count,
    women: count,
    minority: count,
    collegePlus: count,
    floating: count,
    byAge: z.array(z.object({ group: z.string(), count })),
    byJoinPeriod: z.array(z.object({ period: z.string(), count })),
    /** Today, of a branch with Party groups: the members of each, and those of none. */
    byGroup: z.array(
      z.object({ groupId: z.uuid().nullable(), name: z.string().nullable(), members: count, fullMembers: count }),
    ),
  }),
  errors: ['organisations.not-found', 'members.not-for-this-role', 'members.group-counts-today'],
})

export const listWarnings = endpoint({
  method: 'GET',
  path: '/api/organisations/:orgId/warnings',
  summary: {
    zh: '本组织及下级在党员人数、委员会方面需要留意的情况；只提示，不处理',
    en: 'What should be looked at in sizes and committees, here and below; warnings only',
  },
  params: orgId,
  answer: z.object({
    rows: z.array(
      z.object({
        orgId: z.uuid(),
        orgName: z.string(),
        members: count,
        fullMembers: count,
        warnings: z.array(
          z.object({
            id: z.string(),
            code: z.string(),
            zh: z.string(),
            en: z.string(),
            is: count.optional(),
            limit: count.optional(),
          }),
        ),
      }),
    ),
    total: count,
  }),
  errors: ['organisations.not-found', 'members.not-for-this-role'],
})

export const figureEndpoints = [countMembers, listWarnings]
