import type { FastifyInstance } from 'fastify'
import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import { callerOf, createHttp, type Surface, serveOn } from '#kernel/http.ts'
import { listen } from '#kernel/listen.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { openApi } from '#kernel/openapi.ts'
import { Replica } from '#kernel/replica.ts'
import { admitProgram, programKeyIn, Sessions } from '#modules/accounts/index.ts'
import { calendarDoor } from './calendar-door.ts'
import { channelDoors } from './channel-doors.ts'
import { endpoints, routes } from './chapters.ts'
import { consoleHost } from './console-host.ts'
import { due } from './due.ts'
import { machineRoutes } from './metrics.ts'
import { portal as portalPages } from './portal/server.ts'

/** A running server; `close` ends requests, connections and listening. */
export interface RunningServer {
  readonly app: FastifyInstance
  close(): Promise<void>
}

/** Everything that speaks HTTP, on the pools of its three logins; nothing listens yet. */
export async function composeServer(
  doors: Pick<Surface, 'db' | 'portal' | 'signIn' | 'replica'>,
): Promise<{ app: FastifyInstance; sessions: Sessions }> {
  const sessions = new Sessions(doors.portal)
  const surface: Surface = {
    ...doors,
    identify(request, reply, { method, path }) {
      const key = programKeyIn(request.headers.authorization)
      if (key === undefined) return sessions.identify(callerOf(request, reply))
      return admitProgram(doors.db, { key, endpoint: `${method} ${path}`, requestId: request.id })
    },
  }
  const app = await createHttp()
  machineRoutes(app, { db: doors.db, portal: doors.portal })
  routes(serveOn(app, surface))
  app.get('/api/openapi.json', () => openApi(endpoints, '连心 Lianxin'))
  channelDoors(app, doors.portal)
  calendarDoor(app, doors.db, due)
  consoleHost(app)
  await portalPages(app, surface)
  return { app, sessions }
}

/**
 * Why this server must not listen: in production it answers to the names it was given, so that nobody's domain shows its
 * pages (T28). Nothing when it may, or when nobody but this machine reaches it.
 */
export function refuseNameless(
  of: Pick<typeof config, 'production' | 'hosts' | 'host'> = config,
): Sentence | undefined {
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(of.host)
  return of.production && of.hosts.length === 0 && !isLocal ? nameless : undefined
}

const nameless: Sentence = {
  zh: '正式运行要说明网站的域名：请设置 LIANXIN_HOSTS（例如 dj.example.cn），或只在本机监听（LIANXIN_HOST=localhost）。',
  en: 'Production needs the names of the site: set LIANXIN_HOSTS (such as dj.example.cn), or listen on this machine only (LIANXIN_HOST=localhost).',
}

/** Composes the server and listens on the configured port, on this machine only unless told otherwise. */
export async function startServer(databaseUrl: string): Promise<RunningServer> {
  const urls = roleUrls(databaseUrl)
  const db = new Db(urls.app, { name: 'lianxin-server' })
  const portal = new Db(urls.portal, { name: 'lianxin-portal' })
  const signIn = new Db(urls.signin, { max: 4, name: 'lianxin-sign-in' })
  const copy = config.replicaUrl === undefined ? undefined : openReplica(config.replicaUrl, db)
  const { app, sessions } = await composeServer({ db, portal, signIn, replica: copy?.replica })
  const forget = () => sessions.forget()
  const listener = listen(urls.app, { rights: forget }, forget)
  await app.listen({ port: config.port, host: config.host })
  return {
    app,
    async close() {
      await app.close()
      await copy?.close()
      await Promise.all([listener.close(), db.close(), portal.close(), signIn.close()])
    },
  }
}

/** The reading copy with pools of its own; `url` names its owner, as that of the database does. */
export function openReplica(url: string, primary: Db): { replica: Replica; close: () => Promise<void> } {
  const urls = roleUrls(url)
  const db = new Db(urls.app, { name: 'lianxin-copy' })
  const portal = new Db(urls.portal, { name: 'lianxin-portal-copy' })
  const replica = new Replica({ primary, db, portal })
  return {
    replica,
    async close() {
      await replica.close()
      await Promise.all([db.close(), portal.close()])
    },
  }
}
