import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals, type Sentence } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { enqueue } from '#kernel/jobs.ts'
import { words as sheetWords } from '#kernel/spreadsheet/words.ts'
import { startTask } from '#kernel/tasks.ts'
import { words as timeWords } from '#kernel/time.ts'
import { getOrg } from '#modules/organisations/index.ts'
import { deleteUntouched, peopleWords } from '#modules/people/index.ts'
import { forgetDuplicates } from '../duplicates/noting.ts'
import { withStandingGroup } from '../groups/service.ts'
import { acts, may } from '../policy.ts'
import * as members from '../store.ts'
import { words as memberWords } from '../words.ts'
import { type RosterKey, rosterName } from './codes.ts'
import { sealContent } from './content.ts'
import type * as contract from './contract.ts'
import { checking, importing } from './jobs.ts'
import * as store from './store.ts'
import { type Before, beforeContext, writeFields } from './updates.ts'
import { words } from './words.ts'

const all = { ...timeWords, ...peopleWords, ...memberWords, ...words }
const { found, need, refuseIf, refuse } = refusals({ ...memberWords, ...words, ...sheetWords })

/** Whether this post brings rosters in at all; of the organisation is asked when it is known. */
export const mayUpload = (actor: Actor): void => need(acts.importRoster(actor))

/** Keeps an uploaded roster, sealed, until the import has ended; it is then checked. */
export async function uploadRoster(
  ctx: Ctx,
  input: Input<typeof contract.uploadRoster>,
): Promise<Answer<typeof contract.uploadRoster>> {
  const org = await getOrg(ctx, input.orgId)
  need(may(ctx.actor, 'importRoster', org.path))
  const bytes = ctx.caller?.upload
  if (!bytes || bytes.length === 0) throw refuse('invalid', 'kernel.sheet-empty')
  refuseIf(!/\.(xlsx|csv|txt)$/i.test(input.name), 'invalid', 'kernel.sheet-kind')
  const id = newId()
  const fileDigest = createHash('sha256').update(bytes).digest()
  const taskId = startTask(ctx, checking.name, { home: { orgId: org.id, orgPath: org.path } })
  store.insertBatch(ctx.tx, {
    ...{ id, orgId: org.id, orgPath: org.path, accountId: ctx.actor.accountId, actorName: ctx.actor.name },
    ...{ fileName: input.name, fileDigest, createdAt: ctx.now, taskId },
    contentSealed: await sealContent(id, bytes),
  })
  record(ctx, 'members.roster-uploaded', {
    ...{ subject: 'members.import_batch', subjectId: id, orgId: org.id },
    details: { bytes: bytes.length, digest: fileDigest.toString('hex') },
  })
  enqueue(ctx, checking, { batchId: id }, { taskId })
  return present(ctx, await getBatch(ctx, id))
}

/** Imports so far, the newest first. */
export async function listImports(
  ctx: Ctx,
  input: Input<typeof contract.listImports>,
): Promise<Answer<typeof contract.listImports>> {
  need(may(ctx.actor, 'importRoster', ctx.actor.reach.path))
  const page = { limit: input.size, offset: (input.page - 1) * input.size }
  const { rows, total } = await store.listBatches(ctx.tx, ctx.actor.reach, page)
  return { rows: rows.map((batch) => present(ctx, batch)), total }
}

/** How an import stands. */
export async function readImport(
  ctx: Ctx,
  input: Input<typeof contract.readImport>,
): Promise<Answer<typeof contract.readImport>> {
  need(may(ctx.actor, 'importRoster', ctx.actor.reach.path))
  return present(ctx, await getBatch(ctx, input.batchId))
}

/** The batch, when inside the reach. @throws missing `members.roster-not-found` */
export async function getBatch(ctx: Ctx, batchId: string): Promise<store.BatchRow> {
  return found(await store.findBatch(ctx.tx, ctx.actor.reach, batchId), 'members.roster-not-found')
}

/** A batch as its page shows it. */
export function present(ctx: Ctx, batch: store.BatchRow): contract.ImportBatch {
  const { orgPath, findings, ...shown } = batch
  return {
    ...shown,
    state: batch.state as contract.ImportBatch['state'],
    findings: Object.entries(findings).map(([code, count]) => ({ code, count, ...sentenceOf(code) })),
    createdAt: batch.createdAt.toISOString(),
    endedAt: batch.endedAt?.toISOString() ?? null,
    can: {
      startImport: batch.state === 'CHECKED' ? may(ctx.actor, 'importRoster', orgPath) : 'members.roster-not-checked',
      revokeImport: isRevocable(ctx, batch) ? may(ctx.actor, 'revokeImport', orgPath) : 'members.roster-not-revocable',
    },
  }
}

const sentenceOf = (code: string): Sentence => {
  const { zh, en } = all[code as keyof typeof all]
  return { zh, en }
}

/** Which cells must be corrected, each in a sentence that says how: 第 37 行“公民身份号码”：… */
export async function listFaults(
  ctx: Ctx,
  input: Input<typeof contract.listFaults>,
): Promise<Answer<typeof contract.listFaults>> {
  need(may(ctx.actor, 'importRoster', ctx.actor.reach.path))
  const batch = await getBatch(ctx, input.batchId)
  const { rows, total } = await store.listFaults(ctx.tx, ctx.actor.reach, {
    batchId: batch.id,
    limit: input.size,
    offset: (input.page - 1) * input.size,
  })
  return { rows: rows.map(presentFault), total }
}

