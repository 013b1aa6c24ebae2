import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../supervisor/starter.ts'
import { message } from './support/acts.ts'
import { type Endured, endure, jsonFrom, signIn } from './support/installation.ts'
import { expectVerified } from './support/kills.ts'

// Hours by which the clock of everything that runs is wrong, one after the other: twelve jumps, by up to two days backwards.
const jumps = [1, 0, 24, 0, -1, 0, -24, 0, 24, -24, 1, 0]

test('twelve jumps of the clock: all goes on, what was done keeps its order, nothing takes less than no time (R-F10)', async () => {
  const clock = join(temporaryFolder(), 'clock')
  const set = async (hours: number) => {
    writeFileSync(clock, `${hours < 0 ? '-' : '+'}${Math.abs(hours)}h\n`)
    // It is read once a second.
    await new Promise((resolve) => setTimeout(resolve, 2500))
  }
  await set(0)
  const endured = await endure(undefined, {
    LD_PRELOAD: fakeClock(),
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DISABLE_SHM: '1',
  })
  let cookie = endured.cookies.desk
  let open: string | undefined
  for (const [at, hours] of jumps.entries()) {
    await set(hours)
    expect(await readCases(endured, cookie), 'a session of before is good or at its end').toBeOneOf([200, 401])
    cookie = await signIn(endured.url, endured.deskLogin)
    // Accepted before the jump, answered after it.
    if (open !== undefined) await act(endured, { cookie, caseId: open, name: 'reply', body: { text: answer } })
    const number = await message(endured, { title: `第${at}次拨钟`, host: at })()
    expect(number?.slice(2, 10)).toBe(dayIn(hours))
    open = await idOf(endured, number ?? '')
    await act(endured, { cookie, caseId: open, name: 'accept', body: { isComplex: false } })
    await expectSane(endured, { cookie, caseId: open })
  }
  await expectOrder(endured)
  await expectVerified(endured)
})

const answer = '村口三盏路灯本周五前全部修好，有问题请到村委会找我们。'

function fakeClock(): string {
  const folder = readdirSync('/usr/lib')
    .map((name) => join('/usr/lib', name, 'faketime'))
    .find((path) => listed(path).includes('libfaketimeMT.so.1'))
  if (folder === undefined) throw new Error('this proof needs the package libfaketime: apt-get install libfaketime')
  return join(folder, 'libfaketimeMT.so.1')
}

function listed(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

const dayIn = (hours: number) =>
  new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')

const readCases = async ({ url }: Endured, cookie: string) =>
  (await fetch(`${url}/api/cases`, { headers: jsonFrom(cookie) })).status

async function idOf({ ask }: Endured, number: string): Promise<string> {
  const [one] = await ask<{ id: string }>('select id from cases.case where number = $1', [number])
  return one?.id ?? ''
}

async function act({ url }: Endured, of: { cookie: string; caseId: string; name: string; body: object }) {
  const at = `${url}/api/cases/${of.caseId}/${of.name}`
  const told = await fetch(at, { method: 'POST', headers: jsonFrom(of.cookie), body: JSON.stringify(of.body) })
  expect(told.status, await told.text()).toBe(200)
}

// The limits lie behind the beginning, and no page tells of less than no time.
async function expectSane({ url, org }: Endured, of: { cookie: string; caseId: string }): Promise<void> {
  const read = await fetch(`${url}/api/cases/${of.caseId}`, { headers: jsonFrom(of.cookie) })
  const one = (await read.json()) as { createdAt: string; answerDueOn: string }
  expect(one.answerDueOn > one.createdAt.slice(0, 10)).toBe(true)
  for (const path of ['', 'messages/', 'messages/statistics']) {
    const page = await fetch(`${url}/o/${org.slug}/${path}`)
    const text = (await page.text()).replace(/<[^>]*>/g, ' ')
    expect({ path, status: page.status }).toEqual({ path, status: 200 })
    expect(text).not.toMatch(/NaN|Invalid|(?<![\d-])-\s?\d+(?:\.\d+)?\s*(?:天|小时|分钟|个工作日)/)
  }
}

async function expectOrder({ ask }: Endured): Promise<void> {
  const rows = await ask<{ acts: string[] }>(
    'select array_agg(act order by id) as acts from cases.event group by case_id having count(*) > 2',
  )
  expect(rows.length).toBe(jumps.length - 1)
  for (const { acts } of rows) expect(acts.slice(0, 3)).toEqual(['submit', 'accept', 'reply'])
}
