import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { plainText } from '#kernel/search.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { findOrgBySlug } from '#modules/organisations/index.ts'
import type { CaseKind } from '../codes.ts'
import { caseNumber, maskOf } from '../tracking/rules.ts'
import { partyWords } from '../tracking/words.ts'
import { words } from '../words.ts'
import type { ImportedMessage } from './rules.ts'
import * as store from './store.ts'

const { found } = refusals(words)

/** The organisation that an import is about, by its public address or the topmost one. */
export async function findPlace(ctx: Ctx, slug: string | undefined): Promise<store.ImportPlace> {
  const place = slug === undefined ? await store.findTop(ctx.tx) : await findOrgBySlug(ctx.tx, slug)
  return found(place, 'cases.organisation-missing')
}

/** An answered case of the past, wherever it was handled. `writer` is masked before it is kept; null is somebody unknown. */
export interface AnsweredCase {
  readonly sourceId: string
  readonly kind: CaseKind
  readonly title: string
  readonly body: string
  /** The field of work it was filed under, when that is known. */
  readonly field?: string | undefined
  /** What of it, where a list of classes names that. */
  readonly second?: string | undefined
  readonly third?: string | undefined
  readonly writer: string | null
  readonly isPublic: boolean
  readonly sentAt: Date
  readonly handledBy: store.ImportPlace
  readonly about: store.ImportPlace
  /** Oldest first, at least one. `by` is who signed it. */
  readonly replies: readonly { readonly at: Date; readonly text: string; readonly by: string }[]
}

/**
 * Imports a batch of answered messages about one organisation as public cases. No writer is kept (D29). Gives how many
 * were new.
 */
export function importMessages(
  ctx: Ctx,
  batch: readonly ImportedMessage[],
  { source, place }: { source: string; place: store.ImportPlace },
): Promise<number> {
  const by = partyWords.import.zh
  const answered = batch.map(({ reply, repliedAt, ...message }) => ({
    ...message,
    writer: null,
    isPublic: true,
    handledBy: place,
    about: place,
    replies: [{ at: repliedAt, text: reply, by }],
  }))
  return importAnswered(ctx, answered, { source, orgId: place.id })
}

/**
 * Imports a batch of answered cases whose clocks do not run and whose outcome nobody stated (decisions 32). A case of the
 * same source and number is imported once; a report is never public (XF-05). Gives how many were new. `orgId` is where the
 * audit tells of it.
 */
export async function importAnswered(
  ctx: Ctx,
  batch: readonly AnsweredCase[],
  { source, orgId }: { source: string; orgId: string },
): Promise<number> {
  const known = await store.listKnown(
    ctx.tx,
    source,
    batch.map((one) => one.sourceId),
  )
  const fresh = batch.filter(({ sourceId }, at) => !known.has(sourceId) && isFirst(batch, sourceId, at))
  const orders = fresh.length === 0 ? new Map() : await store.takeOrders(ctx.tx, countsOf(fresh))
  const cases = fresh.map((one) => asCase(one, orders))
  if (cases.length > 0) store.insertImported(ctx.tx, cases, { source, byName: partyWords.import.zh })
  const digest = createHash('sha256').update(JSON.stringify(cases)).digest('hex')
  record(ctx, 'cases.imported', { orgId, details: { source, count: cases.length, digest } })
  return cases.length
}

const isFirst = (batch: readonly AnsweredCase[], sourceId: string, at: number) =>
  batch.findIndex((one) => one.sourceId === sourceId) === at

const countsOf = (batch: readonly AnsweredCase[]): Map<Day, number> => {
  const counts = new Map<Day, number>()
  for (const { sentAt } of batch) counts.set(dayOf(sentAt), (counts.get(dayOf(sentAt)) ?? 0) + 1)
  return counts
}

// Counts the orders of a day down from the last that was taken.
function asCase(one: AnsweredCase, orders: Map<Day, number>): store.ImportedCase {
  const { writer, sentAt, handledBy, about, isPublic, replies, ...kept } = one
  const sentOn = dayOf(sentAt)
  const order = orders.get(sentOn) ?? 0
  orders.set(sentOn, order - 1)
  const number = caseNumber(sentOn, order)
  const search = plainText(`${number} ${one.title} ${one.body}`)
  return {
    ...kept,
    id: newId(sentAt.getTime()),
    eventId: newId(sentAt.getTime()),
    number,
    writerMask: writer === null ? partyWords.someone.zh : maskOf(writer),
    isPublic: isPublic && one.kind !== 'REPORT',
    ...{ orgId: handledBy.id, orgPath: handledBy.path, orgName: handledBy.shortName },
    ...{ aboutOrgId: about.id, aboutName: about.shortName },
    searchText: search.text,
    terms: search.vector,
    sentAt,
    firstRepliedAt: replies[0]?.at ?? sentAt,
    repliedAt: replies.at(-1)?.at ?? sentAt,
    replies: replies.map((reply) => ({ ...reply, id: newId(reply.at.getTime()), eventId: newId(reply.at.getTime()) })),
  }
}
