import { expect, it } from 'vitest'
import { hashPassword, passwordFits } from './passwords.ts'

const rounds = 1000

it('takes as long for a login that does not exist (T13)', async () => {
  const kept = await hashPassword('清晨的青石镇有薄雾吗123')
  await passwordFits('x', null)
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = 0; round < rounds; round++)
    for (const who of round % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const start = performance.now()
      expect(await passwordFits('a wrong password', who === 'known' ? kept : null)).toBe(false)
      times[who].push(performance.now() - start)
    }
  const median = (list: number[]) => list.sort((a, b) => a - b)[rounds / 2] as number
  expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(5)
})
