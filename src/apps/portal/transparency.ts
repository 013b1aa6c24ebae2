import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import { ownKey } from '#kernel/public-log/note.ts'
import { logPages } from '#kernel/public-log/sequence.ts'
import { listShownReviewers, readAppealDays, reviewerPages } from '#modules/cases/index.ts'
import { casePaths, rulesPage } from '#modules/cases/portal.ts'
import {
  checkReceipt,
  readCheckpointNote,
  readConsistency,
  readKept,
  readLeaves,
  readLog,
  readProofOf,
  verifierPage,
} from '#modules/transparency/index.ts'
import { checkPage, logPage, logPaths } from '#modules/transparency/portal.ts'
import { attempt, type Body, errorsOf, fieldOf } from './board-forms.ts'
import { guards, leadOn } from './send.ts'
import type { Exchange, Show, Stage } from './stage.ts'

interface Asked {
  Querystring: Record<string, unknown>
  Body: Body | undefined
}

const perPage = 20
const plain = 'text/plain; charset=utf-8'

/** The public log: its pages need no script, its texts no page (D25, CZ10). It stands on the first site’s frame. */
export function transparencyRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get('/transparency', (_, reply) => leadOn(reply, logPaths.log(), 301))
  scope.get<Asked>('/transparency/', (request, reply) => {
    const page = Number(/^[1-9]\d{0,6}$/.exec(String(request.query.page ?? ''))?.[0] ?? 1)
    const path = logPaths.log(page > 1 ? { page } : {})
    return stage.kept({ request, reply }, { slug: null, path, show: showLog(page) })
  })
  scope.get(logPaths.check(), (request, reply) =>
    stage.own({ request, reply }, { slug: null, path: logPaths.check(), show: showCheck({ receipt: '', errors: {} }) }),
  )
  scope.post<Asked>(logPaths.check(), (request, reply) =>
    check(stage, { request, reply }, fieldOf(request.body ?? {}, 'receipt').slice(0, 20_000)),
  )
  scope.get(casePaths.rules, (request, reply) =>
    stage.kept({ request, reply }, { slug: null, path: casePaths.rules, show: showRules }),
  )
  scope.get(logPaths.verifier(), (_, reply) => {
    const { html, policy } = verifierPage()
    const headers = { ...guards, 'content-security-policy': policy, 'cache-control': 'public, no-cache' }
    return reply.headers(headers).type('text/html; charset=utf-8').send(html)
  })
  textRoutes(scope, stage)
}

const showRules: Show = async (ctx) => ({
  page: rulesPage(await listShownReviewers(ctx), await readAppealDays(ctx)),
  keys: [reviewerPages],
})

function textRoutes(scope: FastifyInstance, stage: Stage): void {
  const text = (path: string, read: (ctx: Ctx, query: Asked['Querystring']) => Promise<string | undefined>) =>
    scope.get<Asked>(path, async (request, reply) => {
      const body = await stage.run({ request, reply }, { effect: 'read' }, (ctx) => read(ctx, request.query))
      return sendText(reply, body)
    })
  text(logPaths.checkpoint(), (ctx) => readCheckpointNote(ctx))
  text(logPaths.key(), async () => `${ownKey().text}\n`)
  text(logPaths.kept(), (ctx) => readKept(ctx))
  text(logPaths.leaves(), (ctx, { from }) => readLeaves(ctx, numberOf(from) ?? 0))
  text(logPaths.proof(), async (ctx, { leaf }) => {
    const hash = /^[0-9a-f]{64}$/.exec(String(leaf ?? ''))?.[0]
    return hash && readProofOf(ctx, Buffer.from(hash, 'hex'))
  })
  text(logPaths.consistency(), async (ctx, query) => {
    const [from, to] = [numberOf(query.from), numberOf(query.to)]
    return from === undefined || to === undefined ? undefined : readConsistency(ctx, { from, to })
  })
}

const numberOf = (written: unknown): number | undefined =>
  /^\d{1,12}$/.test(String(written ?? '')) ? Number(written) : undefined

// Anybody may read it from any page: a log that only its own site can read is watched by nobody.
function sendText(reply: FastifyReply, body: string | undefined): FastifyReply {
  const headers = { ...guards, 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' }
  return reply
    .code(body === undefined ? 404 : 200)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .type(plain)
    .send(body ?? '没有。 / There is none.\n')
}

const showLog =
  (page: number): Show =>
  async (ctx) => {
    const log = await readLog(ctx, { page, perPage })
    if (page > 1 && log.entries.length === 0) return undefined
    return { page: logPage({ ...log, page, perPage }), keys: [logPages] }
  }

const showCheck =
  (of: Parameters<typeof checkPage>[0]): Show =>
  async () => ({ page: checkPage(of), status: Object.keys(of.errors).length > 0 ? 422 : 200 })

async function check(stage: Stage, exchange: Exchange, receipt: string): Promise<FastifyReply> {
  const show = await attempt(
    async () => {
      const found = await stage.run(exchange, { effect: 'read' }, (ctx) => checkReceipt(ctx, receipt))
      return showCheck({ receipt, errors: {}, check: found })
    },
    (fault) => showCheck({ receipt, errors: errorsOf(fault, 'receipt') }),
  )
  return stage.own(exchange, { slug: null, path: logPaths.check(), show })
}
