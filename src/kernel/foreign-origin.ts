import type { FastifyRequest } from 'fastify'
import { refusals } from './errors.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** A state-changing request from another site is not carried out (T15). */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw refuse('forbidden', 'kernel.foreign-origin')
  const origin = request.headers.origin
  // 'null' is what a sandboxed page of another site sends; ours sends it only with Sec-Fetch-Site beside it.
  const own =
    origin === undefined || hostOf(origin) === request.headers.host || (origin === 'null' && site !== undefined)
  if (!own) throw refuse('forbidden', 'kernel.foreign-origin')
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : '')
