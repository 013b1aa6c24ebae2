import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { config } from '#kernel/config.ts'
import { places, plantCounty } from '../../../tests/cases.ts'
import { testDatabase } from '../../../tests/database.ts'
import { plantMembers } from '../../../tests/members.ts'

const db = testDatabase()

it('a hundred thousand members follow to a new key within a minute, and are sealed anew within three (E04)', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lianxin-keys-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  cpSync(join(config.dataFolder, 'secrets'), join(data, 'secrets'), { recursive: true })
  await plantCounty(db)
  const village = { ...places.xihe, parentId: places.qingshi.id, code: '1', type: 'BRANCH', depth: 3 } as const
  for (let seed = 0; seed < 10; seed++) await plantMembers(db.owner, [village], { members: 10_000, seed })
  const env = { ...process.env, LIANXIN_DATA: data, DATABASE_URL: db.ownerUrl }
  const timed = (...args: string[]) => {
    const begun = performance.now()
    execFileSync(process.execPath, [resolve('src/apps/cli.ts'), ...args], { env, stdio: 'ignore' })
    const seconds = (performance.now() - begun) / 1000
    console.log(`keys: 100,000 members, ${args.join(' ')}: ${seconds.toFixed(1)} s`)
    return seconds
  }
  expect(timed('keys', 'rotate')).toBeLessThan(60)
  expect(timed('keys', 'reseal')).toBeLessThan(180)
})
