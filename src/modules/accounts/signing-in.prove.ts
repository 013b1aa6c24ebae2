import { beforeAll, describe, expect, it } from 'vitest'
import { Browser, password, plantAccount, Visits } from '../../../tests/accounts.ts'
import { testDatabase } from '../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../tests/trees.ts'
import { signIn } from './service.ts'

const db = testDatabase()
const visits = new Visits(db, new Date('2026-11-23T04:00:00Z'))
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, depth: 1 },
  ...{ code: '529901', name: '青石镇党委', type: 'PARTY_COMMITTEE' },
}
const logins = Array.from({ length: 50 }, (_, at) => `desk-${at}`)

beforeAll(async () => {
  await writeTree(db.owner, [town])
  for (const login of logins) await plantAccount(db, { login, at: town, roles: ['DESK'] })
})

type Try = { login: string; guess: string; browser: Browser }

const tryOnce = (of: Try) =>
  visits
    .open(of.browser, (ctx) => signIn(ctx, { login: of.login, password: of.guess }))
    .then(
      () => 'signed in',
      (fault: Error & { code?: string }) => fault.code ?? fault.message,
    )

const noneFree = 'timeout exceeded when trying to connect'

/** What a try is told; one that found no connection free is told to come again (503) and does, three times at the most. */
async function tryOf(of: Try): Promise<string> {
  let told = await tryOnce(of)
  for (let again = 0; told === noneFree && again < 3; again++) told = await tryOnce(of)
  return told
}

/** What became of so many wrong tries, a hundred at a time. */
async function attack(tries: number, of: (turn: number) => { login: string; address: string }) {
  const told = new Map<string, number>()
  for (let from = 0; from < tries; from += 100) {
    const answers = Array.from({ length: 100 }, (_, at) => {
      const { login, address } = of(from + at)
      return tryOf({ login, guess: `guess ${from + at}`, browser: new Browser({ address }) })
    })
    for (const answer of await Promise.all(answers)) told.set(answer, (told.get(answer) ?? 0) + 1)
  }
  return Object.fromEntries(told)
}

describe('guessing passwords within one hour (T13)', () => {
  const own = new Browser({ address: '10.0.0.7' })
  const known = { login: logins[0] as string, guess: password, browser: own }

  it('50,000 tries from one address at one account: ten are judged, and its owner comes in from his own browser', async () => {
    expect(await tryOf(known)).toBe('signed in')
    const told = await attack(50_000, () => ({ login: known.login, address: '203.0.113.1' }))
    expect(told).toEqual({ 'accounts.wrong-login': 10, 'kernel.too-many-tries': 49_990 })
    expect(await tryOf(known)).toBe('signed in')
  })

  it('50,000 tries from 200 addresses at 50 accounts: ten at each are judged, and none that was tried out already', async () => {
    const told = await attack(50_000, (turn) => ({
      login: logins[turn % 50] as string,
      address: `198.51.100.${Math.floor(turn / 50) % 200}`,
    }))
    expect(told).toEqual({ 'accounts.wrong-login': 49 * 10, 'kernel.too-many-tries': 50_000 - 490 })
    expect(await tryOf(known)).toBe('signed in')
  })
})
