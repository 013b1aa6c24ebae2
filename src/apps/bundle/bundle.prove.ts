import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Db } from '#kernel/db.ts'
import { compareWithLog } from '#modules/cases/index.ts'
import { contentsOf, keyOf, lianxin } from '../../../tests/bundles.ts'
import { testDatabase } from '../../../tests/database.ts'
import { loadDemonstration } from '../demo/load.ts'
import { carried } from './carried.ts'
import { takeOut } from './take-out.ts'

const sender = testDatabase()
const receiving = testDatabase()
const place = mkdtempSync(join(tmpdir(), 'lianxin-county-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('a whole county with eight thousand members goes in and out again as it came (E06)', async () => {
  const owner = new Db(sender.ownerUrl, { max: 1 })
  await loadDemonstration({ ...sender, owner }, () => {})
  await owner.close()
  const receiver = { db: receiving, data: join(place, 'data') }
  const [recipient, basis] = [await keyOf(receiver), '云组发〔2026〕3号']
  const file = join(place, 'county.lianxin')
  const { fingerprint } = await takeOut({
    databaseUrl: sender.ownerUrl,
    asked: '001',
    recipient,
    basis,
    output: file,
    now: new Date(),
  })
  expect(await lianxin(receiver, 'organisation', 'import', file, '--fingerprint', fingerprint)).toMatchObject({
    code: 0,
  })
  const again = join(place, 'again.lianxin')
  await lianxin(receiver, 'organisation', 'export', '001', '--for', recipient, '--basis', basis, '--output', again)
  const [first, second] = [await contentsOf(file, receiver), await contentsOf(again, receiver)]
  expect(first['members.member']?.length).toBe(8002)
  expect(first['feedback.remark']?.length).toBeGreaterThan(0)
  for (const { name } of carried) expect(second[name], name).toEqual(first[name])
  expect(await compareWithLog(receiving.owner)).toEqual([])
}, 600_000)
