import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Endured, endure } from '../endurance/support/installation.ts'
import { root } from '../supervisor/starter.ts'
import { randomFrom } from '../trees.ts'

// T40: ten thousand messages through the form of a site, two thousand of them from one address and the others from five hundred. One address
// comes to its twenty and no further; what was taken is there once; others read, write and work beside it; and who keeps the server narrows it.
const fromOne = 2_000
const addresses = 500
const fromEach = 16
const atOnce = 16
const repeated = '同一句话写了一万遍'
const flooder = '203.0.113.9'

test('10,000 messages: one address is held to its twenty, and the desk and other citizens go on (T40)', async () => {
  const installation = await endure()
  const { ask } = installation
  setLimit(installation, 20)
  const before = await beside(installation, secondsFrom(5))
  const sent = { one: {} as Told, many: {} as Told }
  let isOver = false
  const begun = performance.now()
  const during = beside(installation, () => isOver)
  await inTurn(floodOf(), async (address) => {
    const told = address === flooder ? sent.one : sent.many
    const status = await write(installation, address)
    told[status] = (told[status] ?? 0) + 1
  })
  isOver = true
  const others = await during
  console.log(`sent in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${JSON.stringify(sent)}`)
  for (const [what, times] of Object.entries(others))
    console.log(`  ${what}: median ${median(before[what])} ms before, ${median(times)} ms beside, of ${times.length}`)

  expect(sent.one).toEqual({ 200: 20, 422: fromOne - 20 })
  expect(sent.many).toEqual({ 200: addresses * fromEach })
  const kept = 20 + addresses * fromEach + (before.write?.length ?? 0) + (others.write?.length ?? 0)
  const [row] = await ask<{ cases: number; logged: number }>(
    `select (select count(*)::int from cases.case) as cases,
       (select count(distinct subject_id)::int from audit.entry where act = 'cases.submitted') as logged`,
  )
  expect(row).toEqual({ cases: kept, logged: kept })
  const board = await (await fetch(`${installation.url}/o/${installation.org.slug}/messages/`)).text()
  expect(board).not.toContain(repeated)

  setLimit(installation, 2)
  const narrowed = await Promise.all(Array.from({ length: 5 }, () => write(installation, '198.51.100.77')))
  expect(narrowed.toSorted()).toEqual([200, 200, 422, 422, 422])
})

type Told = Record<number, number>

function floodOf(): string[] {
  const random = randomFrom(40)
  const many = Array.from({ length: addresses * fromEach }, (_, at) => `198.18.${at % 2}.${Math.floor(at / 2) % 250}`)
  const all = [...many, ...Array.from({ length: fromOne }, () => flooder)]
  return all
    .map((address) => ({ address, at: random(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ address }) => address)
}

async function inTurn(all: readonly string[], of: (one: string) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = all[next++]; one !== undefined; one = all[next++]) await of(one)
    }),
  )
}

/** A citizen opens the form and sends it; gives the status of the answer, 422 where the form comes back with what was typed and why. */
async function write({ url, org }: Endured, address: string): Promise<number> {
  const headers = { 'x-forwarded-for': address }
  const path = `${url}/o/${org.slug}/messages/new`
  const token = /name="token" value="([^"]+)"/.exec(await (await fetch(path, { headers })).text())?.[1] ?? ''
  const about = { kind: 'CONSULT', title: repeated, text: '请问这里什么时候有人管，写了一万遍也要有个说法。' }
  const form = { ...about, isPublic: 'yes', name: '某人', phone: '', consent: 'on', step: 'send', token }
  const answer = await fetch(path, { method: 'POST', headers, body: new URLSearchParams(form) })
  await answer.arrayBuffer()
  return answer.status
}

/** What others do the while, one after the other: milliseconds of each, by what was done. None of it is refused. */
async function beside(installation: Endured, isOver: () => boolean): Promise<Record<string, number[]>> {
  const { url, org, cookies } = installation
  const read = async (path: string, cookie = '') => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    await answer.arrayBuffer()
    return answer.status
  }
  const done = {
    portal: () => read(`/o/${org.slug}/`),
    list: () => read('/api/cases', cookies.desk),
    due: () => read('/api/due', cookies.desk),
    write: (turn: number) => write(installation, `192.0.2.${turn % 250}`),
  }
  const took: Record<string, number[]> = {}
  for (let turn = 0; !isOver(); turn++) {
    for (const [what, act] of Object.entries(done)) {
      const from = performance.now()
      expect({ what, status: await act(turn) }).toEqual({ what, status: 200 })
      took[what] = [...(took[what] ?? []), performance.now() - from]
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return took
}

function secondsFrom(seconds: number): () => boolean {
  const until = performance.now() + seconds * 1000
  return () => performance.now() > until
}

const median = (times: readonly number[] = []) =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN).toFixed(1)

/** As whoever keeps the server does it. */
function setLimit({ started }: Endured, submissionsPerHour: number): void {
  const args = [
    'tools/lianxin.mjs',
    '--data',
    started.data,
    'cases',
    'settings',
    `submissionsPerHour=${submissionsPerHour}`,
  ]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}
