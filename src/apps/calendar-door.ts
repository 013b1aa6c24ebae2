import type { FastifyInstance } from 'fastify'
import type { Db } from '#kernel/db.ts'
import type { DueSource } from '#kernel/due.ts'
import { readCalendar } from '#modules/notices/index.ts'

/** Where calendars of telephones and mail programs fetch what is due: the address is the secret, no cookie is asked for (E09). */
export function calendarDoor(app: FastifyInstance, db: Db, sources: readonly DueSource[]): void {
  app.get<{ Params: { secret: string } }>('/calendar/:secret.ics', async (request, reply) => {
    const calendar = await readCalendar(db, request.params.secret, { sources })
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex')
    if (calendar === undefined) return reply.callNotFound()
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="lianxin.ics"')
      .type('text/calendar; charset=utf-8')
      .send(calendar)
  })
}
