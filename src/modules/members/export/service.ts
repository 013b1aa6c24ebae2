import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { enqueue } from '#kernel/jobs.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { startTask } from '#kernel/tasks.ts'
import { dayOf } from '#kernel/time.ts'
import { getOrg } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { countMatching } from '../service.ts'
import { words as memberWords } from '../words.ts'
import { askApproval } from './approval.ts'
import type * as contract from './contract.ts'
import { writing } from './jobs.ts'
import { approvalsFor, daysTogether, hoursKept, isTakeable, mostRows, needsApproval } from './rules.ts'
import { contentContext, passwordContext } from './run.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...memberWords, ...words })

/** Asks for an export: written at once when it is small and not sensitive, else allowed by the county first (T06). */
export async function exportMembers(
  ctx: Ctx,
  input: Input<typeof contract.exportMembers>,
): Promise<Answer<typeof contract.exportMembers>> {
  const { actor, now } = ctx
  need(may(actor, 'exportMembers', actor.reach.path))
  const org = await getOrg(ctx, input.orgId)
  need(may(actor, 'exportMembers', org.path))
  const columns = [...new Set(input.columns)]
  const { reason, filter } = input
  const rows = await countMatching(ctx, { ...filter, orgId: org.id })
  refuseIf(rows === 0, 'invalid', 'members.export-nobody')
  refuseIf(rows > mostRows, 'invalid', 'members.export-too-large', { slots: { most: mostRows, rows } })
  const lately = await store.countLately(ctx.tx, actor.reach, { accountId: actor.accountId, since: daysBack(now) })
  const isWaiting = needsApproval({ rows: rows + lately.free, columns })
  const id = newId()
  const asked = { id, org, columns, rows, reason, wanted: approvalsFor(rows + lately.all), papers: input.papers ?? [] }
  const matter = isWaiting ? await askApproval(ctx, asked) : undefined
  store.insertExport(ctx.tx, {
    ...{ id, orgId: org.id, orgPath: org.path, accountId: actor.accountId ?? '', actorName: actor.name },
    number: matter?.number ?? `${dayOf(now).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`,
    ...{ reason, filter, columns, rowsAsked: rows, matterId: matter?.id ?? null, taskId: null },
    state: isWaiting ? 'WAITING' : 'ALLOWED',
    ...{ createdAt: now, expiresAt: new Date(now.getTime() + hoursKept * 3_600_000) },
  })
  record(ctx, 'members.export-asked', { ...aboutExport(id, org.id), details: { rows, columns, waits: isWaiting } })
  if (!isWaiting) begin(ctx, { id, orgId: org.id, orgPath: org.path, rows })
  return present(ctx, await getExport(ctx, id))
}

const daysBack = (now: Date) => new Date(now.getTime() - daysTogether * 86_400_000)

/** One's own exports. */
export async function listExports(
  ctx: Ctx,
  input: Input<typeof contract.listExports>,
): Promise<Answer<typeof contract.listExports>> {
  need(may(ctx.actor, 'exportMembers', ctx.actor.reach.path))
  const { rows, total } = await store.listExports(ctx.tx, ctx.actor.reach, { ...input, accountId: ctx.actor.accountId })
  return { rows: rows.map((row) => present(ctx, row)), total }
}

/** One export of one's own. */
export async function readExport(
  ctx: Ctx,
  input: Input<typeof contract.readExport>,
): Promise<Answer<typeof contract.readExport>> {
  return present(ctx, await getExport(ctx, input.exportId))
}

/** Begins to write the file, as who asked and with what he may see now. */
export async function writeExport(
  ctx: Ctx,
  input: Input<typeof contract.writeExport>,
): Promise<Answer<typeof contract.writeExport>> {
  const one = await getExport(ctx, input.exportId)
  refuseIf(one.state !== 'ALLOWED' || one.expiresAt <= ctx.now, 'conflict', 'members.export-not-allowed')
  begin(ctx, { id: one.id, orgId: one.orgId, orgPath: one.orgPath, rows: one.rowsAsked })
  record(ctx, 'members.export-begun', aboutExport(one.id, one.orgId))
  return present(ctx, await getExport(ctx, one.id))
}

