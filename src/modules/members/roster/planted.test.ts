import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedRoster, plantRoster } from '../../../../tests/planted-roster.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { checkRoster, importRoster } from './run.ts'
import { listFaults } from './service.ts'

const rows = 360

// What a clone alone can show of D04: exactly what was planted is refused, each cell by name, and everything else is taken.
describe.each(['csv', 'xlsx'] as const)(`a roster of ${rows} rows with planted errors, as .%s`, (kind) => {
  const db = testDatabase()
  let actor: Actor
  let roster: PlantedRoster
  let batchId: string

  beforeAll(async () => {
    const tree: TreeOrg[] = await plantTree(db.owner, { orgs: 40, seed: 21 })
    actor = actorIn(tree[0]!)
    const branches = tree.filter(({ type }) => type === 'BRANCH')
    roster = await plantRoster({ branches, rows })
    batchId = await upload(db, actor, { orgId: tree[0]!.id, name: `roster.${kind}`, bytes: roster[kind] })
  })

  it('is checked: the planted cells are named, row by row, and no other', async () => {
    const { planted } = roster
    const checked = await act(db.app, actor, (ctx) => checkRoster(ctx, batchId))
    const { rows: faults } = await look(db.app, actor, (ctx) => listFaults(ctx, { batchId, page: 1, size: 1000 }))
    const named = faults.map(({ row, code, zh }) => ({ row, column: /^第 \d+ 行“([^”]+)”/.exec(zh)?.[1], code }))
    expect(named).toEqual(planted)
    expect(checked).toMatchObject({ rowsTotal: rows, rowsNew: rows - planted.length, rowsWrong: planted.length })
  })

  it('is taken in: who stands in a right row is a member, and nobody else', async () => {
    const taken = await act(db.app, actor, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }))
    expect(taken.rowsNew).toBe(roster.right.length)
    const { rows: members } = await db.owner.query<{ name: string }>('select name from members.member')
    expect(members.map(({ name }) => name).sort()).toEqual([...roster.right].sort())
  })
})
