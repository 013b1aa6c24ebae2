import { type Actor, isInPerson, lineOf, roleIn } from '#kernel/actor.ts'
import { isDelegable } from './delegation/rules.ts'

/**
 * The three administrators do three things: one makes accounts, one grants posts, one reads the audit. None of them sees
 * members or cases, and nobody changes his own rights (T02, 等保 8.1.4.2).
 */
export const may = {
  listAccounts: (actor: Actor): true | 'accounts.for-administrators' =>
    actor.role === 'SYSTEM_ADMIN' || actor.role === 'SECURITY_ADMIN' ? true : 'accounts.for-administrators',
  createAccount: (actor: Actor): true | 'accounts.for-system-admin' => only(actor),
  disableAccount: (actor: Actor, accountId: string): true | 'accounts.for-system-admin' | 'accounts.not-oneself' =>
    only(actor) === true && actor.accountId === accountId ? 'accounts.not-oneself' : only(actor),
  grantRole: (actor: Actor, accountId: string): true | 'accounts.for-security-admin' | 'accounts.not-oneself' => {
    if (actor.role !== 'SECURITY_ADMIN') return 'accounts.for-security-admin'
    return actor.accountId === accountId ? 'accounts.not-oneself' : true
  },
  // One asks for a key of a program, another allows it; either ends it.
  askProgramKey: (actor: Actor): true | 'accounts.for-system-admin' => only(actor),
  takeProgramKey: (actor: Actor): true | 'accounts.for-system-admin' => only(actor),
  decideProgramKey: (actor: Actor, askedBy: string): true | 'accounts.for-security-admin' | 'accounts.not-oneself' => {
    if (actor.role !== 'SECURITY_ADMIN') return 'accounts.for-security-admin'
    return actor.accountId === askedBy ? 'accounts.not-oneself' : true
  },
  endProgramKey: (actor: Actor): true | 'accounts.for-administrators' => may.listAccounts(actor),
  // One’s own post only: what was taken over is not passed on.
  delegate: (actor: Actor): true | 'accounts.not-delegable' | 'accounts.in-person-only' => {
    if (!isInPerson(actor)) return 'accounts.in-person-only'
    return isDelegable(roleIn(actor, lineOf(actor))) ? true : 'accounts.not-delegable'
  },
  // Who makes links takes no factors away, and who takes factors away makes no links: it needs two to get into an account.
  resetFactors: (
    actor: Actor,
    of: { accountId: string; isSecurityAdmin: boolean },
  ): true | 'accounts.for-security-admin' | 'accounts.for-system-admin' | 'accounts.not-oneself' => {
    if (actor.accountId === of.accountId) return 'accounts.not-oneself'
    if (of.isSecurityAdmin) return only(actor)
    return actor.role === 'SECURITY_ADMIN' ? true : 'accounts.for-security-admin'
  },
} as const

const only = (actor: Actor): true | 'accounts.for-system-admin' =>
  actor.role === 'SYSTEM_ADMIN' ? true : 'accounts.for-system-admin'

/** What a post may do at all, for menus. */
export const acts = { listAccounts: may.listAccounts, createAccount: may.createAccount } as const
