import { test } from 'vitest'
import { endure } from './support/installation.ts'
import { type Harm, killDatabase, killServer, survive } from './support/kills.ts'

const inOneRound = 50

// Compared after every round. The times are told and not judged: how busy the machine is decides them as much as the product.
async function surviveRounds(name: string, of: { rounds: number; harm: Harm }) {
  const endured = await endure()
  for (let round = 1; round <= of.rounds; round++) {
    const outcome = await survive(endured, { times: inOneRound, harm: of.harm, seed: round, longestPause: 2000 })
    process.stdout.write(`${name} round ${round} ${JSON.stringify(outcome)}\n`)
  }
}

test('five hundred kills of the server under load (R-F01)', () =>
  surviveRounds('R-F01', { rounds: 10, harm: killServer }))

test('a hundred kills of PostgreSQL under load (R-F02)', () =>
  surviveRounds('R-F02', { rounds: 2, harm: killDatabase }))
