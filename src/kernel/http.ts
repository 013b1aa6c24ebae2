import { createHash, randomUUID } from 'node:crypto'
import cookiePlugin from '@fastify/cookie'
import formPlugin from '@fastify/formbody'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { type Actor, visitor } from './actor.ts'
import { versionHeaders } from './api-version.ts'
import { config } from './config.ts'
import type { Answer, Endpoint, Input } from './contract.ts'
import { type Caller, type Ctx, perform } from './ctx.ts'
import type { Db } from './db.ts'
import { refusals } from './errors.ts'
import { refuseForeignOrigin } from './foreign-origin.ts'
import { log } from './log.ts'
import { answerProblem, invalidInput } from './problem.ts'
import type { Replica } from './replica.ts'
import { Crowded, TurnsOfEach } from './turns.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** A use case: what happens when an endpoint is called. */
export type UseCase<E extends Endpoint> = (ctx: Ctx, input: Input<E>) => Promise<Answer<E>>

/** Binds an endpoint to its use case; a chapter's routes.ts calls it once a line. */
export type Serve = <E extends Endpoint>(endpoint: E, useCase: UseCase<E>, mayBegin?: MayBegin) => void

/** Whether somebody may send the bytes of an upload at all; asked before they are read, the rest in the use case. */
export type MayBegin = (actor: Actor) => void

/** A file that leaves: always as an attachment, never shown in our own origin (decisions 24). */
export class Download {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer

  constructor(name: string, mediaType: string, bytes: Buffer) {
    this.name = name
    this.mediaType = mediaType
    this.bytes = bytes
  }
}

/** What the server stands on. `identify` gives the actor of a request to this endpoint from its cookie or key, or nothing. */
export interface Surface {
  readonly db: Db
  readonly portal: Db
  /** The login of those who sign in. */
  readonly signIn: Db
  /** A reading copy of the database, for what may be a second old. */
  readonly replica?: Replica | undefined
  identify(request: FastifyRequest, reply: FastifyReply, endpoint: Endpoint): Promise<Actor | undefined>
}

const bodyLimit = 1024 * 1024
const uploadLimit = 20 * 1024 * 1024
/** What somebody who is not signed in may send. */
const strangerLimit = 64 * 1024

// Of every answer: nobody guesses its kind or shows it in a frame, and who came by https once does so for a year (ASVS 3.4.1,
// 3.4.4, 3.4.6). Policies of pages say the same of frames to newer browsers.
const guards = { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' }
const guardsOverTls = { ...guards, 'strict-transport-security': 'max-age=31536000' }

/** A Fastify server with the house's validation, refusals, cookies and origin check; `proxies` in front of it are believed. */
export async function createHttp(proxies: readonly string[] = config.proxies): Promise<FastifyInstance> {
  const app = fastify({
    genReqId: () => randomUUID(),
    bodyLimit,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    ...(proxies.length > 0 ? { trustProxy: [...proxies] } : {}),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookiePlugin)
  await app.register(formPlugin, { bodyLimit: 256 * 1024 })
  app.addContentTypeParser(octets, { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body))
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(request.protocol === 'https' ? guardsOverTls : guards)
    refuseForeignOrigin(request)
  })
  app.setErrorHandler((fault, request, reply) => answerProblem(reply, fault, request.id))
  app.setNotFoundHandler((request, reply) => answerProblem(reply, refuse('missing', 'kernel.not-found'), request.id))
  return app
}

