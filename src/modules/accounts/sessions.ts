import { createHash } from 'node:crypto'
import { type Actor, nowhere, type Reach, reachOf, visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import type { Caller } from '#kernel/ctx.ts'
import type { Db, Tx } from '#kernel/db.ts'
import { dayOf } from '#kernel/time.ts'
import { demandsFactor } from './factors/rules.ts'
import { listPosts } from './identities/store.ts'
import { findPlace, findSession, type SessionRow, touchSession } from './store.ts'

/** The cookie that holds the token of a session. */
export const sessionCookie = 'lianxin'

const rememberMs = 1000
const touchMs = 60_000

/** What is kept of a token: its hash, so that the table gives nobody a session. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The reach of an account's actor today, or nothing when the post was taken back or the account disabled (T05). */
export async function reachToday(db: Db, actor: Actor, now = new Date()): Promise<Reach | undefined> {
  const { accountId, identityId } = actor
  const path = await db.read(visitor, (tx) => findPlace(tx, { accountId, identityId, today: dayOf(now) }))
  return path === null ? undefined : reachOf(path)
}

/** A post somebody holds himself, and the actor he is in it. */
export interface Post {
  readonly actor: Actor
  readonly orgName: string
}

/**
 * The posts in which an account may act by itself today, for what is read in its name without a session. None when it is disabled; a post
 * that is not used without a second factor counts only with one.
 */
export async function postsToday(tx: Tx, accountId: string, now: Date): Promise<Post[]> {
  const posts = await listPosts(tx, accountId, dayOf(now))
  return posts
    .filter(({ role, hasFactor }) => hasFactor || !demandsFactor(role, config.secondFactor))
    .map(({ orgName, orgPath, displayName, personId, identityId, role, orgId }) => ({
      orgName,
      actor: {
        ...{ kind: 'account', accountId, identityId, personId, name: displayName, role, orgId },
        reach: reachOf(orgPath),
      },
    }))
}

/** Finds who is behind a request, and forgets at once when rights change (decisions 12, T05). */
export class Sessions {
  private readonly db: Db
  private readonly known = new Map<string, { actor: Promise<Actor | undefined>; at: number }>()

  constructor(db: Db) {
    this.db = db
  }

  /** The actor of a request by its cookie, or nothing. Remembered for a second at most. */
  identify(caller: Pick<Caller, 'cookie'>, now = new Date()): Promise<Actor | undefined> {
    const token = caller.cookie(sessionCookie)
    if (!token || token.length > 100) return Promise.resolve(undefined)
    const before = this.known.get(token)
    if (before && now.getTime() - before.at < rememberMs) return before.actor
    const actor = this.look(hashToken(token), now)
    if (this.known.size > 5000) this.known.clear()
    this.known.set(token, { actor, at: now.getTime() })
    actor.catch(() => this.known.delete(token))
    return actor
  }

  /** Forgets everyone: rights were changed somewhere. */
  forget(): void {
    this.known.clear()
  }

  private look(tokenHash: Buffer, now: Date): Promise<Actor | undefined> {
    return this.db.read(visitor, async (tx) => {
      const session = await findSession(tx, tokenHash, { now, today: dayOf(now) })
      if (!session) return undefined
      if (now.getTime() - session.seenAt.getTime() > touchMs) await touchSession(tx, tokenHash, now)
      return actorOf(session)
    })
  }
}

/** What an administrator is who has no second factor where one is demanded: himself, in no post and with no reach. */
export const withoutFactor = 'WITHOUT_FACTOR'

function actorOf(session: SessionRow): Actor {
  const mayAct = session.hasFactor || !demandsFactor(session.role, config.secondFactor)
  return {
    kind: 'account',
    accountId: session.accountId,
    identityId: session.identityId,
    personId: session.delegationId === null ? session.personId : null,
    name: session.forName === null ? session.displayName : `${session.displayName}（代${session.forName}）`,
    role: mayAct ? session.role : withoutFactor,
    orgId: session.orgId,
    reach: mayAct ? reachOf(session.orgPath) : nowhere,
    ...behalfOf(session),
  }
}

function behalfOf(session: SessionRow): Pick<Actor, 'onBehalfOf'> {
  const { delegationId, forAccountId, forPersonId, forName, personId, displayName } = session
  if (delegationId === null || forAccountId === null || forName === null) return {}
  const taker = { personId, name: displayName }
  return { onBehalfOf: { delegationId, accountId: forAccountId, personId: forPersonId, name: forName, taker } }
}
