import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const cache = fileURLToPath(new URL('../../.cache/console', import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly packed: Map<string, Buffer>
}

/**
 * Serves the built work console below /console/: hashed files for ever, the page itself with a fresh nonce each time.
 * `built` is the folder of the build.
 */
export function consoleHost(app: FastifyInstance, built = currentBuild()): void {
  if (!built) return
  const folder = join(built, 'assets')
  const assets = new Map(readdirSync(folder).map((name) => [name, readAsset(join(folder, name))]))
  const page = readFileSync(join(built, 'index.html'), 'utf8')

  app.get<{ Params: { name: string } }>('/console/assets/:name', (request, reply) => {
    const asset = assets.get(request.params.name)
    return asset ? sendAsset(request, reply, asset) : reply.callNotFound()
  })
  const sendPage = (_: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .headers({ ...guards, 'cache-control': 'no-store', 'content-security-policy': policy(nonce) })
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  }
  app.get('/console', sendPage)
  app.get('/console/*', sendPage)
}

const guards = {
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

// Style elements made by the component library carry the nonce; positions of its pop-ups are style attributes.
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'self'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

function currentBuild(): string | undefined {
  const file = join(cache, 'current.json')
  if (!existsSync(file)) return undefined
  const { hash } = JSON.parse(readFileSync(file, 'utf8')) as { hash: string }
  return join(cache, hash)
}

function readAsset(path: string): Asset {
  return { type: types[extname(path)] ?? 'application/octet-stream', plain: readFileSync(path), packed: new Map() }
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : ''
  const lasting = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
  reply.type(asset.type).headers({ ...guards, ...lasting })
  if (encoding === '') return reply.send(asset.plain)
  return reply.header('content-encoding', encoding).send(pack(asset, encoding))
}

// Packed when first asked for and kept; the console has some dozens of files.
function pack(asset: Asset, encoding: string): Buffer {
  let packed = asset.packed.get(encoding)
  if (!packed) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
    packed = encoding === 'br' ? brotliCompressSync(asset.plain, quality) : gzipSync(asset.plain)
    asset.packed.set(encoding, packed)
  }
  return packed
}
