import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { visitor } from '#kernel/actor.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { refusals } from '#kernel/errors.ts'
import { callerOf } from '#kernel/http.ts'
import { words } from '#kernel/words.ts'
import { answerEcho, takeSignedMessage, takeWechatCall } from '#modules/cases/index.ts'

const { refuse } = refusals(words)

/** What a message may weigh, signature and all. */
const bodyLimit = 32 * 1024

/** Where other systems bring messages in (B17): what is signed is the bytes as they came, so nothing parses them before. */
export function channelDoors(app: FastifyInstance, portal: Db): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body))
    scope.post<OfChannel>('/channels/:channelId/messages', async (request, reply) => {
      const call = { channelId: idOf(request), signature: signatureOf(request), body: bodyOf(request) }
      return own(reply).send(await run(portal, { request, reply }, 'write', (ctx) => takeSignedMessage(ctx, call)))
    })
    // The platform of official accounts asks first whether the address is right, and wants an answer even to what says nothing.
    scope.get<OfChannel>('/channels/:channelId/wechat', async (request, reply) => {
      const call = {
        channelId: idOf(request),
        query: queryOf(request, 'signature'),
        echo: textOf(request.query.echostr),
      }
      return own(reply)
        .type('text/plain')
        .send(await run(portal, { request, reply }, 'read', (ctx) => answerEcho(ctx, call)))
    })
    scope.post<OfChannel>('/channels/:channelId/wechat', async (request, reply) => {
      const call = { channelId: idOf(request), query: queryOf(request, 'msg_signature'), body: bodyOf(request) }
      const answer = await run(portal, { request, reply }, 'write', (ctx) => takeWechatCall(ctx, call))
      return own(reply)
        .type(answer === '' ? 'text/plain' : 'text/xml')
        .send(answer === '' ? 'success' : answer)
    })
  })
}

interface OfChannel {
  Params: { channelId: string }
  Querystring: Readonly<Record<string, string | string[] | undefined>>
}
type Exchange = { readonly request: FastifyRequest<OfChannel>; readonly reply: FastifyReply }

// Who wrote nothing, as who only followed the account, leaves nothing behind.
const run = <T>(portal: Db, { request, reply }: Exchange, effect: 'read' | 'write', work: (ctx: Ctx) => Promise<T>) =>
  perform(
    {
      db: portal,
      actor: visitor,
      effect,
      requestId: request.id,
      caller: callerOf(request, reply),
      mayChangeNothing: true,
    },
    work,
  )

const own = (reply: FastifyReply) => reply.header('cache-control', 'no-store')

function idOf({ params }: FastifyRequest<OfChannel>): string {
  if (!z.uuid().safeParse(params.channelId).success) throw refuse('missing', 'kernel.not-found')
  return params.channelId
}

const queryOf = ({ query }: FastifyRequest<OfChannel>, signature: 'signature' | 'msg_signature') => ({
  timestamp: textOf(query.timestamp),
  nonce: textOf(query.nonce),
  signature: textOf(query[signature]),
})

const bodyOf = ({ body }: Pick<FastifyRequest, 'body'>) => (Buffer.isBuffer(body) ? body.toString('utf8') : '')

const signatureOf = ({ headers }: Pick<FastifyRequest, 'headers'>) => ({
  id: textOf(headers['webhook-id']),
  timestamp: textOf(headers['webhook-timestamp']),
  signatures: textOf(headers['webhook-signature']),
})

const textOf = (header: string | string[] | undefined) => (typeof header === 'string' ? header : '')
