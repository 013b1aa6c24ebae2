import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { writeWhole } from '#kernel/whole-file.ts'
import { hashPassword, insertAccount, insertDelegation, insertIdentity, setPassword } from '#modules/accounts/index.ts'
import { type DemoAccount, furtherPosts, standIns } from './accounts.ts'
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
  readonly login: string
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
    posts.push({ login: demo.login, accountId, identityId, personId: personId ?? null, name, role, orgId: org.id })
    trial.push({ login: demo.login, password, role: demo.role, organisation: org.shortName })
  }
  posts.push(...(await loadFurtherPosts(ctx, posts, of.orgs)))
  for (const standIn of standIns) await loadStandIn(ctx, posts, { ...standIn, orgs: of.orgs })
  record(ctx, 'accounts.demonstration-loaded', { details: { count: trial.length } })
  return { trial, posts }
}

async function loadFurtherPosts(ctx: Ctx, held: readonly LoadedPost[], orgs: LoadedOrgs): Promise<LoadedPost[]> {
  const further: LoadedPost[] = []
  for (const { login, role, orgKey } of furtherPosts) {
    const org = orgOf(orgs, orgKey)
    const first = postOf(held, login)
    const { accountId } = first
    const identity = { orgId: org.id, orgPath: org.path, accountId, role, from: dayOf(ctx.now), grantedBy: null }
    further.push({ ...first, identityId: await insertIdentity(ctx.tx, identity), role, orgId: org.id })
  }
  return further
}

type StandIn = (typeof standIns)[number] & { readonly orgs: LoadedOrgs }

async function loadStandIn(ctx: Ctx, held: readonly LoadedPost[], of: StandIn): Promise<void> {
  const { identityId, accountId, orgId } = postOf(held, of.giver)
  const orgPath = [...of.orgs.values()].find(({ id }) => id === orgId)?.path ?? ''
  const startsOn = dayOf(ctx.now)
  await insertDelegation(ctx.tx, {
    identity: { id: identityId, accountId, orgId, orgPath },
    takerId: postOf(held, of.taker).accountId,
    ...{ startsOn, endsOn: addDays(startsOn, of.days - 1), reason: of.reason, madeBy: accountId },
  })
}

function postOf(held: readonly LoadedPost[], login: string): LoadedPost {
  const post = held.find((one) => one.login === login)
  if (!post) throw new Error(`the demonstration names an account that it lacks: ${login}`)
  return post
}

/** Writes the accounts to try, readable by the owner of the data folder only. */
export function writeTrialAccounts(trial: readonly TrialAccount[]): void {
  writeWhole(join(config.dataFolder, 'demo-accounts.json'), `${JSON.stringify(trial, null, 2)}\n`)
}
