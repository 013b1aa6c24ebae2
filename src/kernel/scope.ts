import { type Actor, lineOf } from './actor.ts'
import type { Statement } from './batch.ts'

/**
 * The statement that goes before all others: who asks and how far, as the policies read it, whether anything may be
 * changed, and how what follows is planned. It holds until the end of the transaction; for a read that is its one batch.
 */
export interface Scope {
  readonly reading: Statement
  /** As `reading`, for a batch of steady queries only: their plans are kept. */
  readonly steady: Statement
  readonly changing: Statement
}

const text = `select set_config('app.path', $1, true), set_config('app.path_end', $2, true), set_config('app.actor', $3, true),
  set_config('app.purpose', $4, true), set_config('transaction_read_only', $5, true), set_config('plan_cache_mode', $6, true),
  set_config('app.line', $7, true)`

/**
 * The scope of an actor, who acts for this purpose. What the public may see is no matter of reach, so PostgreSQL may
 * decide by itself which of its plans to keep; anybody else's are made anew unless they are steady.
 */
export function scopeOf(actor: Actor, purpose: string): Scope {
  const { kind, reach, accountId } = actor
  const usual = kind === 'citizen' ? 'auto' : 'force_custom_plan'
  const scope = (readOnly: 'on' | 'off', plans: typeof usual | 'force_generic_plan'): Statement => ({
    sql: text,
    parameters: [reach.path, reach.pathEnd, accountId ?? '', purpose, readOnly, plans, lineOf(actor)],
  })
  return {
    reading: scope('on', usual),
    steady: scope('on', 'force_generic_plan'),
    changing: scope('off', usual),
  }
}
