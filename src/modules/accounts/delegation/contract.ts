import { z } from 'zod'
import { Can, DayText, endpoint } from '#kernel/contract.ts'
import { Identity } from '../identities/contract.ts'

/** Who acts for whom, in which post, on which days. */
export const Delegation = z.object({
  id: z.uuid(),
  isGiven: z.boolean(),
  isRunning: z.boolean(),
  giver: z.string(),
  taker: z.string(),
  identity: Identity,
  startsOn: DayText,
  endsOn: DayText,
  reason: z.string(),
})
export type Delegation = z.infer<typeof Delegation>

const terms = {
  /** The account that will act, by its name. */
  login: z.string().trim().toLowerCase().min(1).max(60),
  startsOn: DayText,
  endsOn: DayText,
  reason: z.string().trim().min(2).max(200),
}
const refusedTerms = [
  'accounts.no-taker',
  'accounts.delegation-days',
  'accounts.delegation-to-oneself',
  'kernel.too-many-tries',
]

export const listDelegations = endpoint({
  method: 'GET',
  path: '/api/session/delegations',
  summary: { zh: '我请人代办的，和别人请我代办的', en: 'Who acts for me, and for whom I act' },
  answer: z.object({ delegations: z.array(Delegation), can: Can }),
})

export const delegate = endpoint({
  method: 'POST',
  path: '/api/session/delegations',
  summary: {
    zh: '请人在一段时间内代办：只限现在这个身份，随时可以收回',
    en: 'Has another act for one for a time, in the present post only; taken back at any moment',
  },
  body: z.strictObject(terms),
  answer: z.object({ id: z.uuid() }),
  errors: ['accounts.not-delegable', 'accounts.in-person-only', 'accounts.prove-yourself', ...refusedTerms],
})

export const handOver = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/hand-over',
  summary: {
    zh: '本人因故不能办理时，由安全管理员指定代办人，双方都会收到提醒',
    en: 'When somebody is absent the security administrator names who acts for him; both are told',
  },
  params: z.object({ accountId: z.uuid() }),
  body: z.strictObject({ identityId: z.uuid(), ...terms }),
  answer: z.object({ id: z.uuid() }),
  errors: [
    'accounts.for-security-admin',
    'accounts.not-found',
    'accounts.not-oneself',
    'accounts.not-delegable',
    'accounts.prove-yourself',
    ...refusedTerms,
  ],
})

export const endDelegation = endpoint({
  method: 'DELETE',
  path: '/api/session/delegations/:delegationId',
  summary: { zh: '收回或退回代办，立即生效', en: 'Takes a delegation back or gives it back, at once' },
  params: z.object({ delegationId: z.uuid() }),
  answer: z.object({ ended: z.literal(true) }),
  errors: ['accounts.no-such-delegation'],
})

export const actFor = endpoint({
  method: 'PUT',
  path: '/api/session/delegation',
  summary: {
    zh: '开始代别人办理；切换身份即回到自己',
    en: 'Begins to act for another; switching to one’s own post ends it',
  },
  body: z.strictObject({ delegationId: z.uuid() }),
  answer: z.object({ delegationId: z.uuid() }),
  errors: ['accounts.no-such-delegation'],
})

export const endpoints = [listDelegations, delegate, handOver, endDelegation, actFor]
