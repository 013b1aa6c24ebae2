import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { sql } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { ownKey } from '#kernel/public-log/note.ts'
import { sequenceEntries } from '#kernel/public-log/sequence.ts'
import { verifyLog } from '#kernel/public-log/verify.ts'
import { readCheckpointNote, readConsistency, receiveCheckpoint, writeReceiptOf } from '#modules/transparency/index.ts'
import { verify } from '#modules/transparency/verifier/verify.js'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { findIntake } from '../logging/service.ts'
import { acceptCase, refuseCase } from '../service.ts'
import { listBoard } from '../tracking/board.ts'
import { proposeMeasure } from './service.ts'

// T38: fifty messages are to be made away with in the database and by the desk's own acts; by the other doors in tests/attacks/removals.test.ts.
const db = testDatabase()
const file = join(mkdtempSync(join(tmpdir(), 'lianxin-log-')), 'head.json')
const someone = (name: string): Actor =>
  deskOf(places.qingshi, { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, li] = [someone('张受理'), someone('李受理')]
const sent: { number: string; code: string; caseId: string }[] = []

beforeAll(async () => {
  await plantCounty(db)
  for (let at = 0; at < 50; at++) {
    const receipt = await submitAbout(db, places.qingshi, { title: `第${at + 1}件不受欢迎的留言` })
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [
      receipt.number,
    ])
    const caseId = rows[0]?.id ?? ''
    await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
    sent.push({ ...receipt, caseId })
  }
  await sequenceEntries(db.worker, { file })
})

async function hide(caseId: string, by: readonly [Actor, Actor]): Promise<void> {
  const asked = { caseId, kind: 'HIDE', rule: 'H3', reason: '内容辱骂他人，请改写后再提。', parts: [] } as const
  const { matterId } = await act(db.app, by[0], (ctx) => proposeMeasure(ctx, { ...asked, parts: [] }))
  await act(db.app, by[1], async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
  })
}

const board = () =>
  asCitizen(db, 'read', (ctx) => listBoard(ctx, { aboutOrgId: places.qingshi.id, page: 1, perPage: 200 }))
const entriesOf = async (kind: string) =>
  (await db.owner.query<{ n: number }>('select count(*)::int as n from public_log.entry where kind = $1', [kind]))
    .rows[0]?.n

describe('fifty messages that somebody wants gone', () => {
  test('are refused to one hand, to bulk, and to every login by hand', async () => {
    const ids = sent.map(({ caseId }) => `'${caseId}'`).join(',')
    const acts = [
      `delete from cases.case where id in (${ids})`,
      `update cases.case set is_public = false where id in (${ids})`,
      `update cases.case set state = 'NOT_ACCEPTED' where id in (${ids})`,
      `update cases.case set title = '', body = '' where id in (${ids})`,
      `update cases.case set about_org_id = '${places.baiyun.id}' where id in (${ids})`,
      `update cases.case set hidden_rule = 'H3', hidden_by = 'x', hidden_at = now() where id in (${ids})`,
      'truncate cases.case cascade',
    ]
    for (const login of ['app', 'portal', 'worker', 'signIn'] as const)
      for (const statement of acts) {
        const attempt = db[login].write(systemActor('x'), (tx) => tx.run(sql.raw(statement)))
        await expect(attempt, `${login}: ${statement.slice(0, 60)}`).rejects.toThrow(/permission denied|kept as it is/)
      }
    expect((await board()).rows.filter(({ hiddenReason }) => hiddenReason)).toHaveLength(0)
    expect((await board()).total).toBe(50)
  })

  test('leave fifty stones and fifty entries when two persons hide them by a rule', async () => {
    for (const { caseId } of sent) await hide(caseId, [zhang, li])
    const { rows, total } = await board()
    expect(total).toBe(50)
    expect(rows.filter(({ title, hiddenReason }) => title === '' && hiddenReason?.startsWith('H3 '))).toHaveLength(50)
    expect(await entriesOf('measure')).toBe(50)
    expect(await entriesOf('intake')).toBe(50)
  })

  test('leave fifty stones and fifty entries when one person refuses them as they come in', async () => {
    const before = (await board()).total
    for (let at = 0; at < 50; at++) {
      const { number } = await submitAbout(db, places.qingshi, { title: `又一件不受欢迎的留言，第${at + 1}件` })
      const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
      const reason = at % 2 === 0 ? 'NO_MATTER' : 'NAMED_OFFICIAL'
      await act(db.app, zhang, (ctx) => refuseCase(ctx, { caseId: rows[0]?.id ?? '', reason, note: '请重新提交。' }))
    }
    const { rows, total } = await board()
    expect(total).toBe(before + 50)
    const stones = rows.filter(({ refusal }) => refusal?.by === '青石镇党委')
    expect(stones).toHaveLength(50)
    expect(stones.filter(({ isWithheld, title }) => isWithheld && title === '')).toHaveLength(25)
    expect(stones.filter(({ title }) => title.startsWith('又一件'))).toHaveLength(25)
    expect(await entriesOf('refusal')).toBe(50)
  })
})

