import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { may } from '../policy.ts'
import { addEvent, findCase } from '../store.ts'
import { readText } from '../tracking/rules.ts'
import { openCase } from '../tracking/store.ts'
import { readToken } from '../tracking/token.ts'
import { partyWords } from '../tracking/words.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** Asks the writer of a case, who answers with number and code: nobody needs to know who it is (D23). One question at a time. */
export async function askWriter(
  ctx: Ctx,
  { caseId, text }: Input<typeof contract.askWriter>,
): Promise<Answer<typeof contract.askWriter>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  const asked = await store.listQuestions(ctx.tx, caseId)
  const answer = may.askWriter(ctx.actor, { ...one, isAsked: asked.some(isOpen) })
  if (answer !== true) throw refuse(answer === 'cases.not-a-handler' ? 'forbidden' : 'conflict', answer)
  const id = newId()
  const said = { at: ctx.now, byName: one.orgName, actorName: ctx.actor.name }
  store.addQuestion(ctx.tx, caseId, { id, text, ...said })
  addEvent(ctx.tx, caseId, { id: newId(), act: 'askWriter', ...said })
  record(ctx, 'cases.writer-asked', { subject: 'cases.case', subjectId: caseId, orgId: one.orgId })
  notifyPages(ctx, [`cases:${one.aboutOrgId}`])
  return { id }
}

/** What the writer was asked and answered, for whoever handles the case. */
export async function listQuestions(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listQuestions>,
): Promise<Answer<typeof contract.listQuestions>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const questions = await store.listQuestions(ctx.tx, caseId)
  return {
    questions: questions.map(({ at, answeredAt, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
    can: { askWriter: may.askWriter(ctx.actor, { ...one, isAsked: questions.some(isOpen) }) },
  }
}

/** What the desk asked in the case of a token. */
export async function listOwnQuestions(ctx: Ctx, of: { token: string }): Promise<store.Question[]> {
  const codeHash = readToken(of.token, ctx.now)
  return codeHash === undefined ? [] : store.listOwnQuestions(ctx.tx, codeHash)
}

/** The writer answers a question of the desk, once; only those who handle the case read it. */
export async function answerQuestion(
  ctx: Ctx,
  input: { token: string; questionId: string; text: string },
): Promise<{ answered: true }> {
  const field = `answer-${input.questionId}`
  const codeHash = readToken(input.token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  const text = readText(input.text)
  refuseIf(text === '', 'invalid', 'cases.answer-length', { field })
  refuseIf([...text].length > 1000, 'invalid', 'cases.answer-length', { field })
  const opened = found(await openCase(ctx.tx, codeHash), 'cases.wrong-code')
  const own = (await store.listOwnQuestions(ctx.tx, codeHash)).find(({ id }) => id === input.questionId)
  const given = { id: input.questionId, at: ctx.now, text, eventId: newId(), byName: partyWords.citizen.zh }
  const isAnswered = own !== undefined && (await store.answerQuestion(ctx.tx, codeHash, given))
  refuseIf(!isAnswered, 'conflict', 'cases.answered-already', { field })
  record(ctx, 'cases.question-answered', { subject: 'cases.case', subjectId: opened.id })
  notifyPages(ctx, [`cases:${opened.aboutOrgId}`])
  return { answered: true }
}

const isOpen = ({ answeredAt }: store.Question) => answeredAt === null
