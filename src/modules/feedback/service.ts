import { randomBytes } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import { hashCode } from '#kernel/brought-keys.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Refusal, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { addressGroup, giveBackVisitorTry, takeShare, takeVisitorShare, takeVisitorTry } from '#kernel/limits.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf } from '#kernel/time.ts'
import { readTrackingCode, TRACKING_CODE_BYTES, trackingCode } from '#modules/cases/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { readRemark, readRemarkNumber, remarkNumber, type WrittenRemark } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse } = refusals(words)

const perAddress = { name: 'feedback.remark', tries: 6, seconds: 3600 }
const perDay = { name: 'feedback.all', tries: 300, seconds: 86_400 }
const wrongCodes = { name: 'feedback.code', tries: 10, seconds: 900 }

/** What the writer takes home; the code is told here once and kept nowhere in clear. */
export interface RemarkReceipt {
  readonly number: string
  readonly code: string
}

/** The key under which pages that show answers are kept. */
export const answerPages = 'feedback'

/**
 * Takes in a word about the product from anybody (E11). Run it as the visitor, with the form's token as idempotency key.
 * @throws invalid with the faults by field; busy `kernel.too-many-tries`, `feedback.many-today`
 */
export async function handInRemark(ctx: Ctx, written: WrittenRemark): Promise<RemarkReceipt> {
  const read = readRemark(written)
  if (!read.ok) {
    const fields = read.faults.map(({ field, code }) => ({ path: field, ...words[code] }))
    throw new Refusal('invalid', 'feedback.incomplete', {
      sentence: words[read.faults[0]?.code ?? 'feedback.text-length'],
      fields,
    })
  }
  takeVisitorShare(ctx, perAddress, addressOf(ctx))
  await takeShare(ctx, perDay, 'all').catch((fault) => {
    throw fault instanceof Refusal ? refuse('busy', 'feedback.many-today') : fault
  })
  const number = remarkNumber(dayOf(ctx.now), randomBytes(4))
  const code = trackingCode(randomBytes(TRACKING_CODE_BYTES))
  const id = newId()
  store.handIn(ctx.tx, { id, number, at: ctx.now, ...read.value }, codeHashOf(number, code))
  notifyPages(ctx, [answerPages])
  record(ctx, 'feedback.handed-in', { subject: 'feedback.remark', subjectId: id, details: { kind: read.value.kind } })
  return { number, code }
}

const codeHashOf = (number: string, code: string) => hashCode('feedback.code', number, code)

const addressOf = (ctx: Ctx) => addressGroup(ctx.caller?.address ?? '')

/** One's own remark by number and code, with what was answered. Run it as a read. @throws missing, the same whatever was wrong */
export async function followRemark(ctx: Ctx, input: { number: string; code: string }): Promise<store.FollowedRemark> {
  takeVisitorTry(ctx, wrongCodes, addressOf(ctx))
  const code = readTrackingCode(input.code)
  const opened = code.ok
    ? await store.follow(ctx.tx, codeHashOf(readRemarkNumber(input.number), code.value))
    : undefined
  if (!opened) throw refuse('missing', 'feedback.wrong-code', { field: 'code' })
  giveBackVisitorTry(ctx, wrongCodes, addressOf(ctx))
  return opened
}

/** What was reported and what was done, for everybody. */
export function listPublicAnswers(ctx: Ctx, { page, perPage }: { page: number; perPage: number }) {
  return store.listPublicAnswers(ctx.tx, { limit: perPage, offset: (page - 1) * perPage })
}

/** The inbox of who keeps the installation. */
export async function listRemarks(
  ctx: Ctx,
  input: Input<typeof contract.listRemarks>,
): Promise<Answer<typeof contract.listRemarks>> {
  need(may.listRemarks(ctx.actor))
  const isAnswered = input.state === undefined ? undefined : input.state === 'ANSWERED'
  const page = { isAnswered, limit: input.size, offset: (input.page - 1) * input.size }
  const { rows, total } = await store.listRemarks(ctx.tx, ctx.actor.reach, page)
  return { rows: rows.map(presentRemark), total, can: { answerRemark: may.answerRemark(ctx.actor) } }
}

const presentRemark = ({ answers, createdAt, ...row }: store.RemarkRow): contract.Remark => ({
  ...row,
  createdAt: createdAt.toISOString(),
  answers: answers.map((answer) => ({ ...answer, at: new Date(answer.at).toISOString() })),
})

/** Answers a remark; a further answer stands beside the ones before, nothing is taken away. */
export async function answerRemark(
  ctx: Ctx,
  input: Input<typeof contract.answerRemark>,
): Promise<Answer<typeof contract.answerRemark>> {
  need(may.answerRemark(ctx.actor))
  const remark = found(await store.findRemark(ctx.tx, ctx.actor.reach, input.remarkId), 'feedback.not-found')
  const { outcome, summary, text } = input
  store.insertAnswer(ctx.tx, {
    ...{ id: newId(), remarkId: remark.id, orgId: remark.orgId, orgPath: remark.orgPath },
    ...{ at: ctx.now, kind: remark.kind, outcome, summary, text, byName: ctx.actor.name },
  })
  notifyPages(ctx, [answerPages])
  record(ctx, 'feedback.answered', {
    ...{ subject: 'feedback.remark', subjectId: remark.id, orgId: remark.orgId },
    details: { outcome },
  })
  return { answered: true }
}
