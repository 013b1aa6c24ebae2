import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { newId, newSecret } from './ids.ts'

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

describe('an id', () => {
  it('is a UUID of version 7 that carries its time', () => {
    const before = Date.now()
    const id = newId()
    expect(id).toMatch(form)
    expect(timeOf(id)).toBeGreaterThanOrEqual(before)
    expect(timeOf(id)).toBeLessThanOrEqual(Date.now() + 50)
  })

  it('sorts behind every id made before it, also among very many at once', () => {
    const ids = Array.from({ length: 50_000 }, () => newId())
    expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] as string))).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('sorts behind those before it when the clock is set back by a day (R-F10)', () => {
    const before = newId()
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 86_400_000)
    const after = Array.from({ length: 5000 }, () => newId())
    clock.mockRestore()
    expect([before, ...after].every((id, i, all) => i === 0 || id > (all[i - 1] as string))).toBe(true)
  })

  it('of a past time carries that time, and does not put the ids of now out of order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.now() - 2000 }), (at) => {
        const before = newId()
        const past = newId(at)
        expect(past).toMatch(form)
        expect(timeOf(past)).toBe(at)
        expect(newId() > before).toBe(true)
      }),
    )
  })

  it('is unique among many of the same past time', () => {
    expect(new Set(Array.from({ length: 20_000 }, () => newId(1_000_000_000_000))).size).toBe(20_000)
  })
})

describe('a secret', () => {
  it('has the asked number of random bytes, fit for an address, never the same twice', () => {
    const secrets = Array.from({ length: 1000 }, () => newSecret())
    expect(new Set(secrets).size).toBe(1000)
    expect(secrets.every((secret) => /^[\w-]{43}$/.test(secret))).toBe(true)
    expect(Buffer.from(newSecret(10), 'base64url')).toHaveLength(10)
  })
})
