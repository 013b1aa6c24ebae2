import { describe, expect, it } from 'vitest'
import { KeptFacts } from './kept-facts.ts'

const told = (...keys: string[]) => JSON.stringify({ keys })
const kept = () => new KeptFacts<{ name: string }>({ characters: 10_000 })

describe('facts that many pages are made from', () => {
  it('are read once until something they were read from changes', async () => {
    const facts = kept()
    let read = 0
    const ask = () =>
      facts.get('a', async () => {
        read += 1
        return { facts: { name: `a${read}` }, keys: ['site:1', 'sites'] }
      })
    expect([await ask(), await ask()]).toEqual([{ name: 'a1' }, { name: 'a1' }])
    facts.hear(told('site:2', 'cases:1'))
    expect(await ask()).toEqual({ name: 'a1' })
    facts.hear(told('sites'))
    expect(await ask()).toEqual({ name: 'a2' })
    facts.outdateAll()
    expect(await ask()).toEqual({ name: 'a3' })
    facts.hear('what nobody can read')
    expect(await ask()).toEqual({ name: 'a4' })
  })

  it.each([
    ['their own change', told('site:1')],
    ['a gap', JSON.stringify({ all: true })],
  ])('are not kept as fresh when %s is announced while they are read', async (_, payload) => {
    const facts = kept()
    const first = await facts.get('a', async () => {
      facts.hear(payload)
      return { facts: { name: 'old' }, keys: ['site:1'] }
    })
    const second = await facts.get('a', async () => ({ facts: { name: 'new' }, keys: ['site:1'] }))
    expect([first, second]).toEqual([{ name: 'old' }, { name: 'new' }])
  })

  it('that are not there are asked for again', async () => {
    const facts = kept()
    expect(await facts.get('a', async () => undefined)).toBeUndefined()
    expect(await facts.get('a', async () => ({ facts: { name: 'a' }, keys: [] }))).toEqual({ name: 'a' })
  })

  it('are still there, however old, for a page that must be shown although nothing can be read', async () => {
    const facts = kept()
    await facts.get('a', async () => ({ facts: { name: 'a' }, keys: ['site:1'] }))
    facts.outdateAll()
    await expect(facts.get('a', () => Promise.reject(new Error('the database is away')))).rejects.toThrow('away')
    expect(facts.last('a')).toEqual({ name: 'a' })
  })
})
