import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { config } from '#kernel/config.ts'
import { Refusal } from '#kernel/errors.ts'
import type { Surface } from '#kernel/http.ts'
import { listen } from '#kernel/listen.ts'
import { PageCache, pageChannel } from '#kernel/page-cache.ts'
import { answerProblem } from '#kernel/problem.ts'
import { loadAssets } from './assets.ts'
import { boardRoutes } from './board.ts'
import { consultationRoutes } from './consultations.ts'
import { feedbackRoutes } from './feedback.ts'
import { feedRoutes } from './feeds.ts'
import { codeRoutes, fileRoutes, verifyRoutes } from './files.ts'
import { knowledgeRoutes } from './knowledge.ts'
import { leavingRoutes } from './leaving.ts'
import { openDataRoutes } from './open-data.ts'
import { pageRoutes } from './pages.ts'
import { projectRoutes } from './projects.ts'
import { guards, leadOn } from './send.ts'
import { LedOn, Stage } from './stage.ts'
import { transparencyRoutes } from './transparency.ts'
import { pathOf } from './visit.ts'
import { assetRoutes, wayRoutes } from './ways.ts'
import { frameWords as w } from './words.ts'

/**
 * Serves the public sites on this server: pages of all organisations, the message board, feeds, and the frame around what
 * is not there. Reads as the portal, which sees published rows only.
 */
export async function portal(
  app: FastifyInstance,
  surface: Surface,
  of: { readonly hosts: readonly string[] } = config,
): Promise<void> {
  const cache = new PageCache()
  const assets = loadAssets()
  const stage = new Stage(surface, cache, assets)
  const url = surface.portal.pool.options.connectionString ?? ''
  const listener = listen(url, { [pageChannel]: (payload) => stage.hear(payload) }, () => stage.outdateAll())
  app.addHook('onClose', async () => void (await Promise.all([listener.close(), stage.news.close()])))
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => refuseForeignHost(request, { reply, hosts: of.hosts }))
    scope.setErrorHandler((fault, request, reply) => answerFault(stage, { request, reply }, fault))
    pageRoutes(scope, stage)
    boardRoutes(scope, stage)
    knowledgeRoutes(scope, stage)
    projectRoutes(scope, stage)
    consultationRoutes(scope, stage)
    feedRoutes(scope, stage)
    fileRoutes(scope, stage)
    verifyRoutes(scope, stage)
    codeRoutes(scope)
    leavingRoutes(scope, stage)
    transparencyRoutes(scope, stage)
    openDataRoutes(scope, stage)
    feedbackRoutes(scope, stage)
    wayRoutes(scope)
    assetRoutes(scope, assets)
    scope.get('/*', (request, reply) => {
      if (/^\/(?:api|console)(?:\/|$)/.test(pathOf(request))) return reply.callNotFound()
      return stage.missing({ request, reply }, slugOf(request))
    })
  })
}

// A name that was never given to this installation is somebody else's mirror or mistake (T28).
function refuseForeignHost(
  request: FastifyRequest,
  { reply, hosts }: { reply: FastifyReply; hosts: readonly string[] },
): FastifyReply | undefined {
  const isOurs = hosts.length === 0 || hosts.includes(request.hostname) || hosts.includes(request.host)
  if (isOurs && URL.canParse(`http://${request.host}`) && !/[^\w.:[\]-]/.test(request.host)) return undefined
  return reply
    .code(421)
    .headers(guards)
    .type('text/plain; charset=utf-8')
    .send(`${w.foreignHost.zh}\n${w.foreignHost.en}\n`)
}

function answerFault(
  stage: Stage,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  fault: unknown,
): FastifyReply | Promise<FastifyReply> {
  const { request, reply } = exchange
  if (fault instanceof LedOn) return leadOn(reply, fault.to, fault.status)
  if (fault instanceof Refusal && fault.kind === 'missing') return stage.missing(exchange, slugOf(request))
  const { statusCode = 500 } = fault as { statusCode?: number }
  if (fault instanceof Refusal || statusCode < 500) return answerProblem(reply, fault, request.id)
  return stage.failure(exchange, slugOf(request), fault)
}

const slugOf = (request: FastifyRequest): string | null => /^\/o\/([^/?]+)/.exec(request.url)?.[1] ?? null
