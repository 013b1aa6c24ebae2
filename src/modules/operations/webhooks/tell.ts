import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Db, Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { post } from '#kernel/outgoing/post.ts'
import { signedHeaders } from '#kernel/outgoing/signing.ts'
import { findPublic } from '#modules/cases/index.ts'
import { pauseAfter } from './rules.ts'
import { secretContext } from './service.ts'
import * as store from './store.ts'

const teller = systemActor('operations.tell-webhooks')
const pageSize = 500

/** Tells other systems what happened since the last look, in the order of the chain (E06, R-F12). */
export const webhookChore: Chore = { name: teller.name, every: '2s', run: (worker) => tellWebhooks(worker) }

/** Queues what is new for each webhook, then sends what is due. */
export async function tellWebhooks(worker: Db, now = new Date(), allowed: Allowed = config.webhooks): Promise<void> {
  await queueNews(worker, now)
  const due = await worker.read(teller, (tx) => store.listDue(tx, now))
  await Promise.all(due.map((delivery) => deliver(worker, delivery, { allowed, now })))
}

// The cursor and what it passed are one transaction: nothing is passed over, nothing is queued twice.
async function queueNews(worker: Db, now: Date): Promise<void> {
  await worker.write(teller, async (tx) => {
    for (const { name, state, events, cursor } of await store.listWebhooks(tx)) {
      if (state !== 'ACTIVE') continue
      const news = await store.eventsAfter(tx, cursor, pageSize)
      const wanted: ReadonlySet<string> = new Set(events)
      const told = await withoutPrivate(
        tx,
        news.filter(({ event }) => wanted.has(event)),
      )
      for (const one of told) store.insertDelivery(tx, telling(name, one), now)
      const last = news.at(-1)
      if (last) store.moveCursor(tx, name, last.sequence)
    }
  })
}

// That there is a private case is no more told than what it says (CZ4).
async function withoutPrivate(tx: Tx, news: readonly store.SealedEvent[]): Promise<store.SealedEvent[]> {
  const cases = news.flatMap(({ subject, subjectId }) => (subject === 'cases.case' && subjectId ? [subjectId] : []))
  const shown = await findPublic(tx, cases)
  return news.filter(({ subject, subjectId }) => subject !== 'cases.case' || shown.has(subjectId ?? ''))
}

/** Ids only: who wants more asks the API, and is asked there who he is. */
function telling(webhook: string, { event, at, sequence, subject, subjectId, orgId }: store.SealedEvent) {
  const id = newId()
  const data = { sequence, subject, subjectId, orgId }
  return { id, webhook, event, body: JSON.stringify({ id, type: event, timestamp: at.toISOString(), data }) }
}

async function deliver(
  worker: Db,
  { id, webhook, body, tries }: store.NewDelivery & { tries: number },
  { allowed, now }: { allowed: Allowed; now: Date },
): Promise<void> {
  const of = await worker.read(teller, (tx) => store.findWebhook(tx, webhook))
  if (!of) return
  const secret = crypto().open(secretContext(webhook), of.secretSealed)
  const { status, fault } = await post(of.address, {
    body,
    headers: signedHeaders({ id, at: now, body, secret }),
    allowed,
  })
  const isDone = status !== null && status >= 200 && status < 300
  const pause = pauseAfter(tries + 1)
  const given = isDone ? 'DONE' : 'DEAD'
  const state = !isDone && pause !== undefined ? 'WAITING' : given
  const nextAt = new Date(now.getTime() + (pause ?? 0))
  await worker.write(teller, async (tx) => store.keepTry(tx, { id, state, nextAt, status, fault }, now))
}
