import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { readVoices } from '#modules/demands/topics/command.ts'
import { findTopicsOf } from '#modules/demands/topics/finding.ts'
import { deskOf, places, plantCounty } from '../cases.ts'
import { act, testDatabase } from '../database.ts'

const many = 50_000
const folder = ['../shared/data/voices', '../../shared/data/voices'].find((one) => existsSync(one))
const db = testDatabase()

it('finds the topics of 50,000 messages in its job within two minutes and a gigabyte, and holds nobody up (D27)', async () => {
  if (folder === undefined) throw new Error('this proof needs the open data of messages in ../shared/data/voices')
  await plantCounty(db)
  await plant()
  const seen = watchChild()
  const held = monitorEventLoopDelay({ resolution: 10 })
  held.enable()
  const shares: number[] = []
  const from = performance.now()
  const run = { progress: async (done: number) => void shares.push(done) }
  const found = await act(db.app, deskOf(places.county), (ctx) => findTopicsOf(ctx, { orgId: places.county.id }, run))
  const seconds = (performance.now() - from) / 1000
  held.disable()
  const { megabytes, processorSeconds } = seen.end()
  const longestHeldMs = Math.round(held.max / 1e6)
  console.log(
    'topics',
    JSON.stringify({ ...found, seconds, processorSeconds, megabytes, longestHeldMs, steps: shares.length }),
  )
  expect(found).toMatchObject({ messages: many, topics: 50 })
  expect(shares.length).toBeGreaterThan(90)
  expect(processorSeconds).toBeLessThan(120)
  expect(megabytes).toBeLessThan(1024)
})

/** Messages of the open data, each once as it is and then the halves of two put together, spread over two years. */
async function plant() {
  const files = ['messages.csv', 'replies.csv'].map((file) => `${folder}/${file}`)
  const real = files.flatMap(readVoices)
  const texts = Array.from({ length: many }, (_, at) => {
    const [one, other] = [real[at % real.length]!, real[(at * 7 + 13) % real.length]!]
    if (at < real.length) return { title: one.title, body: one.body }
    const half = (text: string) => text.slice(0, Math.ceil(text.length / 2))
    return { title: one.title, body: `${half(one.body)}${other.body.slice(Math.ceil(other.body.length / 2))}` }
  })
  const { county } = places
  for (let at = 0; at < many; at += 5000)
    await db.owner.query(
      `insert into cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
         is_public, channel, state, source, source_id, created_at, search_text, terms)
       select gen_random_uuid(), 'T' || ($5::int + g.at), $1, $2, '云岭县委', $1, '云岭县委', 'HELP', g.one->>'title', g.one->>'body', '王**',
         false, 'IMPORT', 'REPLIED', 'proof', ($5::int + g.at)::text, now() - (($5::int + g.at) % 700) * interval '1 day', '', ''::tsvector
       from jsonb_array_elements($3::jsonb) with ordinality as g (one, at) where $4`,
      [county.id, county.path, JSON.stringify(texts.slice(at, at + 5000)), true, at],
    )
}

/** What the process that is started beside this one has taken so far: memory at its highest, and processor time. */
function watchChild() {
  const before = new Set(children())
  let [megabytes, processorSeconds] = [0, 0]
  const look = () => {
    for (const pid of children().filter((one) => !before.has(one))) {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024)
        const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .split(') ')[1]!
          .split(' ')
          .slice(11, 13)
          .map(Number)
        processorSeconds = Math.max(processorSeconds, (user + system) / 100)
      } catch {
        // It has ended between two looks.
      }
    }
  }
  const timer = setInterval(look, 100)
  return {
    end() {
      clearInterval(timer)
      return { megabytes: Math.round(megabytes), processorSeconds }
    },
  }
}

function children(): string[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  )
}
