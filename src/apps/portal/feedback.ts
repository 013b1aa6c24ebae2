import type { FastifyInstance, FastifyReply } from 'fastify'
import { makeFormToken } from '#kernel/form-token.ts'
import {
  answerPages,
  followRemark,
  handInRemark,
  listPublicAnswers,
  type WrittenRemark,
} from '#modules/feedback/index.ts'
import {
  answersPage,
  feedbackPaths,
  followRemarkPage,
  ownRemarkPage,
  remarkReceiptPage,
  writeRemarkPage,
} from '#modules/feedback/portal.ts'
import { attempt, type Body, errorsOf, fieldOf, formTokenOf, isSentAlready } from './board-forms.ts'
import { leadOn } from './send.ts'
import type { Exchange, Show, Stage } from './stage.ts'
import { formWords } from './words.ts'

interface Asked {
  Querystring: Record<string, unknown>
  Body: Body | undefined
}

const perPage = 20

/** Words about the product itself (E11): a form for everybody, one's own remark by number and code, and the public answers. */
export function feedbackRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get('/feedback', (_, reply) => leadOn(reply, feedbackPaths.answers(), 301))
  scope.get<Asked>('/feedback/', (request, reply) => {
    const page = Number(/^[1-9]\d{0,3}$/.exec(String(request.query.page ?? ''))?.[0] ?? 1)
    const path = feedbackPaths.answers(page > 1 ? { page } : {})
    return stage.kept({ request, reply }, { slug: null, path, show: showAnswers(page) })
  })
  scope.get<Asked>('/feedback/new', (request, reply) => {
    const values = { kind: '', text: '', from: String(request.query.from ?? '').slice(0, 500) }
    return own(stage, { request, reply }, showForm({ values, errors: {}, token: makeFormToken() }))
  })
  scope.post<Asked>('/feedback/new', async (request, reply) => {
    const exchange = { request, reply }
    const body = request.body ?? {}
    try {
      return await own(stage, exchange, await handIn(stage, exchange, body))
    } catch (fault) {
      const given = {
        values: valuesOf(body),
        errors: { text: formWords.notSent.zh },
        token: formTokenOf(body, 'token').token,
      }
      return stage.formAgain(exchange, { slug: '', fault, page: () => writeRemarkPage(given) })
    }
  })
  scope.get('/feedback/follow', (request, reply) => own(stage, { request, reply }, showFollow('', {})))
  scope.post<Asked>('/feedback/follow', async (request, reply) => {
    const exchange = { request, reply }
    return own(stage, exchange, await follow(stage, exchange, request.body ?? {}))
  })
}

const own = (stage: Stage, exchange: Exchange, show: Show): Promise<FastifyReply> =>
  stage.own(exchange, { slug: null, path: feedbackPaths.answers(), show })

const showAnswers =
  (page: number): Show =>
  async (ctx) => {
    const answers = await listPublicAnswers(ctx, { page, perPage })
    if (page > 1 && answers.rows.length === 0) return undefined
    return { page: answersPage({ ...answers, page, perPage }), keys: [answerPages] }
  }

const showForm =
  (of: Parameters<typeof writeRemarkPage>[0]): Show =>
  async () => ({ page: writeRemarkPage(of), status: Object.keys(of.errors).length > 0 ? 422 : 200 })

const showFollow =
  (number: string, errors: Parameters<typeof followRemarkPage>[0]['errors']): Show =>
  async () => ({ page: followRemarkPage({ number, errors }), status: Object.keys(errors).length > 0 ? 422 : 200 })

const valuesOf = (body: Body): WrittenRemark => ({
  kind: fieldOf(body, 'kind'),
  text: fieldOf(body, 'text'),
  from: fieldOf(body, 'from'),
})

function handIn(stage: Stage, exchange: Exchange, body: Body): Promise<Show> {
  const values = valuesOf(body)
  const { token, key } = formTokenOf(body, 'token')
  return attempt(
    async () => {
      const idempotency = { key, input: { form: 'feedback.remark', ...values } }
      const receipt = await stage.run(exchange, { effect: 'write', idempotency }, (ctx) => handInRemark(ctx, values))
      return async () => ({ page: remarkReceiptPage(receipt) })
    },
    (fault) =>
      isSentAlready(fault)
        ? showForm({ values, errors: { text: formWords.sentAlready.zh }, token: makeFormToken() })
        : showForm({ values, errors: errorsOf(fault, 'text'), token }),
  )
}

function follow(stage: Stage, exchange: Exchange, body: Body): Promise<Show> {
  const [number, code] = [fieldOf(body, 'number').slice(0, 60), fieldOf(body, 'code').slice(0, 60)]
  return attempt(
    async () => {
      const remark = await stage.run(exchange, { effect: 'read' }, (ctx) => followRemark(ctx, { number, code }))
      return async () => ({ page: ownRemarkPage(remark) })
    },
    (fault) => showFollow(number, errorsOf(fault, 'code')),
  )
}
