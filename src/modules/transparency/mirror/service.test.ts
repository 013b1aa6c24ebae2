import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { appended, consistencySpans, hashOf, keyOf, leafHash, placesOf, type Span } from '#kernel/public-log/tree.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { jobs } from '../jobs.ts'
import { logPaths } from '../portal/paths.ts'
import { writeConsistency } from '../receipt.ts'
import { leavesSentence } from '../words.ts'
import { offeredBy, SiteUnreached } from './fetching.ts'
import { askReading, readAllLeaves, readAsked } from './reading.ts'
import { countKept, listLacking, readKept, receiveCheckpoint } from './service.ts'

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

type Shown = ReturnType<OtherLog['at']> & {
  answer?: (from: number) => string | undefined | Promise<string | undefined>
}

/** The site of another log; what it shows may become another. */
async function siteOf(first: Shown) {
  let shown = first
  let answers = 0
  const leavesFrom = (from: number) => (shown.answer ? shown.answer(from) : shown.leaves.slice(from).join(''))
  const site: Server = createServer(async (asked, answer) => {
    const path = asked.url ?? ''
    const [from = 0, to = 0] = [...path.matchAll(/\d+/g)].map(Number)
    const isLeaves = path === `${logPaths.leaves()}?from=${from}`
    if (isLeaves) answers += 1
    const leaves = isLeaves ? await leavesFrom(from) : undefined
    if (path === logPaths.key()) answer.end(shown.key)
    else if (path === logPaths.checkpoint()) answer.end(shown.note)
    else if (path === logPaths.consistency({ from, to })) answer.end(await shown.consistency(from, to))
    else if (leaves !== undefined) answer.end(leaves)
    else answer.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void site.close())
  await new Promise((listening) => site.once('listening', listening))
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const show = (next: Shown) => {
    shown = next
  }
  return { address, site, show, answers: () => answers }
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
    const { address, site, show } = await siteOf(other.at(6))
    const fetched = async () => verdict(await offeredBy(address))
    expect(await fetched()).toBe('FIRST')
    show(other.at(20))
    expect(await fetched()).toBe('CONTINUED')
    show(other.at(25, { rewritten: true }))
    const before = await look(db.app, actor, countKept)
    expect(await fetched()).toBe('CONTRADICTION')
    expect(await look(db.app, actor, countKept)).toEqual({ ...before, rewritten: before.rewritten + 1 })
    site.close()
    site.closeAllConnections()
    await expect(offeredBy(address)).rejects.toThrow(SiteUnreached)
  })

  test('of a site that does not answer in time, or leads on elsewhere, is told to be so', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => server.once('listening', listening))
    onTestFinished(() => void server.close())
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await expect(offeredBy(address, AbortSignal.timeout(50))).rejects.toMatchObject({ why: 'SLOW', code: '' })
    server.on('request', (_, answer) => answer.writeHead(302, { location: '/' }).end())
    await expect(offeredBy(address)).rejects.toMatchObject({ why: 'OTHER' })
    server.closeAllConnections()
  })

  test('is changed by nobody', async () => {
    await expect(db.owner.query('delete from transparency.kept_checkpoint')).rejects.toThrow('kept as it is')
    await expect(db.owner.query('update transparency.kept_checkpoint set size = 1')).rejects.toThrow('kept as it is')
  })
})

