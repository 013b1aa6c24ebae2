import { type Actor, visitor } from '#kernel/actor.ts'
import { type Caller, type Ctx, perform } from '#kernel/ctx.ts'
import type { Mode } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { hashPassword, Sessions } from '#modules/accounts/index.ts'
import type { TestDatabase } from './database.ts'
import type { TreeOrg } from './trees.ts'

export const password = '清晨的青石镇有薄雾吗123'
let hash: Promise<string> | undefined

/** A browser with its cookies, at this origin. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly caller: Caller

  constructor(of: { address?: string; origin?: string | undefined; userAgent?: string } = {}) {
    const { address = '10.0.0.1', userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/120', ...rest } = of
    const origin = 'origin' in rest ? rest.origin : 'https://dj.example.cn'
    this.caller = {
      address,
      userAgent,
      ...(origin === undefined ? {} : { origin, safeOrigin: origin }),
      cookie: (name) => this.cookies.get(name),
      setCookie: (name, value) => void (value === null ? this.cookies.delete(name) : this.cookies.set(name, value)),
    }
  }
}

/** Who signs in, and how requests of his browser are carried out, as the server would. */
export class Visits {
  private readonly db: TestDatabase
  now: Date

  constructor(db: TestDatabase, now = new Date()) {
    this.db = db
    this.now = now
  }

  later(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000)
  }

  /** A request of somebody who is not signed in. */
  open<T>(browser: Browser, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    const { caller } = browser
    return perform({ db: this.db.signIn, actor: visitor, effect: 'steps', requestId: 't', now: this.now, caller }, work)
  }

  /** A reading request that asks nobody who he is, as the portal's. */
  ask<T>(browser: Browser, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    const { caller } = browser
    return perform({ db: this.db.portal, actor: visitor, effect: 'read', requestId: 't', now: this.now, caller }, work)
  }

  /** A request of whoever is signed in here. */
  async inside<T>(browser: Browser, work: (ctx: Ctx) => Promise<T>, effect: Mode = 'write'): Promise<T> {
    const actor = await this.who(browser)
    if (!actor) throw new Error('not signed in')
    const { caller } = browser
    return perform({ db: this.db.app, actor, effect, requestId: 't', now: this.now, caller }, work)
  }

  who(browser: Browser): Promise<Actor | undefined> {
    return new Sessions(this.db.app).identify(browser.caller, this.now)
  }
}

/** Writes an account with a password and these posts. */
export async function plantAccount(
  db: TestDatabase,
  of: { login: string; at: TreeOrg; roles: readonly string[]; name?: string },
): Promise<{ id: string; login: string; identityIds: string[] }> {
  hash ??= hashPassword(password)
  const id = newId()
  const place = [of.at.id, of.at.path]
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, password_hash) values ($1, $2, $3, $4, $5, $6)`,
    [id, ...place, of.login, of.name ?? '王芳', await hash],
  )
  const identityIds: string[] = []
  for (const role of of.roles) {
    const identityId = newId()
    await db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, $5, '[2020-01-01,)')`,
      [identityId, id, ...place, role],
    )
    identityIds.push(identityId)
  }
  return { id, login: of.login, identityIds }
}
