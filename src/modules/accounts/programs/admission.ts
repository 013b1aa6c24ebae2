import { type Actor, reachOf, visitor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { refusals } from '#kernel/errors.ts'
import { type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { programReadings } from './codes.ts'
import { readingsPerMinute } from './rules.ts'
import { findWorkingKey } from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const perKey: Limit = { name: 'accounts.program-key', tries: readingsPerMinute, seconds: 60 }

/** How a key begins, so that one that lies about is known for what it is. */
export const keyPrefix = 'lxkey_'

/** What is kept of a key. */
export const hashKey = (key: string): Buffer => crypto().hash('accounts.program_key', key)

/** The key in an `Authorization` header; nothing when there is none of ours, as where a proxy asks for a password of its own. */
export function programKeyIn(authorization: string | undefined): string | undefined {
  const [scheme = '', key = ''] = authorization?.split(' ') ?? []
  return scheme.toLowerCase() === 'bearer' && key.startsWith(keyPrefix) ? key : undefined
}

/**
 * Who asks by a key: a reader in no post, who reaches one organisation and what lies below it. The key is looked up for each request, so
 * that its end is felt with the next; each use stands in the audit under its name, as does each try where it is not for (E06).
 * @throws Refusal `accounts.key-unknown`, `accounts.key-not-for-this`, `kernel.too-many-tries`
 */
export async function admitProgram(
  db: Db,
  of: { key: string; endpoint: string; requestId: string },
  now = new Date(),
): Promise<Actor> {
  const key = await db.read(visitor, (tx) => findWorkingKey(tx, { hash: hashKey(of.key), today: dayOf(now) }))
  if (!key) throw refuse('unauthenticated', 'accounts.key-unknown')
  const isForThis = key.readings.includes(of.endpoint) && of.endpoint in programReadings
  const actor: Actor = {
    ...{ kind: 'program', accountId: null, identityId: null, personId: null, role: 'PROGRAM', orgId: key.orgId },
    ...{ name: `接口密钥“${key.name}”`, reach: reachOf(key.orgPath) },
  }
  await perform({ db, actor, effect: 'write', requestId: of.requestId, now }, async (ctx) => {
    await takeTry(ctx, perKey, key.id)
    const act = isForThis ? 'accounts.key-used' : 'accounts.key-refused'
    record(ctx, act, { subject: 'accounts.program_key', subjectId: key.id, details: { endpoint: of.endpoint } })
  })
  refuseIf(!isForThis, 'forbidden', 'accounts.key-not-for-this')
  return actor
}
