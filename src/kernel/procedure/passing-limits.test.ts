import { describe, expect, test } from 'vitest'
import { matterActs, matterScene, registry, seat, someone } from '../../../tests/sample-matters.ts'
import { systemActor } from '../actor.ts'
import { type Ctx, perform as run } from '../ctx.ts'
import { dueNow, passLimit } from './passing-limits.ts'

const scene = matterScene()
const { database } = scene
const { doAct, waiting, read, submitted } = matterActs(scene)

describe('a limit', () => {
  const system = (work: (ctx: Ctx) => Promise<unknown>, now: Date) =>
    run(
      { db: database.app, actor: systemActor('test'), effect: 'write', requestId: 'test', now, mayChangeNothing: true },
      work,
    )

  test('passes when its working time is over, not before, and then another may act in that place (B09)', async () => {
    const boss = someone(scene.county, '县委书记')
    const silent = someone(scene.county, '不在岗')
    const past = new Date(Date.now() - 30 * 86_400_000)
    const { id } = await submitted(
      {
        checker: [seat(scene.county, silent)],
        superior: [seat(scene.county, boss)],
        signers: [seat(scene.county, boss)],
      },
      past,
    )
    const due = new Date((await read(boss, id)).dueAt as string)
    expect(due.getTime()).toBeGreaterThan(past.getTime())
    const rows: string[] = []
    await system(async (ctx) => rows.push(...(await dueNow(ctx))), new Date())
    expect(rows).toContain(id)
    await system((ctx) => passLimit(ctx, registry, id), new Date())
    const view = await read(boss, id)
    expect(view.timeline[0]).toMatchObject({ what: { zh: '超期，转上级督办' }, tone: 'warning' })
    expect((await waiting(boss)).find((row) => row.id === id)?.isOverdue).toBe(true)
    expect((await doAct(boss, id, { act: 'agree', version: 3 })).state.zh).toBe('会签')
    expect((await waiting(silent)).map((row) => row.id)).not.toContain(id)
  })

  test('that nobody above was named for is told all the same, and who is silent may still act', async () => {
    const silent = someone(scene.county, '不在岗')
    const past = new Date(Date.now() - 30 * 86_400_000)
    const { id } = await submitted({ checker: [seat(scene.county, silent)], superior: [] }, past)
    await system((ctx) => passLimit(ctx, registry, id), new Date())
    const view = await read(silent, id)
    expect(view.timeline[0]).toMatchObject({ what: { zh: '超期，还没有办' }, tone: 'warning' })
    expect((await doAct(silent, id, { act: 'agree', version: 3 })).state.zh).toBe('会签')
  })

  test('does not pass when either clock stands before it, and a clock that went back is told (T36, R-F10)', async () => {
    const soon = await submitted({}, new Date())
    const nextYear = new Date(Date.now() + 365 * 86_400_000)
    let due: string[] = ['unread']
    await system(async (ctx) => (due = await dueNow(ctx)), nextYear)
    expect(due).toEqual([])
    await system(async (ctx) => (due = await dueNow(ctx)), new Date())
    expect(due).not.toContain(soon.id)
    await system(async (ctx) => (due = await dueNow(ctx)), new Date(Date.now() - 86_400_000))
    expect(due).toEqual([])
    const { rows } = await database.owner.query(
      `select details ->> 'clock' as clock from audit.entry where act = 'procedure.clock-distrusted' order by at`,
    )
    expect(rows.map(({ clock }) => clock).sort()).toEqual(['DIFFER', 'WENT_BACK'])
  })
})
