import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keepSafe } from '#apps/backup/upkeep.ts'
import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { act, actorAt, look, testDatabase } from '../../../tests/database.ts'
import { askRun, finishRun, noteRun, readHealth, takeRun } from './service.ts'
import { words } from './words.ts'

const db = testDatabase()
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
const worker = systemActor('test')
const at = (text: string) => new Date(text)
const take = (now: Date) =>
  perform({ db: db.worker, actor: worker, effect: 'write', requestId: 'test', now, mayChangeNothing: true }, takeRun)
const finish = (run: { id: string; kind: 'BACKUP' | 'DRILL' }, state: 'DONE' | 'FAILED', now: Date) =>
  act(db.worker, worker, async (ctx) => finishRun(ctx, run, { state, backup: 'b', bytes: 1, findings: [] }), now)

const place = mkdtempSync(join(tmpdir(), 'lianxin-runs-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('health', () => {
  test('is told to the keeper in words, with what to do', async () => {
    const { state, checks } = await look(db.app, keeper, readHealth)
    expect(state).toBe('BAD')
    expect(checks.find(({ name }) => name === 'backup')).toMatchObject({
      state: 'BAD',
      advice: { zh: expect.stringContaining('LIANXIN_BACKUP_TO') },
    })
    for (const name of ['disk', 'queue', 'clock', 'locale', 'versions'])
      expect(checks.find((check) => check.name === name)?.sentence.zh, name).not.toContain('{')
  })

  test('is told to nobody else', async () => {
    const other = actorAt('/1/2/', { role: 'SYSTEM_ADMIN' })
    await expect(look(db.app, other, readHealth)).rejects.toMatchObject({ code: 'operations.for-keeper' })
  })
})

describe('runs', () => {
  test('are not asked for while no folder is set', async () => {
    const asked = act(db.app, keeper, (ctx) => askRun(ctx, { kind: 'BACKUP' }))
    await expect(asked).rejects.toMatchObject({ code: 'operations.no-backup-folder' })
  })

  test('come by the clock: a backup, then a drill, then neither until the night', async () => {
    const first = await take(at('2026-11-27T12:00:00+08:00'))
    expect(first?.kind).toBe('BACKUP')
    if (first) await finish(first, 'DONE', at('2026-11-27T12:01:00+08:00'))
    const second = await take(at('2026-11-27T12:02:00+08:00'))
    expect(second?.kind).toBe('DRILL')
    if (second) await finish(second, 'DONE', at('2026-11-27T12:05:00+08:00'))
    expect(await take(at('2026-11-28T02:00:00+08:00'))).toBeUndefined()
    expect((await take(at('2026-11-28T02:31:00+08:00')))?.kind).toBe('BACKUP')
  })

  test('that were at work when the worker died are marked as cut off, and told', async () => {
    await take(at('2026-11-28T02:40:00+08:00'))
    const { runs } = await look(db.app, keeper, readHealth)
    expect(runs.find(({ state }) => state === 'FAILED')?.findings).toEqual([words['operations.run-cut-off']])
  })

  test('leave entries in the audit', async () => {
    const { rows } = await db.owner.query(
      `select distinct act from audit.entry where act like 'operations.%' order by 1`,
    )
    expect(rows.map((row) => row.act)).toEqual(['operations.run-begun', 'operations.run-ended'])
  })

  test('that were made by command stand among the others, even while one waits', async () => {
    await db.owner.query('delete from operations.run')
    await take(at('2026-11-27T12:00:00+08:00'))
    const end = { state: 'DONE', backup: 'lianxin-2026-11-27-040000', bytes: 5, findings: [] } as const
    const begunAt = at('2026-11-27T12:01:00+08:00')
    await act(
      db.worker,
      worker,
      (ctx) => noteRun(ctx, { kind: 'BACKUP', begunAt }, end),
      at('2026-11-27T12:02:00+08:00'),
    )
    const { runs } = await look(db.app, keeper, readHealth)
    expect(runs.map(({ state, backup }) => [state, backup])).toEqual([
      ['DONE', 'lianxin-2026-11-27-040000'],
      ['RUNNING', null],
    ])
  })

  test('that cannot be carried out end with the reason, not with silence', async () => {
    await db.owner.query('delete from operations.run')
    const to = join(place, 'backups')
    await keepSafe(db.worker, { to, at: '02:30', days: 7 })
    const { runs } = await look(db.app, keeper, readHealth)
    expect(runs).toMatchObject([
      { kind: 'BACKUP', state: 'FAILED', findings: [{ zh: expect.stringContaining('恢复密钥') }] },
    ])
  })
})
