import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { plainText } from '#kernel/search.ts'
import type { Day } from '#kernel/time.ts'
import { findOrgBySlug } from '#modules/organisations/index.ts'
import { caseNumber } from '../tracking/rules.ts'
import { partyWords, words } from '../words.ts'
import type { ImportedMessage } from './rules.ts'
import * as store from './store.ts'

const { found } = refusals(words)

/** The organisation that an import is about, by its public address or the topmost one. */
export async function findPlace(ctx: Ctx, slug: string | undefined): Promise<store.ImportPlace> {
  const place = slug === undefined ? await store.findTop(ctx.tx) : await findOrgBySlug(ctx.tx, slug)
  return found(place, 'cases.organisation-missing')
}

/**
 * Imports a batch of answered messages as cases whose clocks do not run and whose outcome nobody stated (decisions 32).
 * A message of the same source and number is imported once. Gives how many were new. No writer is kept (D29).
 */
export async function importMessages(
  ctx: Ctx,
  batch: readonly ImportedMessage[],
  { source, place }: { source: string; place: store.ImportPlace },
): Promise<number> {
  const known = await store.listKnown(
    ctx.tx,
    source,
    batch.map((message) => message.sourceId),
  )
  const fresh = batch.filter(({ sourceId }, at) => !known.has(sourceId) && isFirst(batch, sourceId, at))
  const orders = fresh.length === 0 ? new Map() : await store.takeOrders(ctx.tx, countsOf(fresh))
  const cases = fresh.map((message) => asCase(message, orders))
  if (cases.length > 0) store.insertImported(ctx.tx, cases, { source, place, byName: partyWords.import.zh })
  const digest = createHash('sha256').update(JSON.stringify(cases)).digest('hex')
  record(ctx, 'cases.imported', { orgId: place.id, details: { source, count: cases.length, digest } })
  return cases.length
}

const isFirst = (batch: readonly ImportedMessage[], sourceId: string, at: number) =>
  batch.findIndex((message) => message.sourceId === sourceId) === at

const countsOf = (batch: readonly ImportedMessage[]): Map<Day, number> => {
  const counts = new Map<Day, number>()
  for (const { sentOn } of batch) counts.set(sentOn, (counts.get(sentOn) ?? 0) + 1)
  return counts
}

// Counts the orders of a day down from the last that was taken.
function asCase(message: ImportedMessage, orders: Map<Day, number>): store.ImportedCase {
  const { sentOn, sentAt, repliedAt, ...kept } = message
  const order = orders.get(sentOn) ?? 0
  orders.set(sentOn, order - 1)
  const number = caseNumber(sentOn, order)
  const search = plainText(`${number} ${message.title} ${message.body}`)
  return {
    ...kept,
    id: newId(sentAt.getTime()),
    number,
    writerMask: partyWords.someone.zh,
    searchText: search.text,
    terms: search.vector,
    sentAt,
    repliedAt,
    replyId: newId(repliedAt.getTime()),
    eventIds: [newId(sentAt.getTime()), newId(repliedAt.getTime())],
  }
}
