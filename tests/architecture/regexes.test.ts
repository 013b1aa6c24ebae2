import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { boundedPatterns } from './support/lists.ts'
import { attacks, type Pattern, patterns } from './support/regexes.ts'

// T23: no text makes a pattern look for ever. Each is tried with texts that are made of what it is made of; one whose time grows faster than
// its text is written down with what bounds the text.
const length = 3000
const script = `(() => {
  const regex = new RegExp(source, flags.replace('y', ''))
  const timeOf = (text, tries) => {
    let best = Infinity
    for (let n = 0; n < tries; n++) {
      const begun = now()
      regex.lastIndex = 0
      flags.includes('g') ? text.replace(regex, '') : regex.test(text)
      best = Math.min(best, now() - begun)
    }
    return best
  }
  // Twice the text takes twice the time, or else it takes four times.
  const isSlow = ([half, whole]) => timeOf(whole, 1) > 2 && timeOf(whole, 3) > 2 && timeOf(whole, 3) > 3 * timeOf(half, 3)
  return pairs.find(isSlow)?.[0].slice(0, 20)
})()`

// What else runs on the machine disturbs one look, and not each of three; a pattern that is slow is so each time.
function slowOn(pattern: Pattern): string | undefined {
  return look(pattern) && look(pattern) && look(pattern)
}

function look(pattern: Pattern): string | undefined {
  const { source, flags } = pattern
  const whole = attacks(pattern, 2 * length)
  const pairs = attacks(pattern, length).map((half, at) => [half, whole[at]])
  try {
    const of = { source, flags, pairs, now: processorMillis }
    return runInNewContext(script, of, { timeout: 4000 }) as string | undefined
  } catch (fault) {
    return `no end: ${(fault as Error).message}`
  }
}

// What else runs on the machine costs a pattern no time of its own.
function processorMillis(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const nameOf = ({ path, source }: Pattern) => `${path} /${source}/`

test('every pattern of the program is done with a long hostile text in no time, or reads texts of an end', () => {
  const all = patterns()
  expect(all.length).toBeGreaterThan(300)
  // What is written down may be slow: trying it three times over would tell nothing.
  const unbounded = all.filter((pattern) => !(nameOf(pattern) in boundedPatterns))
  expect(unbounded.filter((pattern) => slowOn(pattern) !== undefined).map(nameOf)).toEqual([])
  const names = all.map(nameOf)
  expect(Object.keys(boundedPatterns).filter((name) => !names.includes(name))).toEqual([])
})

test('the trial itself notices a pattern that looks again and again, and one without an end', () => {
  const path = 'src/kernel/none.ts'
  expect(slowOn({ path, source: '\\s+$', flags: '' })).toBeDefined()
  expect(look({ path, source: '^(\\w+\\s?)*$', flags: '' })).toContain('no end')
  expect(slowOn({ path, source: '^\\w+$', flags: '' })).toBeUndefined()
})
