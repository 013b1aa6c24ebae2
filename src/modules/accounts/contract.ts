import { z } from 'zod'
import { Can, DayText, endpoint, Paging, pageOf } from '#kernel/contract.ts'
import * as delegation from './delegation/contract.ts'
import { Delegation } from './delegation/contract.ts'
import * as devices from './devices/contract.ts'
import * as factors from './factors/contract.ts'
import { Factor } from './factors/contract.ts'
import { actingRole, Identity, isPost, PostLine, postName, Role } from './identities/contract.ts'
import * as lists from './lists/contract.ts'
import * as programs from './programs/contract.ts'
import * as provider from './provider/contract.ts'
import { listConditions, tableEndpoints } from './tables/contract.ts'
import * as unsent from './unsent/contract.ts'
import * as views from './views/contract.ts'

export { actingRole, Identity, isPost, postName, Role }

/** Who is signed in and in which post he acts now. */
export const Session = z.object({
  account: z.object({ id: z.uuid(), displayName: z.string(), login: z.string() }),
  identity: Identity,
  identities: z.array(Identity),
  /** For whom he acts now, and for whom he could (B01). */
  actingFor: z.object({ name: z.string(), delegationId: z.uuid(), endsOn: DayText }).nullable(),
  delegations: z.array(Delegation),
  /** The organisation of this post is a branch of any kind. */
  isBranch: z.boolean(),
  /** This post is not used without a second factor, and there is none yet. */
  needsFactor: z.boolean(),
  can: Can,
})
export type Session = z.infer<typeof Session>

/** ASVS 6.2: at least twelve characters, up to 128; what is too common is refused by the rules. */
const Password = z.string().min(1).max(128)

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'sign-in',
  // A try is counted and recorded even when it is refused, so its statements commit one by one.
  effect: 'steps',
  summary: { zh: '登录', en: 'Signs in' },
  body: z.strictObject({ login: z.string().trim().min(1).max(60), password: Password }),
  /** With a second factor the password is half the way. */
  answer: z.union([
    z.object({ signedIn: z.literal(true) }),
    z.object({ signedIn: z.literal(false), factors: z.array(Factor) }),
  ]),
  errors: ['accounts.wrong-login', 'kernel.too-many-tries', 'accounts.no-identity'],
})

export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: { zh: '我是谁，现在以什么身份办事', en: 'Who I am and in which post I act' },
  answer: Session,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: { zh: '退出登录', en: 'Signs out' },
  answer: z.object({ signedIn: z.literal(false) }),
})

export const switchIdentity = endpoint({
  method: 'PUT',
  path: '/api/session/identity',
  summary: { zh: '切换身份', en: 'Acts in another of one’s posts' },
  body: z.strictObject({ identityId: z.uuid() }),
  answer: z.object({ identityId: z.uuid() }),
  errors: ['accounts.identity-not-yours'],
})

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/session/password',
  // A wrong try is counted even when it is refused; the change itself goes in one round trip.
  effect: 'steps',
  summary: { zh: '修改密码，其他设备上的登录随即失效', en: 'Changes the password; other devices are signed out' },
  body: z.strictObject({ oldPassword: Password, newPassword: Password }),
  answer: z.object({ changed: z.literal(true) }),
  errors: [
    'accounts.wrong-password',
    'accounts.password-too-short',
    'accounts.password-too-common',
    'kernel.too-many-tries',
  ],
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations',
  access: 'sign-in',
  effect: 'steps',
  summary: { zh: '用一次性链接设置密码', en: 'Sets a password with a one-time link' },
  body: z.strictObject({ token: z.string().min(20).max(100), newPassword: Password }),
  answer: z.object({ accepted: z.literal(true) }),
  errors: [
    'accounts.invitation-used',
    'accounts.password-too-short',
    'accounts.password-too-common',
    'kernel.too-many-tries',
  ],
})

