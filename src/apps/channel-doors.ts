import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { refusals } from '#kernel/errors.ts'
import { callerOf } from '#kernel/http.ts'
import { words } from '#kernel/words.ts'
import { takeSignedMessage } from '#modules/cases/index.ts'

const { refuse } = refusals(words)

/** What a message may weigh, signature and all. */
const bodyLimit = 32 * 1024

/** Where other systems bring messages in (B17): what is signed is the bytes as they came, so nothing parses them before. */
export function channelDoors(app: FastifyInstance, portal: Db): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body))
    scope.post<{ Params: { channelId: string } }>('/channels/:channelId/messages', async (request, reply) => {
      const { channelId } = request.params
      if (!z.uuid().safeParse(channelId).success) throw refuse('missing', 'kernel.not-found')
      const of = { db: portal, actor: visitor, effect: 'write', requestId: request.id } as const
      const call = { channelId, signature: signatureOf(request), body: bodyOf(request) }
      const taken = await perform({ ...of, caller: callerOf(request, reply) }, (ctx) => takeSignedMessage(ctx, call))
      return reply.header('cache-control', 'no-store').send(taken)
    })
  })
}

const bodyOf = ({ body }: FastifyRequest) => (Buffer.isBuffer(body) ? body.toString('utf8') : '')

const signatureOf = ({ headers }: FastifyRequest) => ({
  id: textOf(headers['webhook-id']),
  timestamp: textOf(headers['webhook-timestamp']),
  signatures: textOf(headers['webhook-signature']),
})

const textOf = (header: string | string[] | undefined) => (typeof header === 'string' ? header : '')
