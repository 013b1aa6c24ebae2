import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { appended, consistencySpans, hashOf, keyOf, leafHash, placesOf, type Span } from '#kernel/public-log/tree.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { logPaths } from '../portal/paths.ts'
import { writeConsistency } from '../receipt.ts'
import { checkLeavesOf, offeredBy } from './fetching.ts'
import { countKept, readKept, receiveCheckpoint } from './service.ts'

const db = testDatabase()
const actor = systemActor('test')

/** A log of another node, as its keeper would write it. */
class OtherLog {
  readonly key: string
  private readonly name: string
  private readonly id: Buffer
  private readonly secret

  constructor(seed: number) {
    const bytes = Buffer.alloc(32, seed)
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes])
    this.secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    const own = createPublicKey(this.secret).export({ format: 'der', type: 'spki' }).subarray(-32)
    const algorithm = Buffer.concat([Buffer.from([1]), own])
    this.name = `lianxin/${createHash('sha256').update(own).digest('hex').slice(0, 16)}`
    this.id = createHash('sha256').update(`${this.name}\n`).update(algorithm).digest().subarray(0, 4)
    this.key = `${this.name}+${this.id.toString('hex')}+${algorithm.toString('base64')}`
  }

  /** What it hands over at this size; `rewritten` has another first leaf. */
  at(size: number, { rewritten = false, time = '2026-11-28T08:00:00.000Z' } = {}) {
    const leaves = Array.from({ length: 40 }, (_, i) =>
      leafHash(Buffer.from(rewritten && i === 0 ? 'gone' : `leaf ${i}`)),
    )
    const nodes = new Map(appended(0, new Map(), leaves).map((node) => [keyOf(node), node.hash]))
    const span = (of: Span) => hashOf(placesOf(of).map((place) => nodes.get(keyOf(place)) as Buffer))
    const body = `${this.name}\n${size}\n${span({ from: 0, until: size }).toString('base64')}\ntime ${time}\n`
    const signature = Buffer.concat([this.id, sign(null, Buffer.from(body), this.secret)])
    return {
      key: this.key,
      note: `${body}\n— ${this.name} ${signature.toString('base64')}\n`,
      leaves: Array.from({ length: size }, (_, i) => `${i} ${Buffer.from(`leaf ${i}`).toString('base64')}\n`),
      consistency: async (from: number, to: number) =>
        writeConsistency({ from, to, path: consistencySpans(from, { from: 0, until: to }).map(span) }),
    }
  }
}

const receive = (offered: Parameters<typeof receiveCheckpoint>[1]) =>
  act(db.app, actor, (ctx) => receiveCheckpoint(ctx, offered))
const verdict = async (offered: Parameters<typeof receiveCheckpoint>[1]) => (await receive(offered)).verdict
let log: OtherLog
beforeAll(() => {
  log = new OtherLog(7)
})

describe('the copy of another log (D25)', () => {
  test('keeps what continues it, and knows what it has', async () => {
    expect(await verdict(log.at(5))).toBe('FIRST')
    expect(await verdict(log.at(5))).toBe('SAME')
    expect(await verdict(log.at(12))).toBe('CONTINUED')
    expect(await verdict(log.at(9))).toBe('OLDER')
    expect(await receive(log.at(31))).toMatchObject({ verdict: 'CONTINUED', size: 31, before: 12 })
  })

  test('refuses a rewritten log, of the same size or a larger one, and keeps it as evidence', async () => {
    expect(await verdict(log.at(31, { rewritten: true }))).toBe('CONTRADICTION')
    expect(await verdict(log.at(40, { rewritten: true }))).toBe('CONTRADICTION')
    expect(await verdict(log.at(36))).toBe('CONTINUED')
    const shown = await look(db.portal, actor, readKept)
    expect(shown).toContain('\n36\n')
    expect(shown).toContain('\n40\n')
  })

  test('refuses a proof that is missing, and a checkpoint that was cut short', async () => {
    expect(await verdict({ ...log.at(38), consistency: async () => '' })).toBe('UNPROVEN')
    expect((await look(db.portal, actor, readKept)).includes('\n38\n')).toBe(false)
    await expect(receive({ ...log.at(39), note: log.at(39).note.replace('\n39\n', '\n29\n') })).rejects.toMatchObject({
      code: 'transparency.checkpoint-unreadable',
    })
    await expect(receive({ ...log.at(39), key: new OtherLog(8).key })).rejects.toMatchObject({
      code: 'transparency.checkpoint-unreadable',
    })
  })

  test('that was signed later and is smaller has lost something', async () => {
    expect(await verdict(log.at(30, { time: '2026-11-29T08:00:00.000Z' }))).toBe('CONTRADICTION')
  })

  test('is fetched from the address of its site, and a site that is down convicts nobody', async () => {
    const other = new OtherLog(9)
    let shown = other.at(6)
    const site = createServer(async (asked, answer) => {
      const path = asked.url ?? ''
      const [from = 0, to = 0] = [...path.matchAll(/\d+/g)].map(Number)
      if (path === logPaths.key()) answer.end(shown.key)
      else if (path === logPaths.checkpoint()) answer.end(shown.note)
      else if (path === logPaths.consistency({ from, to })) answer.end(await shown.consistency(from, to))
      else if (path === `${logPaths.leaves()}?from=${from}`) answer.end(shown.leaves.slice(from).join(''))
      else answer.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void site.close())
    await new Promise((listening) => site.once('listening', listening))
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    const fetched = async () => verdict(await offeredBy(address))
    expect(await fetched()).toBe('FIRST')
    shown = other.at(20)
    expect(await fetched()).toBe('CONTINUED')
    expect(await checkLeavesOf(address)).toEqual({ verdict: 'WHOLE', size: 20 })
    shown = { ...shown, leaves: shown.leaves.toSpliced(7, 1) }
    expect(await checkLeavesOf(address)).toEqual({ verdict: 'MISSING', size: 20, index: 7 })
    shown = { ...other.at(20), leaves: other.at(20).leaves.with(3, `3 ${Buffer.from('gone').toString('base64')}\n`) }
    expect(await checkLeavesOf(address)).toEqual({ verdict: 'OTHER', size: 20 })
    shown = other.at(25, { rewritten: true })
    const before = await look(db.app, actor, countKept)
    expect(await fetched()).toBe('CONTRADICTION')
    expect(await look(db.app, actor, countKept)).toEqual({ ...before, rewritten: before.rewritten + 1 })
    site.close()
    site.closeAllConnections()
    await expect(offeredBy(address)).rejects.toThrow('fetch failed')
  })

  test('is changed by nobody', async () => {
    await expect(db.owner.query('delete from transparency.kept_checkpoint')).rejects.toThrow('kept as it is')
    await expect(db.owner.query('update transparency.kept_checkpoint set size = 1')).rejects.toThrow('kept as it is')
  })
})
