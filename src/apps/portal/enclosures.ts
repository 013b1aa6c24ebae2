import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressGroup } from '#kernel/limits.ts'
import { type FormLimits, filesIn, Room, readMultipart } from '#kernel/multipart.ts'
import {
  dropEnclosures,
  type FormHolds,
  keepEnclosures,
  listWaitingEnclosures,
  readOwnEnclosure,
} from '#modules/cases/index.ts'
import { dropField, enclosedMark, enclosureField, enclosureLimits } from '#modules/cases/portal.ts'
import { type Body, fieldOf } from './board-forms.ts'
import { guards } from './send.ts'
import type { Exchange, Stage } from './stage.ts'

const megabyte = 1024 * 1024
const limits: FormLimits = {
  file: enclosureLimits.megabytes * megabyte,
  words: 256 * 1024,
  all: 80 * megabyte,
  parts: 60,
}
// Six whole forms at once, two of one address; who comes when it is full sends the words and chooses the photos again.
const ofForm = limits.file * enclosureLimits.files
const room = new Room({ most: 6 * ofForm, ofEach: 2 * ofForm })

/** Lets the forms of this scope carry files. */
export function takeFiles(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', (request: FastifyRequest, payload: IncomingMessage) =>
    readMultipart(payload, {
      contentType: request.headers['content-type'] ?? '',
      ...{ limits, room, sender: addressGroup(request.ip) },
    }),
  )
}

/** What a form holds beside its words, and what of it could not be taken, in words. */
export interface Enclosed extends FormHolds {
  readonly error?: string
}

export const nothingEnclosed: Enclosed = { waiting: [], digest: '' }

/**
 * Keeps what came with a form and takes out what was ticked, before anything else is asked: so it is there when the form comes back. A form
 * without files asks the database for nothing.
 */
export async function enclosedIn(
  stage: Stage,
  exchange: Exchange,
  { body, form }: { body: Body; form: string },
): Promise<Enclosed> {
  const files = filesIn(body).filter(({ field }) => field === enclosureField)
  const isHeld = fieldOf(body, enclosedMark) !== ''
  if (files.length === 0 && !isHeld) return nothingEnclosed
  const ids = Object.keys(body).flatMap((name) => (fieldOf(body, name) === 'on' ? idIn(name) : []))
  if (ids.length > 0) await stage.run(exchange, { effect: 'write' }, (ctx) => dropEnclosures(ctx, { form, ids }))
  const { faults } =
    files.length === 0
      ? { faults: [] }
      : await stage.run(exchange, { effect: 'write' }, (ctx) => keepEnclosures(ctx, { form, files }))
  const holds = await stage.run(exchange, { effect: 'read' }, (ctx) => listWaitingEnclosures(ctx, form))
  return { ...holds, ...(faults.length > 0 ? { error: faults.map(({ zh }) => zh).join(' ') } : {}) }
}

const idIn = (name: string): string[] => (dropped.test(name) ? [name.slice(dropField('').length)] : [])
const dropped = /^drop-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Gives one of its files to the writer of a case: a picture to look at, a PDF to keep; neither runs anything (decisions 24). */
export async function sendOwnFile(stage: Stage, exchange: Exchange, body: Body): Promise<FastifyReply> {
  const of = { token: fieldOf(body, 'token'), enclosureId: fieldOf(body, 'file') }
  const { name, kind, bytes } = await stage.run(exchange, { effect: 'read' }, (ctx) => readOwnEnclosure(ctx, of))
  const way = kind === 'application/pdf' ? 'attachment' : 'inline'
  return exchange.reply
    .headers({ ...guards, 'cache-control': 'no-store', 'content-security-policy': "sandbox; default-src 'none'" })
    .header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, '_')}`)
    .type(kind)
    .send(bytes)
}
