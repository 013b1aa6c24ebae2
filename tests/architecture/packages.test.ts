import { describe, expect, test } from 'vitest'
import { exists, read } from '../../tools/repository.ts'

interface Locked {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
}

const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
const production = Object.entries(lock.packages).filter(([path, of]) => path !== '' && of.dev !== true)

// Decision 33; an expression is fine when one of its alternatives is.
const allowed = new Set([
  ...['MIT', 'MIT/X11', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'Unlicense', 'BlueOak-1.0.0'],
  ...['Python-2.0', 'MPL-2.0', 'OFL-1.1'],
])

/** Packages whose licence is read elsewhere than in their manifest, or is another one, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  buffers:
    'declares none; its readme of 2011 names MIT/X11, as do all packages of its author. Used by the reader of old zip files',
  nodemailer: 'MIT-0, which is MIT without the duty to name the author',
  'postal-mime': 'MIT-0, as nodemailer',
  pako: 'MIT and Zlib: the Zlib licence asks for no more than not to claim the work as one’s own',
}

const registry = 'https://registry.npmjs.org/'
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? ''

function licenceOf([path, locked]: [string, Locked]): string {
  const file = `${path}/package.json`
  const own = exists(file)
    ? (JSON.parse(read(file)) as { license?: string | { type: string }; licenses?: { type: string }[] })
    : undefined
  const declared = own?.license ?? own?.licenses?.[0] ?? locked.license ?? ''
  return typeof declared === 'string' ? declared : declared.type
}

const isAllowed = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowed.has(part.trim())))

describe('packages', () => {
  test('are asked for in exact versions', () => {
    const groups = ['dependencies', 'devDependencies', 'optionalDependencies']
    const loose = groups.flatMap((group) =>
      Object.entries(manifest[group] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    )
    expect(loose).toEqual([])
  })

  test('are locked with a digest each, all from the registry', () => {
    const loose = Object.entries(lock.packages).filter(
      ([path, of]) => path !== '' && (!of.integrity || !(of.resolved ?? registry).startsWith(registry)),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })

  test('have licences that may come along, or stand in a written list with the reason (decisions 33)', () => {
    const others = production.filter((entry) => !isAllowed(licenceOf(entry)) && !(nameOf(entry[0]) in exceptions))
    expect(others.map((entry) => `${nameOf(entry[0])}: ${licenceOf(entry) || 'none declared'}`)).toEqual([])
    expect(production.length).toBeGreaterThan(100)
  })

  test('stand in the list of exceptions only when they need it', () => {
    const needed = new Set(production.filter((entry) => !isAllowed(licenceOf(entry))).map(([path]) => nameOf(path)))
    expect(Object.keys(exceptions).filter((name) => !needed.has(name))).toEqual([])
  })
})

test('the licence of the product is Apache-2.0, whole', () => {
  expect(manifest.license).toBe('Apache-2.0')
  expect(read('LICENSE')).toContain('APPENDIX: How to apply the Apache License to your work.')
})
