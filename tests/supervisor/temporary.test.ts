import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { root } from '../../tools/repository.ts'
import { temporaryFolder } from './starter.ts'

// One file whose tests make folders of their own, and leave some to whoever started them.
const leaving = 'src/kernel/crypto.test.ts'

test('npm test leaves nothing in the folder for temporary things', () => {
  const folder = temporaryFolder()
  const env = { ...process.env, TMPDIR: folder, LIANXIN_INSTALL: '0', LIANXIN_TEST_DATABASE_URL: inject('ownerUrl') }
  const { status, stdout } = spawnSync(process.execPath, ['tools/test.mjs', leaving], {
    ...{ cwd: root, env, encoding: 'utf8' as const, timeout: 100_000 },
  })
  expect(stdout).toMatch(/[1-9]\d* passed, 0 failed\s*$/)
  expect(status).toBe(0)
  expect(readdirSync(folder)).toEqual([])
})
