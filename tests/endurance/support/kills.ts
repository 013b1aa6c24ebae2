import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'
import { environment, familyOf, isAlive, postmasterOf, root, until } from '../../supervisor/starter.ts'
import { randomFrom } from '../../trees.ts'
import { type Act, Writers } from './acts.ts'
import { type Endured, upAgain } from './installation.ts'

/** What came of it, for docs/measurements.md. */
export interface Outcome {
  readonly harms: number
  readonly acts: number
  readonly acknowledged: number
  readonly repeated: number
  readonly givenUp: number
  readonly givenUpButDone: number
  /** Milliseconds from a harm, a kill say, to the next page: the middle one, one of twenty, the longest. */
  readonly upAgain: { readonly median: number; readonly p95: number; readonly longest: number }
}

/** Something that may happen to a running system; it is over when this resolves, and what comes back is waited for. */
export type Harm = (endured: Endured) => Promise<void>

/**
 * Does harm so many times at random moments while writers work, and then compares what they were told with what is kept
 * (R-F01, R-F02, R-F03).
 */
export async function survive(
  endured: Endured,
  of: { times: number; harm: Harm; seed: number; longestPause: number },
): Promise<Outcome> {
  const random = randomFrom(of.seed)
  const writers = new Writers(endured, of.seed)
  const over = new AbortController()
  const work = Promise.all(Array.from({ length: 4 }, () => writers.work(over.signal)))
  const times: number[] = []
  for (let time = 0; time < of.times; time++) {
    await pause(random(of.longestPause))
    const begun = performance.now()
    await of.harm(endured)
    times.push(await upAgain(endured, begun))
  }
  over.abort()
  await work
  const outcome = await compare(endured, writers)
  return { harms: of.times, ...outcome, upAgain: spread(times) }
}

const kill =
  (victim: (endured: Endured) => number): Harm =>
  async (endured) => {
    const pid = victim(endured)
    process.kill(pid, 'SIGKILL')
    await until(() => !isAlive(pid))
  }

/** `kill -9` of the server, as the supervisor knows it now. */
export const killServer = kill(({ started }) => familyOf(started).server)
/** `kill -9` of PostgreSQL. */
export const killDatabase = kill(({ started }) => postmasterOf(started.data))

async function compare(endured: Endured, { acts, misjudged, mark }: Writers) {
  expect(misjudged).toEqual([])
  const kept = await endured.ask<{ title: string; answer: string; times: number; entries: number }>(keptQuery, [
    `${mark}%`,
  ])
  const keptOf = Map.groupBy(kept, ({ title }) => title)
  const asKept = (act: Act) => keptOf.get(act.title) ?? []
  const done = acts.filter(({ answer }) => answer !== undefined)
  const undone = acts.filter(({ answer }) => answer === undefined)
  // Acknowledged: there, once, with one entry of the audit, and as it was answered.
  expect(done.filter((act) => !isOnce(asKept(act), act.answer))).toEqual([])
  // Not acknowledged: whole or absent.
  expect(undone.filter((act) => asKept(act).length > 0 && !isOnce(asKept(act)))).toEqual([])
  expect(undone.filter(({ isRepeated }) => isRepeated)).toEqual([])
  // And nothing that nobody asked for.
  const asked = new Set(acts.map(({ title }) => title))
  expect(kept.filter(({ title }) => !asked.has(title))).toEqual([])
  await expectVerified(endured)
  return {
    acts: acts.length,
    acknowledged: done.length,
    repeated: done.filter(({ tries }) => tries > 1).length,
    givenUp: undone.length,
    givenUpButDone: undone.filter((act) => asKept(act).length > 0).length,
  }
}

const isOnce = (kept: readonly { answer: string; times: number; entries: number }[], answer?: string) =>
  kept.length === 1 &&
  kept[0]?.times === 1 &&
  kept[0].entries === 1 &&
  (answer === undefined || kept[0].answer === answer)

// Each kind of change with what belongs to it whole: a case with its first event, a version, the entry of the audit.
const keptQuery = `
  select c.title, c.number as answer,
    (select count(*)::int from cases.event e where e.case_id = c.id) as times,
    (select count(*)::int from audit.entry e where e.subject_id = c.id::text and e.act = 'cases.submitted') as entries
  from cases.case c where c.title like $1
  union all
  select v.title, a.id::text, count(*)::int,
    (select count(*)::int from audit.entry e where e.subject_id = a.id::text
      and e.act = case v.number when 1 then 'publishing.written' else 'publishing.saved' end)
  from publishing.article a join publishing.article_version v on v.article_id = a.id where v.title like $1
  group by a.id, v.title, v.number`

/** Asks the product itself whether its audit holds, once the sealer has caught up. */
export async function expectVerified(endured: Endured): Promise<void> {
  await until(async () => {
    const [row] = await endured.ask<{ waiting: number }>(
      'select (select count(*) from audit.entry)::int - (select count(*) from audit.seal)::int as waiting',
    )
    return row?.waiting === 0
  }, 60_000)
  const { status, stdout } = spawnSync(
    process.execPath,
    ['tools/lianxin.mjs', '--data', endured.started.data, 'audit', 'verify'],
    { cwd: root, env: environment({ LIANXIN_APPS: 'src/apps' }), encoding: 'utf8' },
  )
  expect(stdout).toContain('Nothing was changed.')
  expect(stdout).not.toContain('wait to be sealed')
  expect(status).toBe(0)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function spread(times: readonly number[]): Outcome['upAgain'] {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { median: at(0.5), p95: at(0.95), longest: at(1) }
}
