import type { FastifyInstance } from 'fastify'
import { readLeaving } from '#modules/publishing/index.ts'
import { leavingPage } from '#modules/publishing/portal.ts'
import type { Show, Stage } from './stage.ts'

interface OfLink {
  Params: { slug: string; articleId: string; link: string }
}

/** The page before a link that leads away is followed; it leads only where the published article does, so it opens no way elsewhere (UX-PT11). */
export function leavingRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfLink>('/o/:slug/a/:articleId/leave/:link', (request, reply) => {
    const { slug, articleId, link } = request.params
    const show: Show = async (ctx, site) => {
      const read = await readLeaving(ctx, site, { articleId, link })
      return read && { page: leavingPage(read) }
    }
    return stage.own({ request, reply }, { slug, path: request.url, show })
  })
}
