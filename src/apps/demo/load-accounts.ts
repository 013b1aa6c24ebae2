import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayOf } from '#kernel/time.ts'
import { hashPassword, insertAccount, insertIdentity, setPassword } from '#modules/accounts/index.ts'
import type { DemoAccount } from './accounts.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'

/** An account to try the product with, as demo-accounts.json lists it. */
export interface TrialAccount {
  readonly login: string
  readonly password: string
  readonly role: string
  readonly organisation: string
}

/** A post that somebody of the demonstration holds. */
export interface LoadedPost {
  readonly accountId: string
  readonly identityId: string
  readonly personId: string | null
  readonly name: string
  readonly role: string
  readonly orgId: string
}

/** Makes the demonstration's accounts; all share one random password of this installation (decisions 32). */
export async function loadAccounts(
  ctx: Ctx,
  of: { accounts: readonly DemoAccount[]; orgs: LoadedOrgs; persons: ReadonlyMap<string, string> },
): Promise<{ trial: TrialAccount[]; posts: LoadedPost[] }> {
  const password = randomBytes(9).toString('base64url')
  const passwordHash = await hashPassword(password)
  const trial: TrialAccount[] = []
  const posts: LoadedPost[] = []
  for (const demo of of.accounts) {
    const org = orgOf(of.orgs, demo.orgKey)
    const place = { orgId: org.id, orgPath: org.path }
    const personId = demo.personKey === null ? undefined : of.persons.get(demo.personKey)
    const accountId = await insertAccount(ctx.tx, {
      ...place,
      login: demo.login,
      displayName: demo.displayName,
      ...(personId ? { personId } : {}),
    })
    setPassword(ctx.tx, accountId, passwordHash)
    const identity = { ...place, accountId, role: demo.role, from: dayOf(ctx.now), grantedBy: null }
    const identityId = await insertIdentity(ctx.tx, identity)
    const { role, displayName: name } = demo
    posts.push({ accountId, identityId, personId: personId ?? null, name, role, orgId: org.id })
    trial.push({ login: demo.login, password, role: demo.role, organisation: org.shortName })
  }
  record(ctx, 'accounts.demonstration-loaded', { details: { count: trial.length } })
  return { trial, posts }
}

/** Writes the accounts to try, readable by the owner of the data folder only. */
export function writeTrialAccounts(trial: readonly TrialAccount[]): void {
  writeFileSync(join(config.dataFolder, 'demo-accounts.json'), `${JSON.stringify(trial, null, 2)}\n`, { mode: 0o600 })
}
