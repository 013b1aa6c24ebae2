import { expect } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { bodies } from '../../console-server.ts'
import type { TestDatabase } from '../../database.ts'
import type { equalServer, Told } from './equal.ts'

type Server = Awaited<ReturnType<typeof equalServer>>

const board = `/o/${bodies.village.code}/messages/`
const message = {
  ...{ name: '王女士', phone: '', kind: 'HELP', isPublic: 'yes', consent: 'on', step: 'send' },
  title: '四组的路灯什么时候修好',
  text: '四组路口到小学的路灯坏了两个月，希望尽快修好。',
}
const statuses = (told: readonly Told[]) => {
  const counted: Record<number, number> = {}
  for (const { status } of told) counted[status] = (counted[status] ?? 0) + 1
  return counted
}

/** One form sent so many times at once is one case, and everybody who sent it reads the same number and code. */
export async function oneCase(db: TestDatabase, server: Server, times: number): Promise<string> {
  const page = await (await server.ask(`${board}new`)).text()
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const told = await server.submitForm(times, `${board}new`, { ...message, token })
  expect(statuses(told)).toEqual({ 200: times })
  const receipts = new Set(
    told.map(({ body }) =>
      [/<dd>(LX[^<]+)<\/dd>/, /<dd class="code">([^<]+)<\/dd>/].map((one) => one.exec(body)?.[1]).join(),
    ),
  )
  expect([...receipts]).toEqual([expect.stringMatching(/^LX\d{8}-\d{6},\S+/)])
  const { rows } = await db.owner.query<{ id: string; number: string; logged: number }>(
    `select c.id, c.number, (select count(*)::int from audit.entry e where e.subject_id = c.id::text and e.act = 'cases.submitted') as logged
     from cases.case c`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.logged).toBe(1)
  return rows[0]?.id ?? ''
}

/** The button pressed so many times at once under different keys accepts once; the others are told plainly that it is done. */
export async function oneAcceptance(
  db: TestDatabase,
  server: Server,
  of: { caseId: string; times: number },
): Promise<void> {
  const { caseId, times } = of
  const cookie = await server.signIn('secretary')
  const told = await server.press(times, `/api/cases/${caseId}/accept`, { cookie, body: { isComplex: false } })
  expect(statuses(told)).toEqual({ 200: 1, 409: times - 1 })
  for (const { status, body } of told) if (status === 409) expect(JSON.parse(body).zh).toMatch(/。$/)
  const { rows } = await db.owner.query(
    `select (select count(*)::int from cases.event where case_id = $1 and act = 'accept') as events,
       (select count(*)::int from audit.entry where subject_id = $1::text and act = 'cases.accepted') as logged`,
    [caseId],
  )
  expect(rows).toEqual([{ events: 1, logged: 1 }])
}

/** One act of a procedure sent so many times under one key is done once, and all are answered the same. */
export async function oneAct(db: TestDatabase, server: Server, times: number): Promise<void> {
  const matterId = await server.plantMatter()
  const cookie = await server.signIn('county')
  const body = { act: 'agree', version: 1, opinion: '同意。' }
  const told = await server.press(times, `/api/matters/${matterId}/acts`, { cookie, body, key: newId() })
  expect(statuses(told)).toEqual({ 200: times })
  expect(new Set(told.map(({ body: answer }) => answer)).size).toBe(1)
  expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({ outcome: 'AGREED', version: 2 })
  const { rows } = await db.owner.query(
    `select (select count(*)::int from procedure.act where matter_id = $1 and act = 'agree') as acts,
       (select count(*)::int from audit.entry where subject_id = $1::text and act = 'procedure.acted') as logged`,
    [matterId],
  )
  expect(rows).toEqual([{ acts: 1, logged: 1 }])
}

/** So many people of one post who act at once, each under a key of his own: one acts, the others are told who did. */
export async function oneOfMany(db: TestDatabase, server: Server, times: number): Promise<void> {
  const matterId = await server.plantMatter()
  const cookie = await server.signIn('county')
  const told = await server.press(times, `/api/matters/${matterId}/acts`, {
    cookie,
    body: { act: 'agree', version: 1 },
  })
  expect(statuses(told)).toEqual({ 200: 1, 409: times - 1 })
  for (const { status, body } of told)
    if (status === 409) expect(JSON.parse(body).zh).toContain('云岭县委组织部已经办了')
  const { rows } = await db.owner.query(
    `select count(*)::int as n from procedure.act where matter_id = $1 and act = 'agree'`,
    [matterId],
  )
  expect(rows).toEqual([{ n: 1 }])
}
