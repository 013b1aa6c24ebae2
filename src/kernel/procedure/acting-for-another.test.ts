import { describe, expect, test } from 'vitest'
import { look, act as perform } from '../../../tests/database.ts'
import { matterActs, matterScene, post, seat, someone } from '../../../tests/sample-matters.ts'
import { sampleProcedure } from '../../../tests/sample-procedure.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import type { Seat } from './matter.ts'
import * as service from './service.ts'
import { deedMatters } from './store.ts'

const scene = matterScene()
const { database } = scene
const { doAct, waiting, read, paper, submitted } = matterActs(scene)

describe('acting for another (B01, UX-CS17)', () => {
  const actingFor = (giver: Actor, taker: Actor): Actor => {
    const { accountId, personId, name } = giver
    const behalf = { delegationId: newId(), accountId: accountId as string, personId, name }
    return {
      ...{ ...giver, accountId: taker.accountId, personId: null, name: `${taker.name}（代${name}）` },
      onBehalfOf: { ...behalf, taker: { personId: taker.personId, name: taker.name } },
    }
  }
  const asBoss = (boss: Actor) => [
    { ...seat(boss.orgId === scene.county.id ? scene.county : scene.branch, boss), posts: ['SECRETARY'] },
  ]

  async function begunBy(actor: Actor, of: { seats: Seat[]; about?: string | null }): Promise<string> {
    const { id } = await perform(database.app, actor, async (ctx) =>
      service.startMatter(ctx, sampleProcedure, {
        ...{ title: { zh: '甲', en: 'A' }, subject: 'tests.plan', orgName: scene.branch.name },
        ...(of.about ? { aboutPersonId: of.about } : {}),
        parties: { checker: of.seats, signers: of.seats, leaders: of.seats, superior: of.seats },
      }),
    )
    const papers = [{ key: 'plan', file: await paper(actor) }]
    await doAct(actor, id, { act: 'submit', version: 1, fields: { subject: '方案' }, papers })
    return id
  }

  test('finds and fills the seats of whom one acts for, logged as both, and none of them as oneself', async () => {
    const boss = someone(scene.county, '李书记', 'SECRETARY')
    const deputy = someone(scene.county, '副手', 'DESK')
    const { id } = await submitted({ checker: asBoss(boss) })
    expect(await waiting(deputy)).toEqual([])
    await expect(doAct(deputy, id, { act: 'agree', version: 2 })).rejects.toMatchObject({ code: 'procedure.not-found' })
    const both = actingFor(boss, deputy)
    expect((await waiting(both)).map((row) => [row.id, row.forName])).toEqual([[id, '李书记']])
    expect(await read(both, id)).toMatchObject({ forName: '李书记' })
    const view = await doAct(both, id, { act: 'agree', version: 2 })
    expect(view.timeline[0]).toMatchObject({ name: '副手', forName: '李书记' })
  })

  test('begins a matter for him: it is his, and neither of the two decides it', async () => {
    const boss = someone(scene.branch, '书记', 'SECRETARY')
    const clerk = someone(scene.branch, '文书', 'SECRETARY')
    const seats = [{ ...post(scene.branch), posts: ['SECRETARY'] }]
    const id = await begunBy(actingFor(boss, clerk), { seats })
    const asked = { actor: boss, which: 'started', since: new Date(0), today: '2026-11-30', most: 5 } as const
    const started = await look(database.app, boss, ({ tx }) => tx.rows(deedMatters(asked)))
    expect(started.map((row) => row.id)).toEqual([id])
    expect((await read(boss, id)).timeline.at(-1)).toMatchObject({ name: '文书', forName: '书记' })
    for (const one of [boss, clerk, actingFor(boss, clerk)])
      await expect(doAct(one, id, { act: 'agree', version: 2 })).rejects.toMatchObject({
        code: 'procedure.not-oneself',
      })
    await doAct(boss, id, { act: 'withdraw', version: 2 })
  })

  test('does not let who began a matter decide it through another’s post', async () => {
    const boss = someone(scene.branch, '书记', 'SECRETARY')
    const clerk = someone(scene.branch, '文书')
    const id = await begunBy(clerk, { seats: asBoss(boss) })
    await expect(doAct(actingFor(boss, clerk), id, { act: 'agree', version: 2 })).rejects.toMatchObject({
      code: 'procedure.not-oneself',
    })
  })

  test('decides nothing about the one who acts, nor about whom he acts for', async () => {
    const boss = someone(scene.branch, '书记', 'SECRETARY')
    const deputy = someone(scene.branch, '副手', 'DESK')
    for (const about of [boss.personId, deputy.personId]) {
      const id = await begunBy(someone(scene.branch, '文书'), { seats: asBoss(boss), about })
      await expect(doAct(actingFor(boss, deputy), id, { act: 'agree', version: 2 })).rejects.toMatchObject({
        code: 'procedure.not-about-oneself',
      })
    }
  })
})
