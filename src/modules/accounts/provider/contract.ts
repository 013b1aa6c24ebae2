import { z } from 'zod'
import { DayText, endpoint } from '#kernel/contract.ts'
import { Factor } from '../factors/contract.ts'

/** What the provider sent the browser back with: the part of the address behind the question mark. */
const Returned = z.string().min(1).max(4000)
const faults = ['accounts.provider-none', 'accounts.provider-away', 'kernel.too-many-tries'] as const

export const readProvider = endpoint({
  method: 'GET',
  path: '/api/session/provider',
  access: 'public',
  summary: { zh: '能否用统一身份认证登录', en: 'Whether one may sign in by a provider of identities' },
  answer: z.object({ name: z.string().nullable() }),
})

export const beginProvider = endpoint({
  method: 'POST',
  path: '/api/session/provider-question',
  access: 'sign-in',
  effect: 'steps',
  summary: { zh: '准备用统一身份认证登录', en: 'Prepares signing in by the provider of identities' },
  /** A one-time link that is used up by it, instead of setting a password. */
  body: z.strictObject({ invitation: z.string().min(20).max(100).optional() }),
  answer: z.object({ address: z.string() }),
  errors: [...faults, 'accounts.invitation-used'],
})

export const enterByProvider = endpoint({
  method: 'POST',
  path: '/api/session/provider',
  access: 'sign-in',
  effect: 'steps',
  summary: { zh: '用统一身份认证登录', en: 'Signs in by the provider of identities' },
  body: z.strictObject({ returned: Returned }),
  answer: z.union([
    z.object({ signedIn: z.literal(true) }),
    z.object({ signedIn: z.literal(false), factors: z.array(Factor) }),
  ]),
  errors: [
    ...faults,
    'accounts.provider-refused',
    'accounts.provider-unknown',
    'accounts.provider-taken',
    'accounts.step-over',
    'accounts.invitation-used',
    'accounts.no-identity',
  ],
})

export const readProviderLink = endpoint({
  method: 'GET',
  path: '/api/session/provider-link',
  summary: { zh: '我的账号关联的统一身份', en: 'Who I am at the provider of identities' },
  answer: z.object({ name: z.string().nullable(), linkedOn: DayText.nullable() }),
})

export const beginProviderLink = endpoint({
  method: 'POST',
  path: '/api/session/provider-link/question',
  effect: 'steps',
  summary: { zh: '准备关联统一身份', en: 'Prepares linking my account' },
  answer: z.object({ address: z.string() }),
  errors: [...faults, 'accounts.prove-yourself'],
})

export const linkProvider = endpoint({
  method: 'PUT',
  path: '/api/session/provider-link',
  effect: 'steps',
  summary: { zh: '关联统一身份，以后可以用它登录', en: 'Links my account, so that it signs in' },
  body: z.strictObject({ returned: Returned }),
  answer: z.object({ linked: z.literal(true) }),
  errors: [
    ...faults,
    'accounts.provider-refused',
    'accounts.provider-taken',
    'accounts.step-over',
    'accounts.prove-yourself',
  ],
})

export const unlinkProvider = endpoint({
  method: 'DELETE',
  path: '/api/session/provider-link',
  summary: { zh: '取消关联统一身份', en: 'Unlinks my account' },
  answer: z.object({ unlinked: z.literal(true) }),
  errors: ['accounts.prove-yourself', 'accounts.provider-last-way', 'accounts.provider-not-linked'],
})

export const endpoints = [
  readProvider,
  beginProvider,
  enterByProvider,
  readProviderLink,
  beginProviderLink,
  linkProvider,
  unlinkProvider,
]