describe('what the owner of the database does by hand', () => {
  test('is found by verify, by a receipt, and by a copy of the checkpoint, whatever he takes along', async () => {
    const [victim] = sent
    if (!victim) throw new Error('nothing was sent')
    await sequenceEntries(db.worker, { file })
    const receiptNow = () =>
      asCitizen(db, 'read', async (ctx) => {
        const intake = await findIntake(ctx, victim)
        return intake ? writeReceiptOf(ctx, intake) : ''
      })
    const receipt = await receiptNow()
    const copy = (await look(db.portal, systemActor('x'), readCheckpointNote)) ?? ''
    expect((await verify({ receipt }))[0]?.state).toBe('good')

    await makeAwayWith(victim.caseId)
    for (let more = 0; more < 5; more++) await submitAbout(db, places.xihe)
    // He takes the remembered head along as well, so that the log goes on as if nothing had been.
    await sequenceEntries(db.worker, { file: join(mkdtempSync(join(tmpdir(), 'lianxin-log-')), 'head.json') })
    expect(await receiptNow()).toBe('')

    const sizeOf = (note: string) => Number(note.split('\n')[1])
    const rewritten = (await look(db.portal, systemActor('x'), readCheckpointNote)) ?? ''
    const span = { from: sizeOf(copy), to: sizeOf(rewritten) }
    const proof = await look(db.portal, systemActor('x'), (ctx) => readConsistency(ctx, span))
    expect((await verify({ receipt, others: `${rewritten}\n${proof}` })).map(({ state }) => state)).toEqual([
      'good',
      'bad',
    ])
    const again = async () => proof
    const keep = (note: string) =>
      act(db.app, systemActor('mirror'), (ctx) =>
        receiveCheckpoint(ctx, { key: ownKey().text, note, consistency: again }),
      )
    expect((await keep(copy)).verdict).toBe('FIRST')
    expect((await keep(rewritten)).verdict).toBe('CONTRADICTION')

    const kinds: string[] = []
    await db.owner.query('begin')
    await verifyLog(db.owner, ({ kind }) => kinds.push(kind), { file })
    await db.owner.query('rollback')
    expect(kinds).toContain('head-changed')
  })

  // Everything of one message goes, and the log is written anew without it.
  async function makeAwayWith(caseId: string): Promise<void> {
    const guarded = [
      ...['cases.case', 'cases.event', 'cases.measure', 'cases.reply', 'cases.supplement', 'cases.rating'],
      ...['public_log.entry', 'public_log.opening', 'public_log.node', 'public_log.checkpoint'],
    ]
    const run = (statement: string) => db.owner.query(statement)
    await run('begin')
    for (const table of guarded) await run(`alter table ${table} disable trigger user`)
    const entries = `select entry_number from public_log.opening where subject_id = '${caseId}'
      or subject_id in (select id from cases.measure where case_id = '${caseId}')`
    await run(`create temporary table gone on commit drop as ${entries}`)
    await run('delete from public_log.opening where entry_number in (select entry_number from gone)')
    await run('delete from public_log.entry where number in (select entry_number from gone)')
    await run('delete from public_log.node')
    await run('delete from public_log.checkpoint')
    await run('update public_log.entry set index = null')
    for (const table of ['measure', 'event', 'reply', 'supplement', 'rating'])
      await run(`delete from cases.${table} where case_id = '${caseId}'`)
    await run(`delete from cases.case where id = '${caseId}'`)
    for (const table of guarded) await run(`alter table ${table} enable trigger user`)
    await run('commit')
  }
})
