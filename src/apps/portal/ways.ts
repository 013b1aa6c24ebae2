import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Encoding, encodingFor } from '#kernel/page-cache.ts'
import type { Asset, Assets } from './assets.ts'
import { guards, leadOn } from './send.ts'
import { ownPath, wayCookies } from './visit.ts'

const year = 365 * 86_400

/** The switches of the ways of reading: each keeps a cookie and leads back, so they work without a script (UX-PT12). */
export function wayRoutes(scope: FastifyInstance): void {
  scope.get('/ways/elder', (request, reply) => {
    const { on, back } = request.query as Record<string, unknown>
    return keepWay({ request, reply }, { cookie: wayCookies.elder, value: on === '1' ? '1' : null, back })
  })
  scope.get('/ways/script', (request, reply) => {
    const { to, back } = request.query as Record<string, unknown>
    return keepWay({ request, reply }, { cookie: wayCookies.script, value: to === 'hant' ? 'hant' : null, back })
  })
}

function keepWay(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  of: { cookie: string; value: string | null; back: unknown },
): FastifyReply {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const
  if (of.value === null) reply.clearCookie(of.cookie, options)
  else reply.setCookie(of.cookie, of.value, { ...options, maxAge: year })
  return leadOn(reply, ownPath(of.back), 303)
}

/** The stylesheet, the script and the icon at addresses that change with their content: kept by browsers for ever. */
export function assetRoutes(scope: FastifyInstance, assets: Assets): void {
  for (const asset of Object.values(assets)) assetRoute(scope, asset)
}

// Packed when it is first asked for: packing all of them was an eighth of the server's start.
function assetRoute(scope: FastifyInstance, asset: Asset): void {
  const plain = Buffer.from(asset.body)
  const packed: Partial<Record<Encoding, Buffer>> = { identity: plain }
  const lasting = { ...guards, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
  scope.get(asset.path, (request, reply) => {
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    packed[encoding] ??= pack(plain, encoding)
    return reply.headers(lasting).type(asset.type).send(packed[encoding])
  })
}

const pack = (plain: Buffer, encoding: Encoding): Buffer =>
  encoding === 'br' ? brotliCompressSync(plain) : gzipSync(plain)