/** Gives the file to who asked for it, once, as long as he may and it is not expired; recorded (T05). */
export async function fetchExport(ctx: Ctx, input: Input<typeof contract.fetchExport>): Promise<MadeSheet> {
  const one = await getExport(ctx, input.exportId)
  const sealed = await store.findContent(ctx.tx, ctx.actor.reach, one.id)
  if (one.state !== 'READY' || !sealed || !isTakeable(one, ctx.now)) throw refuse('missing', 'members.export-gone')
  store.noteFetched(ctx.tx, ctx.actor.reach, { exportId: one.id, at: ctx.now })
  record(ctx, 'members.export-fetched', { ...aboutExport(one.id, one.orgId), details: { number: one.number } })
  const name = `${one.orgName}党员名册_${dayOf(one.createdAt).replaceAll('-', '')}_${one.number.slice(-6)}.xlsx`
  return { name, bytes: crypto().open(contentContext(one.id), sealed) }
}

/** What opens the file, for who asked for it; each look recorded. */
export async function showExportPassword(
  ctx: Ctx,
  input: Input<typeof contract.showExportPassword>,
): Promise<Answer<typeof contract.showExportPassword>> {
  const one = await getExport(ctx, input.exportId)
  const { accountId, reach } = ctx.actor
  const sealed = await store.findPassword(ctx.tx, reach, { exportId: one.id, accountId })
  if (!sealed || one.expiresAt <= ctx.now) throw refuse('missing', 'members.export-no-password')
  record(ctx, 'members.export-password-shown', { ...aboutExport(one.id, one.orgId), details: { number: one.number } })
  return { password: crypto().open(passwordContext(one.id), sealed).toString() }
}

/** An export of one's own, of an organisation that is still in reach. @throws missing */
async function getExport(ctx: Ctx, exportId: string): Promise<store.ExportRow> {
  need(may(ctx.actor, 'exportMembers', ctx.actor.reach.path))
  const { accountId, reach } = ctx.actor
  return found(await store.findExport(ctx.tx, reach, { exportId, accountId }), 'members.export-not-found')
}

function begin(ctx: Ctx, of: { id: string; orgId: string; orgPath: string; rows: number }): void {
  const home = { orgId: of.orgId, orgPath: of.orgPath }
  const taskId = startTask(ctx, 'members.export', { total: of.rows, home })
  store.setTask(ctx.tx, ctx.actor.reach, { exportId: of.id, taskId })
  enqueue(ctx, writing, { exportId: of.id }, { taskId, key: of.id })
}

/** What an audit line says of an export. */
const aboutExport = (id: string, orgId: string) => ({ subject: 'members.export', subjectId: id, orgId })

function present(ctx: Ctx, row: store.ExportRow): contract.Export {
  const { id, number, orgName, reason, columns, approvedBy, matterId, taskId } = row
  const state = stateOf(row, ctx.now)
  return {
    ...{ id, number, orgName, reason, columns, approvedBy, matterId, taskId, state },
    rows: row.rowsWritten ?? row.rowsAsked,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isLocked: row.isLocked,
    can: {
      writeExport: state === 'ALLOWED' || 'members.export-not-allowed',
      fetchExport: state === 'READY' || 'members.export-gone',
    },
  }
}

function stateOf(row: store.ExportRow, now: Date): contract.Export['state'] {
  if (row.state !== 'ALLOWED' && row.state !== 'READY') return row.state
  if (row.expiresAt <= now) return 'EXPIRED'
  return row.state === 'READY' && !isTakeable(row, now) ? 'FETCHED' : row.state
}
