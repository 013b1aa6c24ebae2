import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBatchKey, sameBytes, standardSuite } from './crypto.ts'
import { ringOf } from './key-ring.ts'

const key = randomBytes(32)
const suite = standardSuite(ringOf(new Map([[1, key]])))
const context = fc.string({ minLength: 1, maxLength: 40 })
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array))

describe('a sealed value', () => {
  it('opens in its own context to what it was, text or bytes, with a key of its own or without', () => {
    fc.assert(
      fc.property(context, bytes, (where, plain) => {
        expect(suite.open(where, suite.seal(where, plain))).toEqual(plain)
        expect(suite.open(where, suite.seal(where, plain, newBatchKey()))).toEqual(plain)
      }),
    )
    expect(suite.open('a', suite.seal('a', '身份证号')).toString()).toBe('身份证号')
  })

  it('does not open in another context', () => {
    fc.assert(
      fc.property(context, context, bytes, (one, other, plain) => {
        fc.pre(one !== other)
        expect(() => suite.open(other, suite.seal(one, plain))).toThrow()
      }),
    )
  })

  it('does not open when any bit of it was flipped or its end was cut', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat({ max: 7 }), (plain, at, bit) => {
        const sealed = suite.seal('c', plain)
        const changed = Buffer.from(sealed)
        changed[at % sealed.length] = (changed[at % sealed.length] ?? 0) ^ (1 << bit)
        expect(() => suite.open('c', changed)).toThrow()
        expect(() => suite.open('c', sealed.subarray(0, at % sealed.length))).toThrow()
      }),
      { numRuns: 500 },
    )
  })

  it('is never the same twice', () => {
    const sealed = new Set(Array.from({ length: 1000 }, () => suite.seal('c', 'same').toString('hex')))
    expect(sealed.size).toBe(1000)
  })

  it('of an older key opens after a newer one was added, and says so when its key is gone', () => {
    const renewed = standardSuite(
      ringOf(
        new Map([
          [1, key],
          [2, randomBytes(32)],
        ]),
      ),
    )
    expect(renewed.open('c', suite.seal('c', 'old')).toString()).toBe('old')
    const sealed = renewed.seal('c', 'new')
    expect(sealed[1]).toBe(2)
    expect(() => suite.open('c', sealed)).toThrow('the key 2 is not in this installation')
  })

  it('does not open under another installation’s key', () => {
    const other = standardSuite(ringOf(new Map([[1, randomBytes(32)]])))
    expect(() => other.open('c', suite.seal('c', 'x'))).toThrow()
  })
})

describe('a keyed hash', () => {
  it('is the same for the same value in the same context, and stays so when a key is added', () => {
    const renewed = standardSuite(
      ringOf(
        new Map([
          [1, key],
          [2, randomBytes(32)],
        ]),
      ),
    )
    fc.assert(
      fc.property(context, fc.string(), (where, value) => {
        expect(suite.hash(where, value)).toEqual(renewed.hash(where, Buffer.from(value)))
        expect(suite.hash(where, value)).toHaveLength(32)
      }),
    )
  })

  it('differs by value, by context and by installation', () => {
    const other = standardSuite(ringOf(new Map([[1, randomBytes(32)]])))
    const hashes = [suite.hash('a', 'x'), suite.hash('a', 'y'), suite.hash('b', 'x'), other.hash('a', 'x')]
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(4)
  })
})

describe('comparing', () => {
  it('tells equal bytes from others of any length', () => {
    fc.assert(fc.property(bytes, bytes, (one, other) => sameBytes(one, other) === one.equals(other)))
  })
})

describe('the key file', () => {
  it('is made once by whoever comes first, for its owner only, however many processes start together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-keys-'))
    const program = `import { crypto } from ${JSON.stringify(join(import.meta.dirname, 'crypto.ts'))}
      process.stdout.write(crypto().hash('a', 'b').toString('hex'))`
    const start = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
          cwd: process.cwd(),
          env: { ...process.env, LIANXIN_DATA: folder },
        })
        let told = ''
        child.stdout.on('data', (part) => {
          told += part
        })
        child.on('error', reject)
        // Its end may be told before the last of what it said.
        child.on('close', () => resolve(told))
      })
    const hashes = await Promise.all(Array.from({ length: 6 }, start))
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(hashes).size).toBe(1)
    expect(readdirSync(join(folder, 'secrets'))).toEqual(['keys.json'])
    expect(statSync(join(folder, 'secrets', 'keys.json')).mode & 0o077).toBe(0)
  })
})
