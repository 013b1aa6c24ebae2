import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { leftOutOf, PROOFS, proofsFor } from '../../tools/proofs.mjs'
import { filesBelow, root } from '../../tools/repository.ts'

const prove = (filters: readonly string[], path = process.env.PATH) => {
  const env = { ...process.env, PATH: path, LIANXIN_INSTALL: '0' }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/test.mjs', 'prove', ...filters], {
    ...{ cwd: root, env, encoding: 'utf8' as const, timeout: 60_000 },
  })
  return { status, text: `${stdout}${stderr}`, last: stdout.trim().split('\n').at(-1) }
}

describe('npm run prove', () => {
  test('knows every proof, each once', () => {
    const there = ['src', 'tests'].flatMap((folder) => filesBelow(folder).map(({ path }) => path))
    const proofs = there.filter((path) => path.endsWith('.prove.ts'))
    expect(PROOFS.map(({ file }) => file).toSorted()).toEqual(proofs.toSorted())
  })

  test('takes those that are asked for by a part of their path', () => {
    expect(proofsFor(['./tests/endurance/', 'keys']).map(({ file }) => file.split('/').at(-1))).toEqual([
      ...['equal.prove.ts', 'keys.prove.ts', 'disk.prove.ts', 'clock.prove.ts', 'races.prove.ts', 'kills.prove.ts'],
    ])
    expect(proofsFor([])).toHaveLength(PROOFS.length)
  })

  test('tells at once what a proof lacks here and how one gets it, and counts it as failed', () => {
    const told = prove(['tests/attacks/formulas'], join(root, 'docs'))
    expect(told.text).toContain('缺少 soffice,无法进行。请先:apt-get install libreoffice-calc-nogui。')
    expect(told.text).toContain('✗ tests/attacks/formulas.prove.ts cannot run without soffice: apt-get install')
    expect(told).toMatchObject({ status: 1, last: '0 passed, 1 failed' })
  })

  test('says at the end what it left out: the tree of a country is an invented tenth without its data', () => {
    const country = PROOFS.filter(({ file }) => file.includes('scale/organisations'))
    const told = (env: NodeJS.ProcessEnv) => country.map((proof) => leftOutOf(proof, env))
    expect(told({})).toEqual([expect.stringContaining('LIANXIN_DIVISIONS is not set')])
    expect(told({ LIANXIN_DIVISIONS: 'dist' })).toEqual([undefined])
    expect(PROOFS.flatMap((proof) => leftOutOf(proof, {}) ?? [])).toHaveLength(1)
  })

  test('fails when nothing is there of what was asked for', () => {
    const told = prove(['no/such/proof'])
    expect(told.text).toContain('没有路径含“no/such/proof”的证明')
    expect(told).toMatchObject({ status: 1, last: '0 passed, 1 failed' })
  })
})
