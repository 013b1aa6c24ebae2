import type { FastifyInstance } from 'fastify'
import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { callerOf, createHttp, type Surface, serveOn } from '#kernel/http.ts'
import { listen } from '#kernel/listen.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { openApi } from '#kernel/openapi.ts'
import { Sessions } from '#modules/accounts/index.ts'
import { endpoints, routes } from './chapters.ts'
import { consoleHost } from './console-host.ts'
import { portal as portalPages } from './portal/server.ts'

/** A running server; `close` ends requests, connections and listening. */
export interface RunningServer {
  readonly app: FastifyInstance
  close(): Promise<void>
}

/** Everything that speaks HTTP, on these two pools; nothing listens yet. */
export async function composeServer(db: Db, portal: Db): Promise<{ app: FastifyInstance; sessions: Sessions }> {
  const sessions = new Sessions(portal)
  const surface: Surface = {
    db,
    portal,
    identify: (request, reply) => sessions.identify(callerOf(request, reply)),
  }
  const app = await createHttp()
  routes(serveOn(app, surface))
  app.get('/api/openapi.json', () => openApi(endpoints, '连心 Lianxin'))
  consoleHost(app)
  await portalPages(app, surface)
  return { app, sessions }
}

/** Composes the server and listens on the configured port, on this machine only unless told otherwise. */
export async function startServer(): Promise<RunningServer> {
  const urls = roleUrls(config.databaseUrl)
  const db = new Db(urls.app, { name: 'lianxin-server' })
  const portal = new Db(urls.portal, { name: 'lianxin-portal' })
  const { app, sessions } = await composeServer(db, portal)
  const forget = () => sessions.forget()
  const listener = listen(urls.app, { rights: forget }, forget)
  await app.listen({ port: config.port, host: config.host })
  return {
    app,
    async close() {
      await app.close()
      await Promise.all([listener.close(), db.close(), portal.close()])
    },
  }
}