/** Makes the `serve` of this server: every endpoint of the API goes through it. */
export function serveOn(app: FastifyInstance, surface: Surface): Serve {
  return (endpoint, useCase, mayBegin) => {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      attachValidation: true,
      bodyLimit: limitOf(endpoint),
      onRequest: async (_, reply) => void reply.headers(versionHeaders(endpoint)),
      preParsing: async (request, reply) => {
        if (request.method !== 'GET') await refuseUnread(endpoint, { surface, request, reply, mayBegin })
      },
      schema: {
        ...(endpoint.params ? { params: endpoint.params } : {}),
        ...(endpoint.query ? { querystring: endpoint.query } : {}),
        ...(endpoint.body ? { body: endpoint.body } : {}),
        response: { 200: endpoint.answer },
      },
      handler: async (request, reply) => {
        if (request.validationError) throw invalidInput(request.validationError)
        const actor = await actorOf(endpoint, { surface, request, reply })
        const caller = callerOf(request, reply)
        const input = inputOf(endpoint, request)
        const performed = () =>
          perform(
            {
              db: doorOf(endpoint, surface),
              actor,
              effect: endpoint.effect,
              requestId: request.id,
              caller,
              purpose: endpoint.purpose,
              idempotency: idempotencyOf(endpoint, request, input),
              ...copyFor(endpoint, surface),
            },
            (ctx) => useCase(ctx, input),
          )
        const answer = await (endpoint.effect === 'read' ? inTurn(actor, reply, performed) : performed())
        if (endpoint.effect !== 'read' && actor.accountId) surface.replica?.wrote(actor.accountId)
        return send(reply, answer)
      },
    })
  }
}

// What one account reads runs a few at a time, the rest in order: whoever asks for much waits for himself and takes neither the database nor its
// connections from others; long ones run one after the other. Two seconds of waiting and the three of a statement keep an answer about five (T22).
const readings = new TurnsOfEach({ atOnce: 3, waiting: 50, patienceMs: 2000, longMs: 100 })

async function inTurn<T>(actor: Actor, reply: FastifyReply, work: () => Promise<T>): Promise<T> {
  const who = actor.kind === 'program' ? `${actor.orgId} ${actor.name}` : actor.accountId
  if (!who) return work()
  const tooMuch = () => refuse('busy', 'kernel.too-much-at-once', { retryAfterSeconds: 2 })
  let hasBegun = false
  return readings
    .run(who, () => {
      // Whoever went away while waiting, by another page or another filter, is not worked for.
      if (reply.raw.destroyed) throw tooMuch()
      hasBegun = true
      return work()
    })
    .catch((fault: unknown) => {
      throw fault instanceof Crowded && !hasBegun ? tooMuch() : fault
    })
}

const limitOf = ({ access, isUpload }: Endpoint): number => {
  if (isUpload) return uploadLimit
  return access === 'signed-in' ? bodyLimit : strangerLimit
}

// Who asks is known before a byte of the body is read: nobody keeps the server busy with what it will not take (T22).
async function refuseUnread(
  endpoint: Endpoint,
  of: { surface: Surface; request: FastifyRequest; reply: FastifyReply; mayBegin: MayBegin | undefined },
): Promise<void> {
  const { request, reply } = of
  const { headers } = request
  const size = 'transfer-encoding' in headers ? Number.POSITIVE_INFINITY : Number(headers['content-length'] ?? 0)
  try {
    const actor = await actorOf(endpoint, of)
    of.mayBegin?.(actor)
    const isBytes = headers['content-type']?.split(';')[0]?.trim() === octets
    // To a shape every byte of an upload is a key that it must name; what is no file does not get the limit of one.
    if (isBytes ? !endpoint.isUpload : endpoint.isUpload && size > 0) throw refuse('invalid', 'kernel.invalid')
  } catch (fault) {
    // What is still on its way is not waited for.
    if (size > strangerLimit) reply.header('connection', 'close')
    throw fault
  }
}

const octets = 'application/octet-stream'

// Only what a shape has checked goes in: a part without a shape could name, and so replace, any other input.
function inputOf<E extends Endpoint>(endpoint: E, request: FastifyRequest): Input<E> {
  return {
    ...(endpoint.params ? asObject(request.params) : {}),
    ...(endpoint.query ? asObject(request.query) : {}),
    ...(endpoint.body ? asObject(request.body) : {}),
  } as Input<E>
}

