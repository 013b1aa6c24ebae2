import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root, temporaryFolder } from './starter.ts'

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>
interface Installer {
  install(options: { root: string; log: (sentence: { en: string }) => void }): Promise<void>
  isSameTree(before: Packages, after: Packages): boolean
}
interface Linker {
  makeLinks(native: string): void
}

const { install, isSameTree } = (await import(join(root, 'tools/starter/install.mjs'))) as Installer
const { makeLinks } = (await import(join(root, 'tools/starter/postgres-binaries.mjs'))) as Linker
const stamp = (folder: string) => join(folder, 'node_modules', '.lianxin-stamp')

describe('the packages', { timeout: 30_000 }, () => {
  const before = process.env.LIANXIN_INSTALL
  beforeEach(() => {
    delete process.env.LIANXIN_INSTALL
  })
  afterEach(() => {
    if (before !== undefined) process.env.LIANXIN_INSTALL = before
  })

  test('are installed once, and again only when the lock file changed', async () => {
    const folder = checkoutWithoutPackages()
    const said: string[] = []
    const options = { root: folder, log: ({ en }: { en: string }) => said.push(en) }
    await install(options)
    expect(existsSync(stamp(folder))).toBe(true)
    await install(options)
    expect(said).toHaveLength(1)
    writeFileSync(join(folder, 'package-lock.json'), `${readFileSync(join(folder, 'package-lock.json'), 'utf8')}\n`)
    rmSync(join(folder, 'node_modules', '.package-lock.json'), { force: true })
    await install(options)
    expect(said).toHaveLength(2)
  })

  test('leave the lock file as it was, and say when it does not match', async () => {
    const folder = checkoutWithoutPackages({ neighbour: 'file:./neighbour' })
    mkdirSync(join(folder, 'neighbour'))
    writeFileSync(join(folder, 'neighbour', 'package.json'), '{ "name": "neighbour", "version": "1.0.0" }')
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8')
    await expect(install({ root: folder, log: () => {} })).rejects.toThrow('does not match package.json')
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(lock)
    expect(existsSync(stamp(folder))).toBe(false)
  })

  test('of other platforms may come and go in the lock file, others may not', () => {
    const one = { version: '1.0.0', integrity: 'sha512-a' }
    const elsewhere = { ...one, optional: true }
    const tree = { '': {}, 'node_modules/one': one }
    expect(isSameTree(tree, { ...tree, 'node_modules/elsewhere': elsewhere })).toBe(true)
    expect(isSameTree({ ...tree, 'node_modules/elsewhere': elsewhere }, tree)).toBe(true)
    expect(isSameTree(tree, { ...tree, 'node_modules/two': one })).toBe(false)
    expect(isSameTree(tree, { '': {} })).toBe(false)
    expect(isSameTree(tree, { ...tree, 'node_modules/one': { ...one, integrity: 'sha512-b' } })).toBe(false)
    expect(isSameTree(tree, { ...tree, 'node_modules/one': { ...one, version: '1.0.1' } })).toBe(false)
  })

  test('that cannot be had are a sentence with the reason', async () => {
    const folder = checkoutWithoutPackages({ missing: 'file:./missing.tgz' })
    await expect(install({ root: folder, log: () => {} })).rejects.toThrow(/could not be installed \(ENOENT\)/)
  })
})

test('links of the PostgreSQL libraries are made when missing, dangling or wrong', () => {
  const native = join(temporaryFolder(), 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  for (const library of ['a.so.1', 'b.so.1', 'c.so.1']) writeFileSync(join(native, 'lib', library), '')
  const links = ['a', 'b', 'c'].map((name) => ({ source: `native/lib/${name}.so.1`, target: `native/lib/${name}.so` }))
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  symlinkSync('gone', join(native, 'lib', 'b.so'))
  symlinkSync('a.so.1', join(native, 'lib', 'c.so'))
  makeLinks(native)
  for (const { source, target } of links) {
    expect(realpathSync(join(native, '..', target))).toBe(realpathSync(join(native, '..', source)))
  }
  expect(readlinkSync(join(native, 'lib', 'b.so'))).toBe('b.so.1')
})

function checkoutWithoutPackages(wanted: Record<string, string> = {}): string {
  const folder = temporaryFolder()
  const named = { name: 'checkout', version: '1.0.0' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...named, dependencies: wanted }))
  const lock = { ...named, lockfileVersion: 3, requires: true, packages: { '': named } }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2))
  return folder
}
