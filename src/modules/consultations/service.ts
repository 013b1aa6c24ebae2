import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { refuseFormalismAskedAbout } from '#kernel/rule-guard.ts'
import { type Day, dayOf, toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { getSite } from '#modules/sites/index.ts'
import type * as contract from './contract.ts'
import { type AskedFor, originName, readOrigin, takeOrigin } from './origin/service.ts'
import { tellAll } from './pages.ts'
import { may } from './policy.ts'
import { consultationPaths } from './portal/paths.ts'
import { answerDueOn, faultOfAnswer, faultOfTime, readStatement, stateOf } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** The consultations of one's organisation and of those below. */
export async function listConsultations(ctx: Ctx): Promise<Answer<typeof contract.listConsultations>> {
  need(may.listConsultations(ctx.actor))
  const today = dayOf(ctx.now)
  const rows = (await store.listConsultations(ctx.tx, ctx.actor.reach)).map((one) => rowOf(one, today))
  return { rows, can: { openConsultation: may.openConsultation(ctx.actor) } }
}

/** One consultation with its statements; the words of what is not shown are read by nobody. */
export async function getConsultation(
  ctx: Ctx,
  { consultationId }: Input<typeof contract.getConsultation>,
): Promise<Answer<typeof contract.getConsultation>> {
  const { actor, tx } = ctx
  need(may.listConsultations(actor))
  const one = found(await store.findConsultation(tx, actor.reach, { consultationId }), 'consultations.not-found')
  const statements = await store.listStatements(tx, actor.reach, consultationId)
  const asker = await findOrg(tx, actor.reach, one.askerId ?? one.orgId)
  const { question, findings, foundAt, answer, answeredBy } = one
  const waiting = statements.filter(({ state }) => state === 'WAITING').length
  const row = rowOf({ ...one, waiting }, dayOf(ctx.now))
  return {
    ...row,
    ...{ question, answer, answeredBy, keptBy: one.keptByName, statements: statements.map(statementOf) },
    origin: await readOrigin(ctx, one),
    publicPath: consultationPaths.one(asker?.slug ?? asker?.code ?? '', one.id),
    findings: findings && (structuredClone(findings) as contract.Consultation['findings']),
    foundAt: foundAt?.toISOString() ?? null,
    can: {
      decideStatements: may.showStatement(actor),
      tellDone: may.tellDone(actor),
      answerConsultation:
        one.closedAt === null ? 'consultations.still-open' : mayAnswer(row, may.answerConsultation(actor)),
    },
  }
}

const statementOf = ({ toldOn, isDone, toldText, toldBy, ...statement }: store.StoredStatement) => ({
  ...statement,
  told: toldOn === null ? null : { on: toldOn, isDone: isDone === true, text: toldText ?? '', by: toldBy ?? '' },
})

const mayAnswer = (of: { state: string }, answer: ReturnType<typeof may.answerConsultation>) =>
  answer === true && of.state === 'ANSWERED' ? 'consultations.answered-already' : answer

const rowOf = (of: store.StoredConsultation & { waiting: number }, today: Day) => {
  const { id, title, orgName, openedOn, closesOn, answerDueOn: due, answeredOn, waiting, findings } = of
  const days = { openedOn, closesOn, answerDueOn: due, answeredOn }
  return {
    id,
    title,
    orgName,
    state: stateOf(of, today),
    ...days,
    waiting,
    participants: findings?.participants ?? null,
  }
}

/**
 * Asks everybody, with the first statements; public at once, so the organisation has a site where it is read (D28). The question asks for
 * nothing that the rules against formalism forbid (E14); title and statements are what opinions are about, and are not read for it.
 */
export async function openConsultation(
  ctx: Ctx,
  input: Omit<Input<typeof contract.openConsultation>, keyof AskedFor> & Partial<AskedFor>,
): Promise<Answer<typeof contract.openConsultation>> {
  const { actor, tx } = ctx
  need(may.openConsultation(actor))
  const own = found(await findOrg(tx, actor.reach, actor.orgId ?? ''), 'consultations.organisation-missing')
  const origin = await takeOrigin(ctx, input)
  await getSite(ctx, own.id)
  const [openedOn, closesOn] = [dayOf(ctx.now), toDay(input.closesOn)]
  const fault = faultOfTime(openedOn, closesOn)
  if (fault) throw refuse('invalid', fault, { field: 'closesOn' })
  refuseFormalismAskedAbout(input.question, 'question')
  const texts = input.statements.map(readStatement)
  refuseIf(new Set(texts).size < texts.length, 'invalid', 'consultations.statement-twice', { field: 'statements' })
  const id = newId()
  const { title, question } = input
  const home = { orgId: own.id, orgPath: own.path, orgName: own.shortName }
  const days = { openedOn, closesOn, answerDueOn: answerDueOn(closesOn, workCalendar) }
  const statements = texts.map((text, at) => ({ id: newId(), no: at + 1, text }))
  store.putConsultation(tx, { id, ...home, title, question, ...days, ...origin }, statements)
  const details = { statements: statements.length, from: originName(origin) }
  tellAll(ctx, 'consultations.opened', { id, orgId: own.id, details })
  return { consultationId: id }
}

/** Answers in public, once: every foremost statement has to be answered, and what is taken up has its day. */
export async function answerConsultation(
  ctx: Ctx,
  input: Input<typeof contract.answerConsultation>,
): Promise<Answer<typeof contract.answerConsultation>> {
  const { actor, tx } = ctx
  need(may.answerConsultation(actor))
  const { consultationId, answer, statements } = input
  const of = { consultationId, forChange: true }
  const one = found(await store.findConsultation(tx, actor.reach, of), 'consultations.not-found')
  refuseIf(one.closedAt === null, 'conflict', 'consultations.still-open')
  refuseIf(one.answeredOn !== null, 'conflict', 'consultations.answered-already')
  const fault = faultOfAnswer(one.findings?.top ?? [], statements, dayOf(ctx.now))
  if (fault)
    throw refuse('invalid', fault.code, { slots: { no: fault.no }, ...(fault.field ? { field: fault.field } : {}) })
  const shown = (await store.listStatements(tx, actor.reach, consultationId)).filter(({ state }) => state === 'SHOWN')
  const isShown = (no: number) => shown.some((statement) => statement.no === no)
  refuseIf(!statements.every(({ no }) => isShown(no)), 'missing', 'consultations.statement-missing')
  const own = found(await findOrg(tx, actor.reach, actor.orgId ?? ''), 'consultations.organisation-missing')
  const answered = { answer, answeredOn: dayOf(ctx.now), answeredBy: own.shortName, statements }
  store.putAnswer(tx, actor.reach, { consultationId, ...answered })
  tellAll(ctx, 'consultations.answered', { id: one.id, orgId: one.orgId, details: { statements: statements.length } })
  return { consultationId }
}