function idempotencyOf(endpoint: Endpoint, request: FastifyRequest, input: unknown) {
  // All strangers are one caller: a key of theirs could be guessed by another. Their forms carry sealed ones (decisions 48).
  if (endpoint.access !== 'signed-in') return undefined
  // What is restricted is not kept to be told again: each look is a look.
  if (endpoint.purpose !== '') return undefined
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length > 100) return undefined
  const upload = Buffer.isBuffer(request.body) ? createHash('sha256').update(request.body).digest('hex') : null
  const { method, path, isShownOnce } = endpoint
  // Neither a file that leaves nor a secret is kept beside the place from which it is erased: each time it is given is recorded (decisions 38).
  const mayBeKept = (answer: unknown) => !isShownOnce && !(answer instanceof Download)
  const ifNotKept = isShownOnce ? ('kernel.shown-once' as const) : ('kernel.file-given' as const)
  return { key, input: [method, path, input, upload], mayBeKept, ifNotKept }
}

function doorOf({ access }: Endpoint, surface: Surface): Db {
  if (access === 'sign-in') return surface.signIn
  return access === 'public' ? surface.portal : surface.db
}

// Who asks, and how far he sees, is always found in the database itself: a right that was taken is gone at once (T05).
function copyFor({ mayBeOld, access }: Endpoint, { replica }: Surface) {
  const door = access === 'public' ? 'portal' : 'db'
  return mayBeOld && replica ? { copy: { replica, door } as const } : {}
}

async function actorOf(
  endpoint: Endpoint,
  { surface, request, reply }: { surface: Surface; request: FastifyRequest; reply: FastifyReply },
): Promise<Actor> {
  if (endpoint.access !== 'signed-in') return visitor
  const actor = await surface.identify(request, reply, endpoint)
  if (!actor) throw refuse('unauthenticated', 'kernel.not-signed-in')
  return actor
}

function send(reply: FastifyReply, answer: unknown): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (answer instanceof Download) {
    return reply
      .type(answer.mediaType)
      .header('content-disposition', asAttachment(answer.name))
      .header('content-security-policy', 'sandbox')
      .send(answer.bytes)
  }
  if (answer === undefined) return reply.code(204).send()
  return reply.send(answer)
}

/** The header under which a file is saved by its name and never shown in our own origin. */
export const asAttachment = (name: string): string => `attachment; filename*=UTF-8''${extendedValue(name)}`

// RFC 8187; half a character pair, which no encoding knows, becomes the replacement character.
const extendedValue = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)

/**
 * Who calls, as a use case may know it; cookies are set when the transaction has committed. Where browsers keep a cookie
 * to https its name begins with `__Host-`, so that no other host of the domain can set or read it (T14).
 */
export function callerOf(request: FastifyRequest, reply: FastifyReply): Caller {
  const secure = isSecure(request)
  const origin = `${request.protocol}://${request.host}`
  const named = (name: string) => (secure ? `__Host-${name}` : name)
  return {
    address: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    origin,
    ...(secure ? { safeOrigin: origin } : {}),
    cookie: (name) => request.cookies[named(name)],
    setCookie(name, value, maxAgeSeconds) {
      if (!secure) warnPlain()
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
      if (value === null) reply.clearCookie(named(name), options)
      else
        reply.setCookie(
          named(name),
          value,
          maxAgeSeconds === undefined ? options : { ...options, maxAge: maxAgeSeconds },
        )
    },
    ...(Buffer.isBuffer(request.body) ? { upload: request.body } : {}),
  }
}

// Browsers treat localhost as safe; elsewhere a cookie without https is set plain and the log says so once.
const isSecure = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || request.hostname.split(':')[0] === 'localhost'

let warned = false
function warnPlain(): void {
  if (!warned) log.warn('sign-in without https: the session cookie is sent in the clear')
  warned = true
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
