import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { everywhere, reachOf, visitor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { dropDatabase } from './drop-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    template: string
  }
}

/** A real database of one's own: a clone of the migrated template, dropped at the end of the file. */
export interface TestDatabase {
  /** Connects as the owner, whom no policy binds; for arranging and for looking behind the curtain. */
  readonly owner: pg.Client
  readonly ownerUrl: string
  readonly app: Db
  readonly portal: Db
  readonly signIn: Db
  readonly worker: Db
  readonly urls: ReturnType<typeof roleUrls>
}

/** Gives this test file its own clone of the template database; call it at the top of the file. */
export function testDatabase(): TestDatabase {
  const database = {} as TestDatabase
  beforeAll(async () => {
    Object.assign(database, await cloneDatabase())
  })
  afterAll(async () => {
    const { app, portal, signIn, worker, owner, ownerUrl } = database
    await Promise.all([app.close(), portal.close(), signIn.close(), worker.close(), owner.end()])
    await asAdmin((admin) => dropDatabase(admin, new URL(ownerUrl).pathname.slice(1)))
  })
  return database
}

async function cloneDatabase(): Promise<TestDatabase> {
  const template = inject('template')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  // Copying files is quicker than writing each page to the log first.
  await asAdmin((admin) =>
    retry(() => admin.query(`create database "${name}" template "${template}" strategy file_copy`)),
  )
  const ownerUrl = withDatabase(inject('ownerUrl'), name)
  const urls = roleUrls(ownerUrl, template)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  // A clone lacks the settings that the migration put on the roles for the template's name.
  const connect = (url: string) => new Db(`${url}?options=-c%20plan_cache_mode%3Dforce_custom_plan`, { max: 6 })
  return {
    owner,
    ownerUrl,
    app: connect(urls.app),
    portal: connect(urls.portal),
    signIn: connect(urls.signin),
    worker: connect(urls.worker),
    urls,
  }
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

// Two files may clone at the same moment; PostgreSQL refuses while another copies the template.
async function retry(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work()
      return
    } catch (fault) {
      if (tries > 100 || (fault as { code?: string }).code !== '55006') throw fault
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const withDatabase = (url: string, name: string) => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** An account acting in a post of the organisation at this path; everything by default. */
export function actorAt(path: string, of: Partial<Actor> = {}): Actor {
  return {
    ...visitor,
    kind: 'account',
    accountId: '00000000-0000-7000-8000-000000000001',
    identityId: '00000000-0000-7000-8000-000000000002',
    name: '测试',
    role: 'ORGANISER',
    reach: path === '/' ? everywhere : reachOf(path),
    ...of,
  }
}

/** For whom an actor acts by a delegation. */
export function behalfOf(accountId: string): NonNullable<Actor['onBehalfOf']> {
  return { delegationId: newId(), accountId, personId: null, name: '李娜', taker: { personId: null, name: '王芳' } }
}

/** Runs a use case as this actor, as the server would. */
export function act<T>(db: Db, actor: Actor, work: (ctx: Ctx) => Promise<T>, now = new Date()): Promise<T> {
  return perform({ db, actor, effect: 'write', requestId: 'test', now }, work)
}

/** Runs a reading use case as this actor. */
export function look<T>(db: Db, actor: Actor, work: (ctx: Ctx) => Promise<T>, now = new Date()): Promise<T> {
  return perform({ db, actor, effect: 'read', requestId: 'test', now }, work)
}
