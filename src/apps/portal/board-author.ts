import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import type { Refusal } from '#kernel/errors.ts'
import { keyOfForm, makeFormToken } from '#kernel/form-token.ts'
import type { FieldErrors } from '#kernel/page-forms.ts'
import {
  answerQuestion,
  appealMeasure,
  askForReview,
  confirmOutcome,
  eraseContact,
  eraseEnclosures,
  type Judged,
  readOwnCase,
  reopenCase,
  revokeConsent,
  supplementCase,
  supplementWithEnclosures,
} from '#modules/cases/index.ts'
import { followPage } from '#modules/cases/portal.ts'
import { attempt, type Body, errorsOf, fieldOf, form, formTokenOf, isSentAlready } from './board-forms.ts'
import { enclosedAnew, enclosedIn, sendOwnFile, sendOwnReplyFile, takeFiles } from './enclosures.ts'
import { type Held, showOwnCase } from './own-case.ts'
import { leadToReceipt } from './receipt.ts'
import type { Exchange, Show, Stage } from './stage.ts'
import { formWords } from './words.ts'

interface OfCase {
  Params: { slug: string; number: string }
  Body: Body | undefined
}

/** What the writer of a case sends about it. */
interface Sent {
  readonly slug: string
  readonly number: string
  readonly body: Body
  /** Photos and files that its form holds, and the token of that form. */
  readonly enclosed?: Held
}

