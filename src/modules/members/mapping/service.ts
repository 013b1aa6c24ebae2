import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { enqueue } from '#kernel/jobs.ts'
import { startTask } from '#kernel/tasks.ts'
import { getOrg, holdsRelations, readOrgType } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { checking } from '../roster/jobs.ts'
import { getBatch, present } from '../roster/service.ts'
import type { Mapping, Understood } from '../roster/stage.ts'
import { updateBatch } from '../roster/store.ts'
import { words as rosterWords } from '../roster/words.ts'
import { words as memberWords } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { found, need, refuseIf } = refusals({ ...memberWords, ...rosterWords })

/** How an uploaded file was understood, so that somebody can say better. */
export async function readColumns(
  ctx: Ctx,
  { batchId }: Input<typeof contract.readColumns>,
): Promise<Answer<typeof contract.readColumns>> {
  need(may(ctx.actor, 'importRoster', ctx.actor.reach.path))
  return shown(await getUnderstood(ctx, batchId))
}

const shown = ({ sheet, sheets, columns, fixed, missing }: Understood): contract.FileColumns => ({
  ...{ sheet, fixed },
  sheets: sheets.map((one) => ({ ...one })),
  columns: columns.map((one) => ({ ...one })),
  missing: [...missing],
})

async function getUnderstood(ctx: Ctx, batchId: string): Promise<Understood> {
  const { understood } = found(await store.findColumns(ctx.tx, ctx.actor.reach, batchId), 'members.roster-not-found')
  return found(understood ?? undefined, 'members.roster-not-read')
}

/**
 * Says which sheet is meant and what its columns mean, and has the file checked again. What is said of columns is
 * remembered for the organisation and for sheets with the same headings (UX §6.1).
 */
export async function mapColumns(
  ctx: Ctx,
  input: Input<typeof contract.mapColumns>,
): Promise<Answer<typeof contract.mapColumns>> {
  const batch = await getBatch(ctx, input.batchId)
  need(may(ctx.actor, 'importRoster', batch.orgPath))
  const { shape, sheet } = await getUnderstood(ctx, batch.id)
  const mapping = await mappingOf(ctx, input)
  store.keepColumns(ctx.tx, batch.id, { mapping, understood: null })
  const { actor, now } = ctx
  if (mapping.keys && sheet === mapping.sheet)
    store.remember(ctx.tx, {
      ...{ orgId: batch.orgId, orgPath: batch.orgPath, shape, mapping, at: now },
      ...{ accountId: actor.accountId, actorName: actor.name },
    })
  const taskId = startTask(ctx, checking.name, { home: { orgId: batch.orgId, orgPath: batch.orgPath } })
  const from = { batchId: batch.id, from: ['UPLOADED', 'UNMAPPED', 'CHECKED'] }
  const isOpen = await updateBatch(ctx.tx, from, { state: 'UPLOADED', taskId })
  refuseIf(!isOpen, 'conflict', 'members.roster-not-read')
  enqueue(ctx, checking, { batchId: batch.id }, { taskId })
  record(ctx, 'members.roster-columns-mapped', {
    ...{ subject: 'members.import_batch', subjectId: batch.id, orgId: batch.orgId },
    details: { columns: Object.keys(mapping.keys ?? {}).length },
  })
  return present(ctx, await getBatch(ctx, batch.id))
}

async function mappingOf(ctx: Ctx, input: Input<typeof contract.mapColumns>): Promise<Mapping> {
  const { sheet, keys, category, branchId } = input
  const named = Object.values(keys ?? {})
  refuseIf(new Set(named).size < named.length, 'invalid', 'members.roster-column-twice')
  const branch = branchId === undefined ? undefined : await getOrg(ctx, branchId)
  const kind = branch && readOrgType(branch.type)
  refuseIf(kind?.ok === true && !holdsRelations(kind.value), 'invalid', 'members.roster-holds-no-relations')
  return { sheet, keys: keys ?? null, fixed: { category, branchCode: branch?.code } }
}

/** Which members a checked roster would change, masked as their history is (UX §6.3). */
export async function listDifferences(
  ctx: Ctx,
  input: Input<typeof contract.listDifferences>,
): Promise<Answer<typeof contract.listDifferences>> {
  need(may(ctx.actor, 'importRoster', ctx.actor.reach.path))
  const batch = await getBatch(ctx, input.batchId)
  const page = { batchId: batch.id, limit: input.size, offset: (input.page - 1) * input.size }
  const { rows, total } = await store.listChanges(ctx.tx, ctx.actor.reach, page)
  return { rows: rows.map((row) => ({ ...row, changes: [...row.changes] })), total }
}
