import { execFileSync } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { jobs } from '#apps/jobs.ts'
import { createReach } from '#apps/reach.ts'
import { composeServer } from '#apps/start-server.ts'
import { systemActor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { listen } from '#kernel/listen.ts'
import { dayOf } from '#kernel/time.ts'
import { keepWorking } from '#kernel/work.ts'
import { hashPassword, insertAccount, insertIdentity, setPassword } from '#modules/accounts/index.ts'
import { act, type TestDatabase } from './database.ts'
import { type TreeOrg, writeTree } from './trees.ts'

export const password = 'kan-de-jian-de-mi-ma'

const org = (at: number, path: string, of: Pick<TreeOrg, 'name' | 'type' | 'depth'>, parentId: string | null) => ({
  ...of,
  id: `00000000-0000-7000-8000-0000000000a${at}`,
  path,
  parentId,
  code: `52990${at}`,
})
const county = org(1, '/1/', { name: '云岭县委', type: 'PARTY_COMMITTEE', depth: 1 }, null)
const township = org(2, '/1/1/', { name: '青石镇党委', type: 'PARTY_COMMITTEE', depth: 2 }, county.id)
const village = org(3, '/1/1/1/', { name: '溪河村党支部', type: 'BRANCH', depth: 3 }, township.id)

/** An invented county: township with an organiser, village with a secretary and a desk. */
export const bodies = { county, township, village }

/** Writes the bodies, the desk of the village, and an account for the county, its auditor, the organiser and the secretary. */
export async function plantBodies(db: TestDatabase): Promise<void> {
  await writeTree(db.owner, [county, township, village])
  await db.owner.query('insert into cases.desk values ($1, $2)', [village.id, village.path])
  await plantAccount(db, { login: 'county', displayName: '云岭县委组织部', role: 'ORGANISER', at: county })
  await plantAccount(db, { login: 'auditor', displayName: '云岭县审计员', role: 'AUDIT_ADMIN', at: county })
  await plantAccount(db, { login: 'organiser', displayName: '青石镇组织办', role: 'ORGANISER', at: township })
  await plantAccount(db, { login: 'secretary', displayName: '溪河村书记', role: 'SECRETARY', at: village })
}

/** Somebody who signs in at the console with the password of all. */
export async function plantAccount(
  db: TestDatabase,
  of: {
    login: string
    displayName: string
    role: 'ORGANISER' | 'SECRETARY' | 'EDITOR' | 'AUDIT_ADMIN' | 'SECURITY_ADMIN' | 'SYSTEM_ADMIN' | 'DESK'
    at: TreeOrg
  },
): Promise<void> {
  const { login, displayName, role, at } = of
  const place = { orgId: at.id, orgPath: at.path }
  const passwordHash = await hashPassword(password)
  await act(db.app, systemActor('test'), async (ctx) => {
    const accountId = await insertAccount(ctx.tx, { ...place, login, displayName })
    setPassword(ctx.tx, accountId, passwordHash)
    await insertIdentity(ctx.tx, { ...place, accountId, role, from: dayOf(ctx.now), grantedBy: null })
    record(ctx, 'accounts.account-created', { details: { login } })
  })
}

/** The whole server with the built console, and the worker beside it. `close` ends both. */
export async function startConsole(db: TestDatabase): Promise<{ origin: string; close: () => Promise<void> }> {
  execFileSync(process.execPath, [resolve('tools/build-console.mjs')], { stdio: 'ignore' })
  const { app, sessions } = await composeServer({ db: db.app, portal: db.portal, signIn: db.signIn })
  // As the program does: who takes up another post stands in it with the next page (decisions 12).
  const forget = () => sessions.forget()
  const listener = listen(db.urls.app, { rights: forget }, forget)
  await app.listen({ port: 0, host: 'localhost' })
  const ending = new AbortController()
  const reach = createReach(db.urls.app)
  const { currentReach } = reach
  const isReady = new Promise<void>((onReady) => {
    working = keepWorking({ urls: db.urls, jobs, chores: [], currentReach, onReady }, ending.signal)
  })
  await isReady
  return {
    origin: `http://localhost:${(app.server.address() as AddressInfo).port}`,
    async close() {
      ending.abort()
      await working
      await Promise.all([listener.close(), reach.close(), app.close()])
    },
  }
}

let working: Promise<void> = Promise.resolve()