/** What the writer of a case may do after giving number and code: judge, add, take up again, have the contact erased. The forms carry a token, never the code. */
export function authorRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.post<OfCase>('/o/:slug/messages/:number/rating', (request, reply) =>
    rate(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.register(async (forms) => {
    takeFiles(forms)
    forms.post<OfCase>('/o/:slug/messages/:number/supplements', (request, reply) =>
      supplement(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
    )
  })
  scope.post<OfCase>('/o/:slug/messages/:number/reopening', (request, reply) =>
    reopen(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/revocation', (request, reply) =>
    revoke(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/answer', (request, reply) =>
    answer(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/appeal', (request, reply) =>
    appeal(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/review', (request, reply) =>
    askReview(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/file', (request, reply) =>
    sendOwnFile(stage, { request, reply }, request.body ?? {}),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/answer-file', (request, reply) =>
    sendOwnReplyFile(stage, { request, reply }, request.body ?? {}),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/files-erasure', (request, reply) =>
    eraseFiles(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
  scope.post<OfCase>('/o/:slug/messages/:number/contact-erasure', (request, reply) =>
    erase(stage, { request, reply }, { ...request.params, body: request.body ?? {} }),
  )
}

type Three = [string, string, string]

// A reload or a second press is answered as the first was. The forms of a page share its key, each with its own name.
const once = <T>(
  stage: Stage,
  exchange: Exchange,
  of: { sent: Sent; name: string; input: object; work: (ctx: Ctx) => Promise<T>; claim?: string },
): Promise<T> => {
  const key = of.claim ?? `${formTokenOf(of.sent.body, 'key').key}.${of.name}`
  const idempotency = { key, input: { form: `cases.${of.name}`, ...of.input } }
  return stage.run(exchange, { effect: 'write', idempotency }, of.work)
}

async function rate(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const token = fieldOf(sent.body, 'token')
  const show = await attempt(
    async () => {
      const [outcome, grade, reason] = ['outcome', 'grade', 'reason'].map((name) => fieldOf(sent.body, name)) as Three
      const judgement = { token, outcome, reason, ...(grade === '' ? {} : { grade }) }
      const work = (ctx: Ctx) => confirmOutcome(ctx, judgement)
      const judged = await once(stage, exchange, { sent, name: 'rating', input: judgement, work })
      return afterJudging(stage, exchange, { judged, token, slug: sent.slug })
    },
    (fault) => refused(stage, exchange, { ...sent, fault, field: 'outcome' }),
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

async function afterJudging(
  stage: Stage,
  exchange: Exchange,
  of: { judged: Judged; token: string; slug: string },
): Promise<Show> {
  if (of.judged.became === 'LINKED') return leadToReceipt(exchange, of.slug, of.judged.receipt)
  return showOwnCase(await read(stage, exchange, of.token), {})
}

async function supplement(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const token = fieldOf(sent.body, 'token')
  // Files or none, it is done once under the token of its own form, which holds them.
  const { token: holder, key } = formTokenOf(sent.body, fieldOf(sent.body, 'holder') === '' ? 'key' : 'holder')
  const claim = claimOf(key)
  const enclosed = { ...(await enclosedIn(stage, exchange, { body: sent.body, form: key, claim })), holder }
  const hasFiles = enclosed.digest !== ''
  const show = await attempt(
    async () => {
      if (enclosed.error) return await again(stage, exchange, { ...sent, enclosed, errors: { files: enclosed.error } })
      const input = { token, text: fieldOf(sent.body, 'supplement') }
      const work = (ctx: Ctx) => (hasFiles ? supplementWithEnclosures(ctx, input, key) : supplementCase(ctx, input))
      const asked = { ...input, ...(hasFiles ? { enclosed: enclosed.digest } : {}) }
      await once(stage, exchange, { sent, name: 'supplement', input: asked, work, claim })
      return showOwnCase(await read(stage, exchange, token), {})
    },
    async (fault) => {
      const held = isSentAlready(fault) ? await anew(stage, exchange, { body: sent.body, before: key }) : enclosed
      return refused(stage, exchange, { ...sent, enclosed: held, fault, field: 'supplement' })
    },
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

const claimOf = (key: string) => `${key}.supplement`

// What was sent has its files; what the form brings now waits under a new token.
async function anew(stage: Stage, exchange: Exchange, { body, before }: { body: Body; before: string }): Promise<Held> {
  const holder = makeFormToken()
  const form = keyOfForm(holder) ?? ''
  return { ...(await enclosedAnew(stage, exchange, { body, form, before, claim: claimOf(form) })), holder }
}

async function reopen(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const token = fieldOf(sent.body, 'token')
  const show = await attempt(
    async () => {
      const input = { token, reason: fieldOf(sent.body, 'reason') }
      const work = (ctx: Ctx) => reopenCase(ctx, input)
      const judged = await once(stage, exchange, { sent, name: 'reopening', input, work })
      return afterJudging(stage, exchange, { judged, token, slug: sent.slug })
    },
    (fault) => refused(stage, exchange, { ...sent, fault, field: 'reason' }),
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

async function erase(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const isErased = { isErased: true }
  return bare(stage, exchange, { sent, name: 'contact-erasure', act: eraseContact, after: isErased })
}

async function eraseFiles(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  return bare(stage, exchange, { sent, name: 'files-erasure', act: eraseEnclosures, after: {} })
}

async function revoke(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  return bare(stage, exchange, { sent, name: 'revocation', act: revokeConsent, after: {} })
}

// An act for which nothing is typed.
async function bare(
  stage: Stage,
  exchange: Exchange,
  of: {
    sent: Sent
    name: string
    act: (ctx: Ctx, input: { token: string }) => Promise<unknown>
    after: { isErased?: boolean }
  },
): Promise<FastifyReply> {
  const { sent, name, act, after } = of
  const token = fieldOf(sent.body, 'token')
  const show = await attempt(
    async () => {
      await once(stage, exchange, { sent, name, input: { token }, work: (ctx: Ctx) => act(ctx, { token }) })
      return showOwnCase(await read(stage, exchange, token), after)
    },
    (fault) => refused(stage, exchange, { ...sent, fault, field: 'reason' }),
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

async function appeal(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const token = fieldOf(sent.body, 'token')
  const measureId = fieldOf(sent.body, 'measure')
  const field = `appeal-${measureId}`
  const show = await attempt(
    async () => {
      const input = { token, measureId, reason: fieldOf(sent.body, field) }
      await once(stage, exchange, { sent, name: 'appeal', input, work: (ctx) => appealMeasure(ctx, input) })
      const opened = await read(stage, exchange, token)
      stage.news.changed(`cases:${opened.case.aboutOrgId}`)
      return showOwnCase(opened, {})
    },
    (fault) => refused(stage, exchange, { ...sent, fault, field }),
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

async function askReview(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const [token, asked, reason] = ['token', 'stage', 'review'].map((name) => fieldOf(sent.body, name)) as Three
  const show = await attempt(
    async () => {
      const input = { token, stage: asked, reason }
      await once(stage, exchange, { sent, name: 'review', input, work: (ctx) => askForReview(ctx, input) })
      return showOwnCase(await read(stage, exchange, token), {})
    },
    (fault) => refused(stage, exchange, { ...sent, fault, field: 'review' }),
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

async function answer(stage: Stage, exchange: Exchange, sent: Sent): Promise<FastifyReply> {
  const token = fieldOf(sent.body, 'token')
  const questionId = fieldOf(sent.body, 'question')
  const field = `answer-${questionId}`
  const show = await attempt(
    async () => {
      const input = { token, questionId, text: fieldOf(sent.body, field) }
      await once(stage, exchange, { sent, name: 'answer', input, work: (ctx) => answerQuestion(ctx, input) })
      return showOwnCase(await read(stage, exchange, token), {})
    },
    (fault) => refused(stage, exchange, { ...sent, fault, field }),
  )
  return form(stage, exchange, { slug: sent.slug, show })
}

const read = (stage: Stage, exchange: Exchange, token: string) =>
  stage.run(exchange, { effect: 'read' }, (ctx) => readOwnCase(ctx, { token }))

const again = async (stage: Stage, exchange: Exchange, of: Sent & { errors: FieldErrors }): Promise<Show> =>
  showOwnCase(await read(stage, exchange, fieldOf(of.body, 'token')), of)

// A form that was open too long asks for number and code again; any other refusal stands beside what was typed.
async function refused(stage: Stage, exchange: Exchange, of: Sent & { fault: Refusal; field: string }): Promise<Show> {
  const { fault, number, field } = of
  const askAgain = (lost: Refusal): Show => {
    const errors = { code: lost.sentence.zh }
    return async (_, site) => ({ page: followPage({ slug: site.slug, number, errors }), status: 422 })
  }
  if (fault.kind === 'unauthenticated' || fault.kind === 'missing') return askAgain(fault)
  const told = of.enclosed?.error === undefined ? {} : { files: of.enclosed.error }
  const errors = isSentAlready(fault) ? { [field]: formWords.doneAlready.zh, ...told } : errorsOf(fault, field)
  return attempt(() => again(stage, exchange, { ...of, errors }), askAgain)
}
