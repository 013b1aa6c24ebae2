import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { makeFormToken } from '#kernel/form-token.ts'
import { sequenceEntries } from '#kernel/public-log/sequence.ts'
import { readLog } from '#modules/transparency/index.ts'
import { checkLeaves } from '#modules/transparency/mirror/leaves.ts'
import { read } from '../../tools/repository.ts'
import { look, testDatabase } from '../database.ts'
import { livePortal, open, plantCounty } from '../portal/live.ts'
import * as log from './log-format.ts'
import { type Held, verifyLog } from './verify-log.ts'

const [, vectors = ''] = read('docs/transparency-log.md').split('## Test vectors')
const [leaf = '', hashes = '', roots = '', receipt = '', three = '', consistency = '', rewritten = ''] = vectors
  .split('```\n')
  .filter((_, at) => at % 2 === 1)
const hexOf = (line: string) => line.split(' ')[1] ?? ''

describe('the vectors of the format, by a program that knows nothing else', () => {
  const said = log.readReceipt(receipt)
  const [proof, older, newer] = [said.proof, log.readCheckpoints(three)[0], said.proof?.checkpoint]
  if (!proof || !older || !newer) throw new Error('the format has lost its vectors')

  test('leaf, tree and path come to the same bytes', () => {
    const leaves = hashes
      .trim()
      .split('\n')
      .map((line) => Buffer.from(hexOf(line), 'hex'))
    expect(said.leaf.toString()).toBe(leaf)
    expect(log.leafHash(said.leaf)).toEqual(leaves[2])
    for (const [at, line] of roots.trim().split('\n').entries())
      expect(log.treeRoot(leaves.slice(0, at + 1)).toString('hex')).toBe(hexOf(line))
    expect(log.rootByInclusion({ hash: log.leafHash(said.leaf), ...proof, size: newer.size })).toEqual(newer.root)
  })

  test('signatures hold, the larger log continues the smaller, and the rewritten one is convicted', () => {
    for (const note of [three, rewritten, receipt])
      expect(log.checkSigned(log.readCheckpoints(note)[0], said.key).name).toBe(said.key.name)
    expect(() => log.checkConsistency(older, newer, log.readConsistency(consistency).path)).not.toThrow()
    const other = log.readCheckpoints(rewritten)[0] ?? newer
    expect(() => log.checkConsistency(other, newer, [])).toThrow('two roots of one size differ')
    expect(() => log.checkSigned(log.readCheckpoints(three.replace('\n3\n', '\n4\n'))[0], said.key)).toThrow(
      'not signed',
    )
  })
})

