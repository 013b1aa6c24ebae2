import { test } from 'vitest'
import { endure } from './support/installation.ts'
import { databaseOf, type Outcome, serverOf, survive } from './support/kills.ts'

// The times are told and not judged: how busy the machine is decides them as much as the product.
const tell = (name: string, outcome: Outcome) => process.stdout.write(`${name} ${JSON.stringify(outcome)}\n`)

test('five hundred kills of the server under load (R-F01)', async () => {
  tell('R-F01', await survive(await endure(), { kills: 500, victim: serverOf, seed: 3, longestPause: 1000 }))
})

test('a hundred kills of PostgreSQL under load (R-F02)', async () => {
  tell('R-F02', await survive(await endure(), { kills: 100, victim: databaseOf, seed: 4, longestPause: 1000 }))
})
