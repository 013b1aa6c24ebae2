import type { FastifyReply, FastifyRequest } from 'fastify'
import { encodingFor, type PageCache, type ServedPage } from '#kernel/page-cache.ts'

/** Headers of everything the portal answers: nothing inline, nothing from elsewhere, in nobody's frame (decisions 24, T09). */
export const guards = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const

const shared = { ...guards, 'cache-control': 'public, no-cache', vary: 'accept-encoding, cookie' } as const
const personal = { ...guards, 'cache-control': 'no-store' } as const

/** Sends a page of the cache, packed as the browser takes it; nothing but the header when it has it already. */
export function sendKept(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  of: { cache: PageCache; name: string; served: ServedPage; status: number },
): FastifyReply {
  const { page, origin } = of.served
  const encoding = encodingFor(request.headers['accept-encoding'])
  const etag = `"${page.etag}-${encoding}"`
  reply.headers(shared).header('etag', etag)
  // Tells operators that this is an old page shown because a new one could not be made (R-L02).
  if (origin === 'stale') reply.header('x-page', 'stale')
  if (of.status === 200 && isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply
    .code(of.status)
    .type(page.type)
    .send(of.cache.packed(of.name, of.served, encoding))
}

/** Sends a page that is this visitor's alone or was made from what he typed: nobody keeps it. */
export function sendOwn(reply: FastifyReply, document: string, status = 200): FastifyReply {
  return reply.code(status).headers(personal).type('text/html; charset=utf-8').send(document)
}

/** Leads on to another address of this site. */
export function leadOn(reply: FastifyReply, to: string, status: 301 | 302 | 303): FastifyReply {
  return reply.headers(status === 301 ? shared : personal).redirect(to, status)
}

/** Whether the browser has it already. */
export const isKnown = (sent: string | undefined, etag: string): boolean =>
  (sent ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
