import { z } from 'zod'
import { type Answer, Can, DayText, endpoint, InstantText, Paging, pageOf, Written } from '#kernel/contract.ts'
import { type Line, lines, type OrgType, orgTypes } from '#modules/organisations/codes.ts'
import * as received from './received/contract.ts'

const LineMatterId = z.object({ lineMatterId: z.uuid() })
const LineCode = z.enum(Object.keys(lines) as [Line, ...Line[]])
const TypeCode = z.enum(Object.keys(orgTypes) as [OrgType, ...OrgType[]])
const Scope = z.enum(['ALL_BELOW', 'NEXT_LEVEL'])
const State = z.enum(['RUNNING', 'CLOSED', 'WITHDRAWN'])

/** A matter as its sender has it in a list; the numbers are of organisations. */
const Row = z.object({
  id: z.uuid(),
  title: z.string(),
  orgName: z.string(),
  line: LineCode,
  dueOn: DayText,
  sentAt: InstantText,
  state: State,
  reached: z.number().int(),
  done: z.number().int(),
  returned: z.number().int(),
  /** Those that said nothing yet, or until it ended. */
  open: z.number().int(),
})
export type LineMatterRow = z.infer<typeof Row>

export const listLineMatters = endpoint({
  method: 'GET',
  path: '/api/line-matters',
  summary: { zh: '条线事项：本单位和下级发出的', en: 'Matters that this organisation and those below wrote to a line' },
  query: Paging,
  /** `isTop`: none stands above, so no line brings anything and what was sent comes first. */
  answer: pageOf(Row).extend({ isTop: z.boolean(), can: Can }),
  errors: ['notices.not-a-sender'],
})

/** Whom a matter would reach today; the first two hundred by name. */
export const previewLine = endpoint({
  method: 'GET',
  path: '/api/line-matters/reach',
  summary: {
    zh: '条线事项发出前：今天会发到哪些党组织，由组织树和条线算出',
    en: 'Whom a matter to a line would reach today, read from the tree and the lines',
  },
  query: z.object({
    line: LineCode,
    scope: Scope,
    /** Kinds of organisations, divided by commas; without it all. */
    types: z
      .string()
      .max(400)
      .regex(/^[A-Z_]+(?:,[A-Z_]+)*$/)
      .optional(),
  }),
  answer: z.object({
    total: z.number().int(),
    rows: z.array(z.object({ id: z.uuid(), name: z.string(), superiorName: z.string().nullable() })),
  }),
  errors: ['notices.not-a-sender'],
})

export const sendLineMatter = endpoint({
  method: 'POST',
  path: '/api/line-matters',
  summary: { zh: '向下级的一条条线发一件事项', en: 'Writes a matter to one line below' },
  body: z.strictObject({
    title: Written(4, 60),
    text: Written(10, 2000),
    dueOn: DayText,
    to: z.strictObject({ line: LineCode, scope: Scope, types: z.array(TypeCode).max(20) }),
    /** The address of a public page of this installation. */
    link: z.string().trim().max(300).nullable().default(null),
  }),
  answer: z.object({ lineMatterId: z.uuid(), reached: z.number().int() }),
  errors: [
    ...['notices.not-a-sender', 'notices.nothing-below', 'notices.line-day-too-soon', 'notices.line-day-too-far'],
    ...['notices.line-link-elsewhere', 'notices.line-reaches-nobody', 'organisations.not-found'],
    'organisations.dissolved',
  ],
})

export const readLineMatter = endpoint({
  method: 'GET',
  path: '/api/line-matters/:lineMatterId',
  summary: { zh: '发出的一件条线事项', en: 'A matter that was written to a line, for who wrote it' },
  params: LineMatterId,
  answer: Row.extend({
    text: z.string(),
    link: z.string().nullable(),
    scope: Scope,
    types: z.array(TypeCode),
    sentByName: z.string(),
    endedAt: InstantText.nullable(),
    endedByName: z.string().nullable(),
    endReason: z.string().nullable(),
    /** Organisations that answered and that it does not reach any more. */
    left: z.number().int(),
    can: Can,
  }),
  errors: ['notices.not-a-sender', 'notices.line-matter-missing'],
})
export type LineMatter = Answer<typeof readLineMatter>

const Reached = z.object({
  orgId: z.uuid(),
  name: z.string(),
  superiorName: z.string().nullable(),
  outcome: z.enum(['OPEN', 'DONE', 'RETURNED']),
  ground: z.enum(['DUPLICATE', 'NOT_OURS', 'UNREASONABLE']).nullable(),
  words: z.string().nullable(),
  answeredAt: InstantText.nullable(),
})
export type ReachedOrg = z.infer<typeof Reached>

/** In the order of the tree, whatever they said: nothing is ranked. */
export const listReached = endpoint({
  method: 'GET',
  path: '/api/line-matters/:lineMatterId/organisations',
  summary: {
    zh: '一件条线事项发到的各党组织：办结、退回、还没有回音，按组织树的顺序',
    en: 'What the organisations said that a matter reaches, in the order of the tree',
  },
  params: LineMatterId,
  query: Paging.extend({
    /** `LEFT`: those that answered and that it does not reach any more. */
    show: z.enum(['OPEN', 'DONE', 'RETURNED', 'LEFT']).optional(),
  }),
  answer: pageOf(Reached),
  errors: ['notices.not-a-sender', 'notices.line-matter-missing'],
})

export const closeLineMatter = endpoint({
  method: 'POST',
  path: '/api/line-matters/:lineMatterId/close',
  summary: { zh: '结束一件条线事项', en: 'Closes a matter of a line' },
  params: LineMatterId,
  answer: z.object({ state: State }),
  errors: ['notices.not-a-sender', 'notices.line-matter-missing', 'notices.line-ended'],
})

export const withdrawLineMatter = endpoint({
  method: 'POST',
  path: '/api/line-matters/:lineMatterId/withdraw',
  summary: { zh: '撤回一件条线事项，写明原因', en: 'Takes a matter of a line back, with the reason' },
  params: LineMatterId,
  body: z.strictObject({ reason: Written(4, 200) }),
  answer: z.object({ state: State }),
  errors: ['notices.not-a-sender', 'notices.line-matter-missing', 'notices.line-ended'],
})

export const endpoints = [
  listLineMatters,
  previewLine,
  sendLineMatter,
  readLineMatter,
  listReached,
  closeLineMatter,
  withdrawLineMatter,
  ...received.endpoints,
]
