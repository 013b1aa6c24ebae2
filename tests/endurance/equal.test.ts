import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { equalServer } from './support/equal.ts'
import { oneAcceptance, oneAct, oneCase, oneOfMany } from './support/equal-trials.ts'

const db = testDatabase()
const times = 12
let server: Awaited<ReturnType<typeof equalServer>>

beforeAll(async () => {
  server = await equalServer(db)
})
afterAll(() => server.close())

test('12 equal requests at once over HTTP have one effect: a message, its acceptance, an act of a procedure (R-F08)', async () => {
  const caseId = await oneCase(db, server, times)
  await oneAcceptance(db, server, { caseId, times })
  await oneAct(db, server, times)
  await oneOfMany(db, server, times)
  expect((await server.ask('/')).status).toBe(200)
})
