import type { FastifyRequest } from 'fastify'
import type { Visit } from './site-face.ts'

/** How a visitor reads; together with the address it names a page in the cache. */
export interface Way {
  readonly origin: string
  readonly isElder: boolean
  readonly script: 'hans' | 'hant'
}

/** The cookies that keep a way of reading; they name nobody. */
export const wayCookies = { elder: 'elder', script: 'script' } as const

/** How this visitor reads: large type by cookie or by the address of the large home, characters by address or cookie. */
export function wayOf(request: FastifyRequest): Way {
  const query = request.query as Record<string, unknown>
  const { elder, script } = request.cookies
  const isHant = query.script === 'hant' || (query.script !== 'hans' && script === 'hant')
  return {
    origin: `${request.protocol}://${request.host}`,
    isElder: elder === '1' || pathOf(request).endsWith('/elder'),
    script: isHant ? 'hant' : 'hans',
  }
}

/** What the frame needs to know of a visit at an address of this site. */
export function visitOf(way: Way, of: { path: string; now: Date; query?: string }): Visit {
  const back = encodeURIComponent(of.path)
  // From the large home one comes back to the ordinary one.
  const standardBack = encodeURIComponent(of.path.replace(/\/elder$/, '/'))
  return {
    now: of.now,
    ...way,
    ...(of.query ? { query: of.query } : {}),
    links: {
      elder: `/ways/elder?on=1&back=${back}`,
      standard: `/ways/elder?on=0&back=${standardBack}`,
      script: `/ways/script?to=${way.script === 'hans' ? 'hant' : 'hans'}&back=${back}`,
      signIn: '/console/',
    },
  }
}

/** The path of a request without its query. */
export function pathOf(request: FastifyRequest): string {
  const at = request.url.indexOf('?')
  return at < 0 ? request.url : request.url.slice(0, at)
}

/** A path of this site to go back to; the home page for anything else. */
export function ownPath(written: unknown): string {
  const isOwn =
    typeof written === 'string' && written.length <= 500 && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(written)
  return isOwn ? written : '/'
}