/** An account as administrators see it. */
export const AccountRow = z.object({
  id: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  orgName: z.string(),
  disabled: z.boolean(),
  /** `until` is the last day of a post that ends. */
  roles: z.array(
    z.object({ identityId: z.uuid(), role: Role, line: PostLine, orgName: z.string(), until: DayText.nullable() }),
  ),
})
export type AccountRow = z.infer<typeof AccountRow>

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  summary: { zh: '管理范围内的账号', en: 'Accounts in one’s reach' },
  query: Paging.extend(listConditions),
  answer: pageOf(AccountRow).extend({ can: Can }),
  errors: ['accounts.for-administrators'],
})

export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  summary: { zh: '新建账号，得到一次性设置链接', en: 'Makes an account and its one-time set-up link' },
  body: z.strictObject({
    orgId: z.uuid(),
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{2,40}$/),
    displayName: z.string().trim().min(2).max(50),
  }),
  isShownOnce: true,
  answer: z.object({ id: z.uuid(), invitation: z.string() }),
  errors: ['accounts.for-system-admin', 'accounts.login-taken', 'organisations.not-found'],
})

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/invitation',
  summary: { zh: '重新生成一次性设置链接', en: 'Makes a new one-time set-up link' },
  params: z.object({ accountId: z.uuid() }),
  isShownOnce: true,
  answer: z.object({ invitation: z.string() }),
  errors: ['accounts.for-system-admin', 'accounts.not-found', 'accounts.not-oneself', 'accounts.link-hands-over'],
})

export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/disable',
  summary: { zh: '停用账号，所有登录立即失效', en: 'Disables an account; all its sessions end at once' },
  params: z.object({ accountId: z.uuid() }),
  body: z.strictObject({ disabled: z.boolean() }),
  answer: z.object({ disabled: z.boolean() }),
  errors: ['accounts.for-system-admin', 'accounts.not-found', 'accounts.not-oneself'],
})

export const grantRole = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/roles',
  summary: {
    zh: '授予身份：不能超出自己的范围，不能授给自己',
    en: 'Grants a post: never wider than one’s own reach, never to oneself',
  },
  params: z.object({ accountId: z.uuid() }),
  /** `until` is the last day; without it the post lasts until it is taken back. */
  body: z.strictObject({
    orgId: z.uuid(),
    role: Role,
    until: DayText.nullable().optional(),
    /** Limits the post to one line; without it the post is a whole one. */
    line: PostLine.optional(),
  }),
  answer: z.object({ identityId: z.uuid() }),
  errors: [
    'accounts.for-security-admin',
    'accounts.not-found',
    'accounts.not-oneself',
    'accounts.admins-apart',
    'accounts.role-held',
    'accounts.line-not-for-role',
    'accounts.until-past',
    'accounts.until-too-late',
    'organisations.not-found',
  ],
})

export const revokeRole = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:accountId/roles/:identityId',
  summary: { zh: '收回身份，立即生效', en: 'Takes a post back, at once' },
  params: z.object({ accountId: z.uuid(), identityId: z.uuid() }),
  answer: z.object({ revoked: z.literal(true) }),
  errors: ['accounts.for-security-admin', 'accounts.not-found', 'accounts.not-oneself'],
})

export { actFor } from './delegation/contract.ts'
export { extendSession, readSessionEnd } from './devices/contract.ts'
export { beginPasskeySignIn, Factor, giveSecondFactor, signInWithPasskey } from './factors/contract.ts'
export { enterByProvider, linkProvider } from './provider/contract.ts'
export { dropUnsent, keepUnsent, readUnsent } from './unsent/contract.ts'
export { keepViews, readViews, SavedView, ViewList } from './views/contract.ts'

export const endpoints = [
  signIn,
  readSession,
  signOut,
  switchIdentity,
  changePassword,
  acceptInvitation,
  listAccounts,
  createAccount,
  renewInvitation,
  disableAccount,
  grantRole,
  revokeRole,
  ...tableEndpoints,
  ...lists.endpoints,
  ...programs.endpoints,
  ...factors.endpoints,
  ...provider.endpoints,
  ...devices.endpoints,
  ...delegation.endpoints,
  ...unsent.endpoints,
  ...views.endpoints,
]
