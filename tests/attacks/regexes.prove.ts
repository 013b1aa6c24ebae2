import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { boundedPatterns } from '../architecture/support/lists.ts'
import { attacks, type Pattern, patterns } from '../architecture/support/regexes.ts'

// T23: 50 KB of hostile text, made of what a pattern is made of, and no pattern thinks longer than 50 ms. That none grows faster than
// its text shows tests/architecture/regexes; patterns whose texts are bounded stand there with what bounds them.
const length = 50_000
const most = 50
const script = `(() => {
  const regex = new RegExp(source, flags.replace('y', ''))
  const timeOf = (text) => {
    const begun = now()
    regex.lastIndex = 0
    flags.includes('g') ? text.replace(regex, '') : regex.test(text)
    return now() - begun
  }
  let worst = 0
  // What else the machine does is no fault of a pattern: of three tries the quickest counts.
  for (const text of texts) {
    let time = timeOf(text)
    if (time > worst) time = Math.min(time, timeOf(text), timeOf(text))
    worst = Math.max(worst, time)
  }
  return worst
})()`

function worstOf(pattern: Pattern): number {
  const { source, flags } = pattern
  const texts = attacks(pattern, length)
  try {
    return runInNewContext(
      script,
      { source, flags, texts, now: () => performance.now() },
      { timeout: 60_000 },
    ) as number
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const nameOf = ({ path, source }: Pattern) => `${path} /${source}/`

test('50 KB of hostile text take every pattern of the program 50 ms at most (T23)', () => {
  const tried = patterns().filter((pattern) => !(nameOf(pattern) in boundedPatterns))
  expect(tried.length).toBeGreaterThan(300)
  const times = tried.map((pattern) => ({ name: nameOf(pattern), ms: worstOf(pattern) }))
  const [slowest] = times.toSorted((one, other) => other.ms - one.ms)
  console.log(`regexes: ${tried.length} patterns, 50 KB each, slowest ${slowest?.ms.toFixed(1)} ms: ${slowest?.name}`)
  expect(times.filter(({ ms }) => ms > most)).toEqual([])
})

test('the trial notices a pattern that takes longer (T23)', () => {
  expect(worstOf({ path: 'none', source: '\\s+$', flags: '' })).toBeGreaterThan(most)
})