/** A fault in words: `said` alone, `zh` and `en` with row and column. */
export function presentFault({ rowNumber, columnName, code, slots }: store.FaultRow) {
  const column = rosterName(columnName as RosterKey).zh
  const said = fill(sentenceOf(code), slots)
  const whole = words['members.roster-cell']
  return {
    ...{ row: rowNumber, column, code, said: said.zh },
    zh: fill(whole, { row: rowNumber, column, sentence: said.zh }).zh,
    en: fill(whole, { row: rowNumber, column, sentence: said.en }).en,
  }
}

/** Queues the import of a checked file; its task shows how far it is. */
export async function startImport(
  ctx: Ctx,
  input: Input<typeof contract.startImport>,
): Promise<Answer<typeof contract.startImport>> {
  const batch = await getBatch(ctx, input.batchId)
  need(may(ctx.actor, 'importRoster', batch.orgPath))
  const home = { orgId: batch.orgId, orgPath: batch.orgPath }
  const taskId = startTask(ctx, importing.name, { home, ...(batch.rowsTotal ? { total: batch.rowsTotal } : {}) })
  const from = { batchId: batch.id, from: ['CHECKED'] }
  const isStarted = await store.updateBatch(ctx.tx, from, { mode: input.mode, taskId })
  refuseIf(!isStarted, 'conflict', 'members.roster-not-checked')
  enqueue(ctx, importing, { batchId: batch.id, mode: input.mode }, { taskId, key: batch.id })
  record(ctx, 'members.roster-import-started', aboutBatch(batch, { mode: input.mode }))
  return present(ctx, await getBatch(ctx, batch.id))
}

const aboutBatch = (batch: store.BatchRow, details: Record<string, unknown>) => ({
  subject: 'members.import_batch',
  subjectId: batch.id,
  orgId: batch.orgId,
  details,
})

const week = 7 * 24 * 3_600_000
const isRevocable = (ctx: Ctx, batch: store.BatchRow) =>
  batch.state === 'DONE' && batch.endedAt !== null && ctx.now.getTime() - batch.endedAt.getTime() <= week

/**
 * Takes an import back: members it brought go, values it changed return, as long as nobody touched them since; what was
 * touched stays and is counted (UX §6).
 */
export async function revokeImport(
  ctx: Ctx,
  input: Input<typeof contract.revokeImport>,
): Promise<Answer<typeof contract.revokeImport>> {
  const batch = await getBatch(ctx, input.batchId)
  need(may(ctx.actor, 'revokeImport', batch.orgPath))
  refuseIf(!isRevocable(ctx, batch), 'conflict', 'members.roster-not-revocable')
  const brought = await store.countOfBatch(ctx.tx, ctx.actor.reach, batch.id)
  const untouched = await store.listUntouched(ctx.tx, ctx.actor.reach, batch.id)
  const removed = await removeMembers(ctx, untouched)
  const updates = await store.listUpdates(ctx.tx, ctx.actor.reach, batch.id)
  const last = updates.filter((update) => update.isLast)
  for (const update of last) await restore(ctx, update, input.reason)
  const kept = brought - removed + updates.length - last.length
  const answer = { removed, restored: last.length, kept }
  const from = { batchId: batch.id, from: ['DONE'] }
  await store.updateBatch(ctx.tx, from, { state: 'REVOKED', revokedAt: ctx.now, revokeReason: input.reason })
  record(ctx, 'members.roster-revoked', aboutBatch(batch, answer))
  return answer
}

// A person whom an account or a post already uses is not taken away under them.
async function removeMembers(ctx: Ctx, untouched: readonly { id: string; personId: string }[]): Promise<number> {
  const removed = await store.deleteMembers(
    ctx.tx,
    untouched.map((member) => member.id),
  )
  const personIds = untouched.map((member) => member.personId)
  await deleteUntouched(ctx.tx, personIds, () => refuse('conflict', 'members.roster-used'))
  forgetDuplicates(ctx, removed)
  return removed
}

async function restore(
  ctx: Ctx,
  update: { id: string; memberId: string; version: number; beforeSealed: Buffer },
  reason: string,
): Promise<void> {
  const member = found(await members.findMember(ctx.tx, ctx.actor.reach, update.memberId), 'members.not-found')
  const before = JSON.parse(crypto().open(beforeContext(update.id), update.beforeSealed).toString()) as Before
  const facts = await withStandingGroup(ctx, member.orgId, before.facts)
  await writeFields(ctx, member, { ...before, facts, source: `revoked ${update.id}` })
  members.insertRevision(ctx.tx, {
    ...{ id: newId(), memberId: member.id, orgId: member.orgId, orgPath: member.orgPath, at: ctx.now },
    ...{ accountId: ctx.actor.accountId, actorName: ctx.actor.name, source: 'REVOCATION', reason },
    ...{ version: member.version + 1, changes: [] },
  })
}
