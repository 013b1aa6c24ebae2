import { sql, type Tx } from '#kernel/db.ts'
import { onConstraint } from '#kernel/errors.ts'
import type { DeliveryState, WebhookEvent, WebhookState } from './contract.ts'

/** A webhook as it stands in the table. */
export interface StoredWebhook {
  readonly name: string
  readonly address: string
  readonly events: readonly WebhookEvent[]
  readonly secretSealed: Buffer
  readonly state: WebhookState
  readonly cursor: number
}

/** All webhooks with the numbers of their deliveries. They belong to the installation; the policy asks who looks. */
export function listWebhooks(
  tx: Tx,
): Promise<(StoredWebhook & { waiting: number; dead: number; lastDoneAt: Date | null })[]> {
  return tx.rows(sql`
    select w.name, w.address, w.events, w.secret_sealed, w.state, w.cursor,
      count(d.id) filter (where d.state = 'WAITING')::int as waiting,
      count(d.id) filter (where d.state = 'DEAD')::int as dead, max(d.ended_at) filter (where d.state = 'DONE') as last_done_at
    from operations.webhook w left join operations.delivery d on d.webhook = w.name
    group by w.name order by w.name`)
}

/** One webhook by its name. */
export function findWebhook(tx: Tx, name: string): Promise<StoredWebhook | undefined> {
  return tx.first(sql<StoredWebhook>`
    select name, address, events, secret_sealed, state, cursor from operations.webhook where name = ${name}`)
}

/** Adds a webhook that is told of what comes from now on. @throws what `taken` makes when the name is in use. */
export async function insertWebhook(
  tx: Tx,
  of: Omit<StoredWebhook, 'state' | 'cursor'> & { at: Date },
  taken: () => Error,
): Promise<void> {
  const work = tx.run(sql`insert into operations.webhook (name, address, events, secret_sealed, cursor, created_at)
    values (${of.name}, ${of.address}, ${of.events}, ${of.secretSealed}, operations.last_seal(), ${of.at})`)
  await onConstraint(work, { webhook_pkey: taken })
}

/** Pauses or resumes a webhook; a resumed one is told of what comes from now on. */
export function setState(tx: Tx, name: string, state: WebhookState): void {
  tx.later(sql`update operations.webhook set state = ${state},
    cursor = case when state = 'PAUSED' then operations.last_seal() else cursor end where name = ${name}`)
}

/** What happened after a seal, in the order of the chain: who did it and what was written down are left out. */
export interface SealedEvent {
  readonly sequence: number
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly subject: string | null
  readonly subjectId: string | null
  readonly orgId: string | null
}

/** The events behind the cursor of a webhook, and how far was looked; for the worker, who alone reads the audit. */
export async function eventsAfter(tx: Tx, cursor: number, limit: number): Promise<SealedEvent[]> {
  return tx.rows(sql<SealedEvent>`
    select s.sequence, e.id, e.at, e.act as event, e.subject, e.subject_id, e.org_id
    from audit.seal s join audit.entry e on e.id = s.entry_id
    where s.sequence > ${cursor} order by s.sequence limit ${limit}`)
}

/** Remembers how far was looked. */
export function moveCursor(tx: Tx, name: string, cursor: number): void {
  tx.later(sql`update operations.webhook set cursor = ${cursor} where name = ${name}`)
}

/** A telling to be sent. */
export interface NewDelivery {
  readonly id: string
  readonly webhook: string
  readonly event: string
  readonly body: string
}

/** Adds a telling, to be sent at once. */
export function insertDelivery(tx: Tx, of: NewDelivery, now: Date): void {
  tx.later(sql`insert into operations.delivery (id, webhook, event, body, next_at, created_at)
    values (${of.id}, ${of.webhook}, ${of.event}, ${of.body}, ${now}, ${now})`)
}

/** The tellings whose time has come, oldest first; of paused webhooks none. */
export function listDue(tx: Tx, now: Date): Promise<(NewDelivery & { tries: number })[]> {
  return tx.rows(sql<NewDelivery & { tries: number }>`
    select d.id, d.webhook, d.event, d.body, d.tries from operations.delivery d
    join operations.webhook w on w.name = d.webhook and w.state = 'ACTIVE'
    where d.state = 'WAITING' and d.next_at <= ${now} order by d.next_at, d.id limit 20`)
}

/** What came of a try. */
export interface Tried {
  readonly id: string
  readonly state: DeliveryState
  readonly nextAt: Date
  readonly status: number | null
  readonly fault: string | null
}

/** Writes a try down. */
export function keepTry(tx: Tx, of: Tried, now: Date): void {
  const ended = of.state === 'WAITING' ? null : now
  tx.later(sql`update operations.delivery set state = ${of.state}, tries = tries + 1, next_at = ${of.nextAt},
    last_status = ${of.status}, last_fault = ${of.fault}, ended_at = ${ended} where id = ${of.id}`)
}

/** A telling as a list shows it. */
export interface StoredDelivery {
  readonly id: string
  readonly event: string
  readonly state: DeliveryState
  readonly tries: number
  readonly createdAt: Date
  readonly nextAt: Date
  readonly lastStatus: number | null
  readonly lastFault: string | null
}

/** The newest tellings of a webhook. */
export function listDeliveries(tx: Tx, webhook: string): Promise<StoredDelivery[]> {
  return tx.rows(sql<StoredDelivery>`
    select id, event, state, tries, created_at, next_at, last_status, last_fault
    from operations.delivery where webhook = ${webhook} order by created_at desc, id desc limit 50`)
}

/** Has what was given up tried again from the beginning; gives how many. */
export function reviveDead(tx: Tx, webhook: string, now: Date): Promise<number> {
  return tx.run(sql`update operations.delivery set state = 'WAITING', tries = 0, next_at = ${now}, ended_at = null
    where webhook = ${webhook} and state = 'DEAD'`)
}
