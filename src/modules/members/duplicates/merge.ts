import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, Refusal, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { dayOf } from '#kernel/time.ts'
import { markMerged, openPerson, selectPeople } from '#modules/people/index.ts'
import { factFaults, factSentence } from '../facts.ts'
import type { MemberField } from '../fields.ts'
import { changesBetween, textOf, type Whole } from '../record/changes.ts'
import { writeFields } from '../roster/updates.ts'
import * as members from '../store.ts'
import { words as memberWords } from '../words.ts'
import { fieldsIn, pick, type Values, valuesOfMerge } from './compare.ts'
import type { Side } from './contract.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, refuse } = refusals({ ...memberWords, ...words })

/** What an undo needs: what a merge wrote into the leading record and what stood there, and how the other one stood. */
interface Kept {
  readonly leadId: string
  readonly wrote: Values
  readonly before: Values
  readonly provenance: store.Standing['provenance']
  readonly otherId: string
  readonly status: string
  readonly statusSince: string | null
}

/** A record of a pair, opened. */
export interface OpenRecord {
  readonly member: members.MemberRecord
  readonly whole: Whole
}

const context = (pairId: string) => `members.duplicate.before/${pairId}`

/** Both records of a pair, opened; whoever decides has both in his reach. @throws conflict when one is gone */
export async function openBoth(ctx: Ctx, pair: store.Pair): Promise<Record<Side, OpenRecord>> {
  const { firstId, secondId } = pair
  if (firstId === null || secondId === null) throw refuse('conflict', 'members.duplicate-record-gone')
  return { FIRST: await openRecord(ctx, firstId), SECOND: await openRecord(ctx, secondId) }
}

async function openRecord(ctx: Ctx, memberId: string): Promise<OpenRecord> {
  const { tx, actor } = ctx
  const member = found(await members.findMember(tx, actor.reach, memberId), 'members.not-found')
  const [person] = await tx.rows(selectPeople(actor.reach, [member.personId]))
  return { member, whole: { ...openPerson(found(person, 'members.not-found')), ...member } }
}

/**
 * Merges a pair as it was chosen: the leading record takes what it lacks or what was chosen, the other one stays but is no
 * member any more. Everything that changes is kept sealed, so that an undo puts it back (D02).
 */
export async function mergePair(ctx: Ctx, matter: Matter): Promise<void> {
  const pair = await getPairOf(ctx, matter)
  const leads = matter.data.leads as Side
  const both = await openBoth(ctx, pair)
  const [lead, other] = leads === 'FIRST' ? [both.FIRST, both.SECOND] : [both.SECOND, both.FIRST]
  const wrote = valuesOfMerge({ first: both.FIRST.whole, second: both.SECOND.whole }, { ...pair.choice, leads })
  refuseWrongDates(ctx, { ...lead.whole, ...wrote.details, ...wrote.facts })
  const kept = await keep(ctx, { lead, other, wrote })
  await write(ctx, lead, { values: wrote, source: 'MERGE', reason: pair.id })
  store.setStanding(ctx.tx, ctx.actor.reach, { memberId: other.member.id, status: 'DUPLICATE', statusSince: null })
  markMerged(ctx.tx, other.member.personId, lead.member.personId)
  noteRevision(ctx, other.member, { source: 'MERGE', changes: [] })
  decided(ctx, pair, { state: 'SAME', beforeSealed: crypto().seal(context(pair.id), JSON.stringify(kept)) })
  record(ctx, 'members.merged', {
    ...aboutPair(pair),
    details: { lead: kept.leadId, other: kept.otherId, fields: fieldsIn(wrote) },
  })
}

async function keep(ctx: Ctx, of: { lead: OpenRecord; other: OpenRecord; wrote: Values }): Promise<Kept> {
  const { lead, other, wrote } = of
  const { reach } = ctx.actor
  const { provenance } = await store.findStanding(ctx.tx, reach, lead.member.id)
  const { status, statusSince } = await store.findStanding(ctx.tx, reach, other.member.id)
  const touched = fieldsIn(wrote)
  return {
    ...{
      leadId: lead.member.id,
      wrote,
      before: pick(lead.whole, touched),
      otherId: other.member.id,
      status,
      statusSince,
    },
    provenance: Object.fromEntries(
      Object.entries(provenance).filter(([field]) => touched.includes(field as MemberField)),
    ),
  }
}