describe('one row removed by the owner of the database', () => {
  const db = testDatabase()
  const file = () => join(mkdtempSync(join(tmpdir(), 'lianxin-log-')), 'head.json')
  let live: Awaited<ReturnType<typeof livePortal>>
  let held: Held = { mirrors: [], receipts: [] }

  const shown = async (path: string) => {
    const answer = await live.get(path)
    return answer.statusCode === 404 ? undefined : answer.body
  }
  const wrong = async () =>
    (await verifyLog(shown, held)).filter(({ isGood }) => !isGood).map(({ what, why }) => `${what}: ${why}`)
  const checked = async () => (await live.post('/transparency/check', { receipt: held.receipts[0] ?? '' })).body
  const mirrored = async (kept?: string) => {
    const signed = {
      logKey: ((await shown('/transparency/key')) ?? '').trim(),
      note: kept ?? (await shown('/transparency/checkpoint')) ?? '',
    }
    return checkLeaves(signed, (from) => shown(`/transparency/leaves?from=${from}`))
  }

  async function receiptOf(title: string): Promise<string> {
    const sent = await live.post('/o/qingxizhen/messages/new', {
      ...{ name: '王女士', phone: '', kind: 'HELP', title, consent: 'on', isPublic: 'no' },
      ...{ text: `${title}，请看一看。`, token: makeFormToken() },
    })
    const [, written = ''] = /<pre class="log-text" id="log-receipt">([\s\S]*?)<\/pre>/.exec(sent.body) ?? []
    return written.replaceAll('&#43;', '+').replaceAll('&amp;', '&')
  }

  async function asOwner(statements: readonly string[]): Promise<void> {
    const tables = ['entry', 'opening', 'node', 'checkpoint'].map((table) => `public_log.${table}`)
    await db.owner.query('begin')
    for (const table of tables) await db.owner.query(`alter table ${table} disable trigger user`)
    for (const statement of statements) await db.owner.query(statement)
    for (const table of tables) await db.owner.query(`alter table ${table} enable trigger user`)
    await db.owner.query('commit')
  }

  beforeAll(async () => {
    const orgs = await plantCounty(db)
    await open(db.app, orgs.county)
    await open(db.app, orgs.qingxi)
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [orgs.county.id, '/1/'])
    live = await livePortal(db)
    for (const at of [1, 2]) await receiptOf(`第${at}处路灯坏了`)
    const receipts = [await receiptOf('桥头晚上施工很吵'), await receiptOf('卫生院周末没有医生')]
    for (const at of [3, 4]) await receiptOf(`第${at}处路灯坏了`)
    await sequenceEntries(db.worker, { file: file() })
    held = { mirrors: [(await shown('/transparency/checkpoint')) ?? ''], receipts }
    return () => live.app.close()
  })

  test('and none: page, mirror and both receipts hold', async () => {
    expect(await verifyLog(shown, held)).toHaveLength(4)
    expect(await wrong()).toEqual([])
    expect(await checked()).toContain('没有被删，也没有被改')
    expect(await mirrored()).toEqual({ verdict: 'WHOLE', size: 6 })
  })

  test('and one changed in its place: our own page marks it, and gives programs its bytes', async () => {
    const change = (from: string, to: string) => [
      `update public_log.entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '${from}', '${to}'), 'UTF8') where index = 2`,
    ]
    const marked = async () => {
      const log = await look(db.portal, visitor, (ctx) => readLog(ctx, { page: 1, perPage: 20 }))
      return log.entries.filter(({ isChanged }) => isChanged).map(({ index }) => index)
    }
    expect(await marked()).toEqual([])
    await asOwner(change('intake', 'upkeep'))
    expect(await marked()).toEqual([2])
    expect((await live.get('/transparency/')).body).toContain('这一条被改过')
    expect(await mirrored()).toEqual({ verdict: 'OTHER', size: 6 })
    await asOwner(change('upkeep', 'intake'))
    expect(await marked()).toEqual([])
  })

  test('the tree left as it was: page, mirror and receipt say so, and so do our own page and mirror', async () => {
    await asOwner([
      'delete from public_log.opening where entry_number = (select number from public_log.entry where index = 2)',
      'delete from public_log.entry where index = 2',
    ])
    expect(await wrong()).toEqual([
      'page: not given out: 2',
      'mirror 0: not given out: 2',
      'receipt 0: the site has no proof for it',
      'receipt 1: not given out: 2',
    ])
    expect(await checked()).toContain('日志里没有这份收据对应的记录')
    const anew = await live.get('/transparency/', { cookies: { elder: '1' } })
    expect(anew.body).toContain('这一条不见了')
    expect(await mirrored()).toEqual({ verdict: 'MISSING', size: 6, index: 2 })
  })

  test('and the whole log written anew: mirror and receipt say so, while the page fits itself', async () => {
    await asOwner([
      'delete from public_log.node',
      'delete from public_log.checkpoint',
      'update public_log.entry set index = null',
    ])
    await receiptOf('第5处路灯坏了')
    await sequenceEntries(db.worker, { file: file() })
    expect(await wrong()).toEqual([expect.stringMatching(/^mirror 0: /), 'receipt 0: the site has no proof for it'])
    expect(await mirrored()).toEqual({ verdict: 'WHOLE', size: 6 })
    expect(await mirrored(held.mirrors[0])).toMatchObject({ verdict: 'OTHER' })
    expect(await checked()).toContain('日志里没有这份收据对应的记录')
  })
})
