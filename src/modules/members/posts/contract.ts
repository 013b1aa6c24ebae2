import { z } from 'zod'
import { Can, DayText, endpoint } from '#kernel/contract.ts'

const orgId = z.object({ orgId: z.uuid() })
const Post = z.enum([
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'ORGANIZATION_COMMISSIONER',
  'PUBLICITY_COMMISSIONER',
  'DISCIPLINE_COMMISSIONER',
  'UNITED_FRONT_COMMISSIONER',
  'YOUTH_COMMISSIONER',
  'MASS_WORK_COMMISSIONER',
  'WELFARE_COMMISSIONER',
  'DISCIPLINE_SECRETARY',
  'GROUP_LEADER',
  'ORGANIZER',
])

/** One post and who holds or held it, from when to when. */
export const HeldPost = z.object({
  id: z.uuid(),
  post: Post,
  name: z.string(),
  from: DayText.nullable(),
  until: DayText.nullable(),
})
export type HeldPost = z.infer<typeof HeldPost>

export const listPosts = endpoint({
  method: 'GET',
  path: '/api/organisations/:orgId/posts',
  summary: {
    zh: '一个党组织的班子：谁任什么职务，从哪天到哪天',
    en: 'Who holds which post of an organisation, since when',
  },
  params: orgId,
  answer: z.object({ now: z.array(HeldPost), before: z.array(HeldPost), isWithoutSecretary: z.boolean(), can: Can }),
  errors: ['organisations.not-found', 'members.not-for-this-role'],
})

export const appointPost = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/posts',
  summary: { zh: '登记任职', en: 'Records that a member holds a post' },
  params: orgId,
  body: z.strictObject({ memberId: z.uuid(), post: Post, from: DayText }),
  answer: z.object({ orgId: z.uuid() }),
  errors: [
    'organisations.not-found',
    'organisations.dissolved',
    'members.not-for-this-role',
    'members.not-found',
    'members.post-day-future',
    'members.post-held',
    'members.post-taken',
  ],
})

export const endPost = endpoint({
  method: 'POST',
  path: '/api/organisations/:orgId/posts/:holdingId/end',
  summary: { zh: '登记卸任，写明从哪天起不再担任', en: 'Records the day from which a post is no longer held' },
  params: orgId.extend({ holdingId: z.uuid() }),
  body: z.strictObject({ on: DayText }),
  answer: z.object({ orgId: z.uuid() }),
  errors: [
    'organisations.not-found',
    'members.not-for-this-role',
    'members.post-not-found',
    'members.post-day-future',
    'members.post-ends-before',
  ],
})

export const postEndpoints = [listPosts, appointPost, endPost]
