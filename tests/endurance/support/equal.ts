import type { AddressInfo } from 'node:net'
import { composeServer } from '#apps/start-server.ts'
import { newId } from '#kernel/ids.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { exportApproval } from '#modules/members/index.ts'
import { bodies, password, plantBodies } from '../../console-server.ts'
import { act, type TestDatabase } from '../../database.ts'
import { actorIn, type TreeOrg } from '../../trees.ts'

/** A real server on a port, and what it takes to press a button so many times at once. */
export async function equalServer(db: TestDatabase) {
  await plantBodies(db)
  const { app } = await composeServer({ db: db.app, portal: db.portal, signIn: db.signIn })
  await app.listen({ port: 0, host: 'localhost' })
  const origin = `http://localhost:${(app.server.address() as AddressInfo).port}`
  const ask = (path: string, of: RequestInit = {}) => fetch(`${origin}${path}`, { redirect: 'manual', ...of })
  return { ask, close: () => app.close(), ...presses(ask), ...plants(db) }
}

type Ask = (path: string, of?: RequestInit) => Promise<Response>

/** What came back from requests that are equal to the last byte and sent at once. */
export interface Told {
  readonly status: number
  readonly body: string
}

function presses(ask: Ask) {
  const atOnce = (times: number, send: (at: number) => Promise<Response>): Promise<Told[]> =>
    Promise.all(
      Array.from({ length: times }, async (_, at) => {
        const answer = await send(at)
        return { status: answer.status, body: await answer.text() }
      }),
    )
  return {
    /** A form of the portal with its token, so many times. */
    submitForm(times: number, path: string, values: Readonly<Record<string, string>>): Promise<Told[]> {
      const body = new URLSearchParams(values).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return atOnce(times, () => ask(path, { method: 'POST', headers, body }))
    },
    /** A request of the console, so many times; under one key, or each under its own. */
    press(times: number, path: string, of: { cookie: string; body: object; key?: string }): Promise<Told[]> {
      const { cookie, body, key } = of
      return atOnce(times, () =>
        ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie, 'idempotency-key': key ?? newId() },
          body: JSON.stringify(body),
        }),
      )
    },
    async signIn(login: string): Promise<string> {
      const headers = { 'content-type': 'application/json' }
      const answer = await ask('/api/session', { method: 'POST', headers, body: JSON.stringify({ login, password }) })
      return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    },
  }
}

function plants(db: TestDatabase) {
  return {
    /** A matter that waits for the county. */
    async plantMatter(): Promise<string> {
      const seat = (at: TreeOrg) => [
        { orgId: at.id, orgName: at.name, posts: ['ORGANISER'], accountId: null, name: null },
      ]
      const asker = actorIn(bodies.village, { accountId: newId(), role: 'SECRETARY', name: '溪河村文书' })
      const matter = await act(db.app, asker, async (ctx) =>
        startMatter(ctx, exportApproval, {
          ...{ title: { zh: '导出名册', en: 'Export' }, subject: 'members.export', orgName: bodies.village.name },
          parties: { county: seat(bodies.county), superior: seat(bodies.county) },
          data: { reason: '核对名册', scope: bodies.village.name, rows: 3, columns: ['name'] },
        }),
      )
      return matter.id
    },
  }
}
