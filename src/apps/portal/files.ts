import type { FastifyInstance, FastifyReply } from 'fastify'
import { refusals } from '#kernel/errors.ts'
import { asAttachment } from '#kernel/http.ts'
import { qrPicture } from '#kernel/qr-code.ts'
import { words } from '#kernel/words.ts'
import { readAttachment, readDigested, readPicture, type ShownFile } from '#modules/publishing/index.ts'
import { isId, publishingPaths, verifyPage } from '#modules/publishing/portal.ts'
import { heldFile } from './held-files.ts'
import { guards, isKnown } from './send.ts'
import type { Exchange, Show, Stage } from './stage.ts'
import { pathOf, wayOf } from './visit.ts'

const { found } = refusals(words)

interface OfFile {
  Params: { slug: string; articleId: string; fileId: string }
}

// What is opened from here does nothing in our origin, whatever stands in it.
const bare = { ...guards, 'content-security-policy': "default-src 'none'; sandbox" } as const

/** The files of published articles: attachments to take along, pictures of a text. */
export function fileRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfFile>('/o/:slug/a/:articleId/files/:fileId', async (request, reply) => {
    const { slug, articleId, fileId } = request.params
    const file = await heldFile({ request, reply }, () =>
      stage.run({ request, reply }, { effect: 'read' }, async (ctx) => {
        const site = await stage.site(ctx, slug, { request })
        return found(await readAttachment(ctx, site, { articleId, fileId }), 'kernel.not-found')
      }),
    )
    // Asked for each time: what was withdrawn meanwhile is given to nobody.
    reply.headers({ ...bare, 'cache-control': 'public, no-cache', 'content-disposition': asAttachment(file.name) })
    return sendFile({ request, reply }, file)
  })
  scope.get<OfFile>('/pictures/:fileId/:name', async (request, reply) => {
    const asked = { fileId: request.params.fileId, address: pathOf(request) }
    const file = await heldFile({ request, reply }, () =>
      stage.run({ request, reply }, { effect: 'read' }, async (ctx) =>
        found(await readPicture(ctx, asked), 'kernel.not-found'),
      ),
    )
    reply.headers({ ...bare, 'cache-control': 'public, max-age=31536000, immutable' })
    return sendFile({ request, reply }, file)
  })
}

/**
 * The QR code by which an article is sent on: drawn for who scrolls down to it, and not with every page. It says no more than its
 * own address does, so nothing is looked up for it.
 */
export function codeRoutes(scope: FastifyInstance): void {
  scope.get<OfFile>('/o/:slug/a/:articleId/code.svg', (request, reply) => {
    const { slug, articleId } = request.params
    found(isId(articleId) || undefined, 'kernel.not-found')
    const picture = qrPicture(wayOf(request).origin + publishingPaths.article(slug, articleId))
    return reply
      .headers({ ...bare, 'cache-control': 'public, max-age=86400' })
      .type('image/svg+xml')
      .send(picture)
  })
}

/** Where anybody checks an article against its digest. Made anew each time: what stands in a cache says nothing of what stands here. */
export function verifyRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<OfFile>('/o/:slug/a/:articleId/verify', (request, reply) => {
    const { slug, articleId } = request.params
    const { code } = request.query as Record<string, unknown>
    const asked = typeof code === 'string' ? code.toWellFormed().slice(0, 100) : ''
    const show: Show = async (ctx, site) => {
      const read = await readDigested(ctx, site, articleId)
      return read && { page: verifyPage({ ...read.data, asked }) }
    }
    return stage.own({ request, reply }, { slug, path: request.url, show })
  })
  scope.get<OfFile>('/o/:slug/a/:articleId/content.txt', async (request, reply) => {
    const { slug, articleId } = request.params
    const { text } = await stage.run({ request, reply }, { effect: 'read' }, async (ctx) => {
      const site = await stage.site(ctx, slug, { request })
      return found(await readDigested(ctx, site, articleId), 'kernel.not-found')
    })
    reply.headers({ ...bare, 'cache-control': 'no-store', 'content-disposition': asAttachment('原文.txt') })
    return reply.type('text/plain; charset=utf-8').send(text)
  })
}

function sendFile({ request, reply }: Exchange, file: ShownFile): FastifyReply {
  const etag = `"${file.sha256.slice(0, 32)}"`
  reply.header('etag', etag)
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.type(file.mediaType).send(file.bytes)
}
