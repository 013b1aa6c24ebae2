import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { endure } from '../endurance/support/installation.ts'
import { plantMembers } from '../members.ts'
import { type TreeOrg, writeTree } from '../trees.ts'

// T22: the twenty heaviest things a clerk can ask, all at once and again and again; none of them takes longer than five seconds, and
// somebody else who asks for little does not notice.
const seconds = 20

test('the worst twenty questions at once: none takes over 5 s, light routes keep their p99 within twice (T22)', async () => {
  const { url, org, cookies, started } = await endure()
  const { databaseUrl } = JSON.parse(readFileSync(join(started.data, 'supervisor.json'), 'utf8')) as {
    databaseUrl: string
  }
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  const branches = Array.from(
    { length: 200 },
    (_, at): TreeOrg => ({
      ...{ id: crypto.randomUUID(), path: `${org.path}${at + 1000}/`, parentId: org.id, code: `T${at}` },
      ...{ name: `第${at}村党支部`, type: 'BRANCH', depth: 2 },
    }),
  )
  await writeTree(owner, branches)
  for (let seed = 0; seed < 5; seed++) await plantMembers(owner, branches, { members: 20_000, seed })
  await owner.query('analyze')
  await owner.end()

  const ask = async (path: string, cookie = cookies.organiser) => {
    const begun = performance.now()
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    await answer.arrayBuffer()
    return { ms: performance.now() - begun, status: answer.status, path }
  }
  type Asked = Awaited<ReturnType<typeof ask>>
  const keepAsking = async (path: string, until: number, cookie?: string): Promise<Asked[]> => {
    const all: Asked[] = []
    while (performance.now() < until) {
      const one = await ask(path, cookie)
      all.push(one)
      // As Retry-After tells.
      if (one.status === 429) await new Promise((resolve) => setTimeout(resolve, 2000))
    }
    return all
  }
  const light = [`/o/${org.slug}/`, '/api/session', '/api/organisations', '/health/live']
  const heavy = heaviest(org.id)
  expect(heavy).toHaveLength(20)
  const lightly = async () =>
    (await Promise.all(light.map((path) => keepAsking(path, performance.now() + seconds * 1000, cookies.desk)))).flat()
  await Promise.all(heavy.map((path) => ask(path)))
  await Promise.all(light.map((path) => ask(path, cookies.desk)))
  for (const path of heavy) console.log(`alone: ${(await ask(path)).ms.toFixed(0)} ms ${path.replace(org.id, '…')}`)
  const before = await lightly()
  const until = performance.now() + seconds * 1000
  const [during, ...heavily] = await Promise.all([lightly(), ...heavy.map((path) => keepAsking(path, until))])
  const asked = heavily.flat()
  const slowest = asked.toSorted((one, other) => other.ms - one.ms)[0]
  const answered = asked.filter(({ status }) => status === 200).length
  const [quiet, busy] = [p99(before), p99(during)]
  console.log(
    `worst twenty: ${asked.length} asked, ${answered} answered, slowest ${slowest?.ms.toFixed(0)} ms (${slowest?.path}); light routes p99 ${quiet.toFixed(1)} ms before, ` +
      `${busy.toFixed(1)} ms beside (${before.length} and ${during.length} answers)`,
  )
  expect(asked.filter(({ ms }) => ms > 5000)).toEqual([])
  expect(asked.filter(({ status }) => status >= 500 && status !== 503)).toEqual([])
  expect(answered / asked.length).toBeGreaterThan(0.5)
  expect(during.filter(({ status }) => status !== 200)).toEqual([])
  expect(busy / quiet).toBeLessThanOrEqual(2)
})

const p99 = (all: readonly { readonly ms: number }[]) =>
  all.map(({ ms }) => ms).toSorted((one, other) => one - other)[Math.floor(all.length * 0.99)] ?? Number.NaN

function heaviest(orgId: string): string[] {
  const members = [
    ...['q=王&sort=strokes&size=100', 'sort=strokes&page=400&size=100', 'sort=post&page=400&size=100', 'q=w&size=100'],
    ...['status=ALL&sort=-joined&page=900&size=100', 'q=zhang&ageFrom=20&ageTo=90&sort=strokes', 'q=li&sort=post'],
    ...['gender=1&sort=strokes&page=200&size=100', 'joinedFrom=1950-01-01&sort=joined&page=400&size=100'],
    ...['ethnicMinority=true&sort=strokes', 'floating=true&sort=strokes', 'education=COLLEGE_PLUS&sort=strokes'],
    ...['ageFrom=30&ageTo=31&sort=-joined', 'category=PROBATIONARY&sort=strokes', 'q=伟&sort=joined'],
  ].map((query) => `/api/members?orgId=${orgId}&${query.replace(/[^\x20-\x7e]+/g, encodeURIComponent)}`)
  const counts = ['2026-01-01', '2010-01-01'].map((on) => `/api/organisations/${orgId}/member-counts?on=${on}`)
  return [
    ...members,
    ...counts,
    `/api/organisations/${orgId}/warnings`,
    `/api/organisations/search?q=${encodeURIComponent('村')}`,
    `/api/cases?q=${encodeURIComponent('路灯')}`,
  ]
}