/** The two records are of two persons; this is remembered, and they are not asked about again. */
export async function noteDifferent(ctx: Ctx, matter: Matter): Promise<void> {
  const pair = await getPairOf(ctx, matter)
  decided(ctx, pair, { state: 'DIFFERENT', beforeSealed: null })
  record(ctx, 'members.found-different', aboutPair(pair))
}

/**
 * Undoes a merge: both records are as they were. What somebody corrected in the leading record since then stays, because it
 * was not the merge that wrote it.
 */
export async function separate(ctx: Ctx, pair: store.Pair): Promise<void> {
  if (!pair.beforeSealed) throw refuse('conflict', 'members.duplicate-record-gone')
  const kept = JSON.parse(crypto().open(context(pair.id), pair.beforeSealed).toString()) as Kept
  const lead = await openRecord(ctx, kept.leadId)
  const other = await openRecord(ctx, kept.otherId)
  const merged: Partial<Whole> = { ...kept.wrote.details, ...kept.wrote.facts }
  const stillMerged = fieldsIn(kept.wrote).filter((field) => textOf(lead.whole[field]) === textOf(merged[field]))
  const back = pick({ ...lead.whole, ...kept.before.details, ...kept.before.facts }, stillMerged)
  await write(ctx, lead, { values: back, source: 'SEPARATION', reason: pair.id })
  const { reach } = ctx.actor
  store.setProvenance(ctx.tx, reach, {
    memberId: kept.leadId,
    fields: stillMerged,
    provenance: Object.fromEntries(
      Object.entries(kept.provenance).filter(([key]) => stillMerged.includes(key as MemberField)),
    ),
  })
  store.setStanding(ctx.tx, reach, { memberId: kept.otherId, status: kept.status, statusSince: kept.statusSince })
  markMerged(ctx.tx, other.member.personId, null)
  noteRevision(ctx, other.member, { source: 'SEPARATION', changes: [] })
  record(ctx, 'members.separated', {
    ...aboutPair(pair),
    details: { lead: kept.leadId, other: kept.otherId, fields: stillMerged },
  })
}

async function write(
  ctx: Ctx,
  { member, whole }: OpenRecord,
  of: { values: Values; source: 'MERGE' | 'SEPARATION'; reason: string },
): Promise<void> {
  const { details, facts } = of.values
  if (fieldsIn(of.values).length === 0) return
  const changes = changesBetween(whole, { ...details, ...facts })
  await writeFields(ctx, member, { details, facts, source: `${of.source} ${of.reason}` })
  noteRevision(ctx, member, { source: of.source, changes })
}

function noteRevision(
  ctx: Ctx,
  member: members.MemberRecord,
  of: { source: 'MERGE' | 'SEPARATION'; changes: ReturnType<typeof changesBetween> },
): void {
  members.insertRevision(ctx.tx, {
    ...{ id: newId(), memberId: member.id, orgId: member.orgId, orgPath: member.orgPath, at: ctx.now },
    ...{ accountId: ctx.actor.accountId, actorName: ctx.actor.name, source: of.source, reason: reasons[of.source] },
    ...{ version: member.version + 1, changes: of.changes },
  })
}

const reasons = { MERGE: '同一人核对：合并', SEPARATION: '同一人核对：撤销合并' } as const

function decided(ctx: Ctx, pair: store.Pair, of: { state: 'SAME' | 'DIFFERENT'; beforeSealed: Buffer | null }): void {
  store.setState(ctx.tx, ctx.actor.reach, { id: pair.id, ...of, at: ctx.now, by: ctx.actor.name })
}

// Dates taken from two records must still be possible together (2.2, DEV-60).
function refuseWrongDates(ctx: Ctx, whole: Whole): void {
  const faults = factFaults(whole, dayOf(ctx.now))
  if (faults.length === 0) return
  throw new Refusal('invalid', 'members.check-fields', {
    sentence: fill(memberWords['members.check-fields'], { count: faults.length }),
    fields: faults.map(({ field, code }) => ({ path: `take.${field}`, ...factSentence(code) })),
  })
}

async function getPairOf(ctx: Ctx, matter: Matter): Promise<store.Pair> {
  return found(await store.findPairOfMatter(ctx.tx, ctx.actor.reach, matter.id), 'members.duplicate-not-found')
}

/** What an audit line says of a pair: ids only. */
export const aboutPair = (pair: Pick<store.Pair, 'id' | 'orgId'>) => ({
  subject: 'members.duplicate',
  subjectId: pair.id,
  orgId: pair.orgId,
})
