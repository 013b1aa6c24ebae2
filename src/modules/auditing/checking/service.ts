import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { ownKey, readSignedText } from '#kernel/public-log/note.ts'
import { dayOf } from '#kernel/time.ts'
import { getOrg } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { sheetTitle } from './sheet.ts'
import * as store from './store.ts'

const { found, need, refuse } = refusals(words)

/** The latest checks of the chain, newest first. */
export async function listChainChecks(ctx: Ctx): Promise<Answer<typeof contract.listChainChecks>> {
  need(may.listChainChecks(ctx.actor))
  const rows = await store.listChecks(ctx.tx)
  const isOpen = rows.some(({ state }) => state === 'ASKED' || state === 'RUNNING')
  return { rows: rows.map(shown), can: { startChainCheck: isOpen ? 'auditing.check-runs' : true } }
}

/** Asks for a check of the whole chain; the worker carries it out (E03). */
export async function startChainCheck(ctx: Ctx): Promise<Answer<typeof contract.startChainCheck>> {
  const { actor, tx, now } = ctx
  need(may.startChainCheck(actor))
  const org = await getOrg(ctx, actor.orgId ?? '')
  const id = newId()
  const asker = { askedBy: actor.accountId ?? '', askerName: actor.name, orgId: org.id, orgName: org.shortName }
  await store.insertCheck(tx, { id, ...asker, askedAt: now }, () => refuse('conflict', 'auditing.check-runs'))
  record(ctx, 'auditing.check-asked', { subject: 'auditing.chain_check', subjectId: id })
  return { id }
}

/** The signed sheet of a check, as a file. */
export async function fetchCheckSheet(
  ctx: Ctx,
  { checkId }: Input<typeof contract.fetchCheckSheet>,
): Promise<{ name: string; bytes: Buffer }> {
  need(may.fetchCheckSheet(ctx.actor))
  const { sheet, endedAt } = found(await store.findSheet(ctx.tx, checkId), 'auditing.no-such-sheet')
  record(ctx, 'auditing.check-sheet-fetched', { subject: 'auditing.chain_check', subjectId: checkId })
  return { name: `审计链核查-${dayOf(endedAt)}.txt`, bytes: Buffer.from(sheet) }
}

/** Whether a sheet that somebody holds bears our signature and says what was signed. */
export async function compareCheckSheet(
  ctx: Ctx,
  { text }: Input<typeof contract.compareCheckSheet>,
): Promise<Answer<typeof contract.compareCheckSheet>> {
  need(may.compareCheckSheet(ctx.actor))
  const isGenuine = isSheetSignedWith(text, ownKey().text)
  record(ctx, 'auditing.check-sheet-compared', { details: { count: isGenuine ? 1 : 0 } })
  return { isGenuine }
}

/**
 * The same for any key. Nothing but the sheet and its signature may stand there, and it begins as a sheet does: the same key signs
 * checkpoints, which everybody has. An editor may have changed the ends of lines and of the file, which says nothing of the words.
 */
export function isSheetSignedWith(text: string, key: string): boolean {
  const note = `${text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()}\n`
  return readSignedText(note, key)?.startsWith(`${sheetTitle}\n`) ?? false
}

/**
 * The check that the worker is to carry out now, marked as begun; one that was at work when this worker came was cut off and is told so.
 */
export async function takeCheck(ctx: Ctx): Promise<store.StoredCheck | undefined> {
  const open = await store.findOpenCheck(ctx.tx)
  if (!open) return undefined
  if (open.state === 'RUNNING') {
    finishCheck(ctx, open, { state: 'FAILED' })
    return undefined
  }
  await store.beginCheck(ctx.tx, open.id, ctx.now)
  recordOf(ctx, 'auditing.check-begun', open)
  return { ...open, begunAt: ctx.now }
}

/** Writes down how a check ended. */
export function finishCheck(ctx: Ctx, check: store.StoredCheck, end: store.CheckEnd): void {
  store.endCheck(ctx.tx, check.id, end, ctx.now)
  recordOf(ctx, 'auditing.check-ended', check, end.state === 'DONE' ? { count: end.findings, rows: end.done } : {})
}

function recordOf(ctx: Ctx, act: string, { id, orgId }: store.StoredCheck, details: Record<string, number> = {}): void {
  record(ctx, act, { subject: 'auditing.chain_check', subjectId: id, orgId, details })
}

function shown(check: store.StoredCheck): contract.ChainCheck {
  const { orgId: _, orgName: __, askedAt, begunAt, endedAt, named, ...rest } = check
  return {
    ...rest,
    named: [...named],
    askedAt: askedAt.toISOString(),
    begunAt: begunAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}