describe('all entries of another log', () => {
  const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000)
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const counted = (now = new Date()) => look(db.app, actor, countKept, now)
  async function keptAt(seed: number, size: number) {
    const other = new OtherLog(seed)
    const site = await siteOf(other.at(size))
    const { logName } = await receive(await offeredBy(site.address))
    return { other, ...site, logName, read: () => readAllLeaves(db.app, { logName, address: site.address }) }
  }

  test('are held against the checkpoint that was kept, whatever their site shows afterwards', async () => {
    const { other, show, read } = await keptAt(11, 20)
    expect(await read()).toEqual({ verdict: 'WHOLE', size: 20 })
    show({ ...other.at(20), leaves: other.at(20).leaves.toSpliced(7, 1) })
    expect(await read()).toEqual({ verdict: 'MISSING', size: 20, index: 7 })
    const anew = other.at(20, { rewritten: true })
    show({ ...anew, leaves: anew.leaves.with(0, `0 ${base64('gone')}\n`) })
    expect(await read()).toEqual({ verdict: 'OTHER', size: 20 })
    show({ ...anew, leaves: anew.leaves.slice(0, 19), note: other.at(19).note })
    expect(await read()).toEqual({ verdict: 'MISSING', size: 20, index: 19 })
    const stranger = new OtherLog(12).at(20)
    show({ ...stranger, leaves: stranger.leaves.with(0, `0 ${base64('gone')}\n`) })
    expect(await read()).toEqual({ verdict: 'OTHER', size: 20 })
  })

  test('once found missing stay told until all are given out again, and no silence takes that back', async () => {
    const { other, show, read, logName, answers, address } = await keptAt(13, 20)
    const before = await counted()
    await act(db.app, actor, async (ctx) => {
      askReading(ctx, { logName, address })
      record(ctx, 'test.asked')
    })
    show({ ...other.at(20), leaves: other.at(20).leaves.toSpliced(4, 1) })
    await readAsked(db.app)
    expect(await counted()).toEqual({ ...before, lacking: before.lacking + 1 })
    const lacking = await look(db.portal, actor, listLacking)
    expect(lacking.find((one) => one.logName === logName)).toMatchObject({ missingIndex: 4 })
    const asked = answers()
    await readAsked(db.app, undefined, days(3))
    expect(answers()).toBe(asked)
    show({ ...other.at(20), answer: () => undefined })
    const silent = await read()
    expect(silent).toEqual({ verdict: 'UNANSWERED', size: 20, index: 0 })
    expect(leavesSentence(silent).zh).toContain('对方没有把记录给全：从第 1 条起没有回应')
    expect(await counted(days(3))).toEqual({
      ...before,
      lacking: before.lacking + 1,
      unanswered: before.unanswered + 1,
    })
    show(other.at(20))
    expect(await read()).toEqual({ verdict: 'WHOLE', size: 20 })
    expect(await counted(days(3))).toEqual(before)
  })

  test('of a site that now shows another key are asked for as well', async () => {
    const { show, address, logName } = await keptAt(14, 20)
    const keeping = jobs.find(({ name }) => name === 'transparency.keep-checkpoint')
    const run = { signal: new AbortController().signal, progress: async () => {} }
    const ask = () => act(db.app, actor, async (ctx) => keeping?.run(ctx, { address }, run))
    await ask()
    await readAsked(db.app)
    const stranger = new OtherLog(15).at(20)
    show({ ...stranger, leaves: stranger.leaves.with(0, `0 ${base64('gone')}\n`) })
    await ask()
    await readAsked(db.app)
    const lacking = await look(db.app, actor, listLacking)
    expect(lacking.find((one) => one.logName === logName)).toMatchObject({ missingIndex: null })
  })

  test('given out one by one are not read on, nor is an answer without end', async () => {
    const { other, show, read, answers } = await keptAt(16, 40)
    show({ ...other.at(40), answer: (from) => other.at(40).leaves[from] })
    expect(await read()).toEqual({ verdict: 'UNANSWERED', size: 40, index: 10 })
    expect(answers()).toBe(10)
    show({ ...other.at(40), answer: () => `0 ${'A'.repeat(2_000_001)}\n` })
    expect(await read()).toEqual({ verdict: 'UNANSWERED', size: 40, index: 0 })
  })

  test('are read while no transaction is open, and no longer when the process ends', async () => {
    const { other, show, address, logName } = await keptAt(17, 20)
    await act(db.app, actor, async (ctx) => {
      askReading(ctx, { logName, address })
      record(ctx, 'test.asked')
    })
    const { unanswered } = await counted(days(9))
    let open: number | undefined
    const stop = new AbortController()
    const answer = async () => {
      const { rows } = await db.owner.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
      )
      open = rows[0]?.n
      return undefined
    }
    show({ ...other.at(20), answer })
    await readAsked(db.app)
    expect(open).toBe(0)
    show({ ...other.at(20), answer: () => void stop.abort() })
    await expect(readAsked(db.app, stop.signal, days(1))).rejects.toThrow('aborted')
    show(other.at(20))
    await readAsked(db.app, undefined, days(1))
    expect((await counted(days(9))).unanswered).toBe(unanswered)
  })
})
