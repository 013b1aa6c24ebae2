import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { testDatabase } from '../../../tests/database.ts'
import { changes, type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { showStatement } from './refusal/service.ts'
import * as service from './service.ts'

const db = testDatabase()
interface Asked extends Kept {
  readonly statementId: string
}
let tree: TreeOrg[]
let asked: Asked[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 71 })
  await db.owner.query(`insert into consultations.consultation
      (id, org_id, org_path, org_name, title, question, opened_on, closes_on, answer_due_on)
    select gen_random_uuid(), id, path, name, name, '您怎么看？', '2026-01-01', '2100-01-01', '2100-02-01' from organisations.org`)
  await db.owner.query(`insert into consultations.statement
      (id, consultation_id, org_id, org_path, no, handed_on, origin, text, state, decide_by_on)
    select gen_random_uuid(), id, org_id, org_path, 1, '2026-01-02', 'CITIZEN', '先修路灯', 'WAITING', '2026-01-05'
    from consultations.consultation`)
  const { rows } = await db.owner.query<{ id: string; orgId: string; statementId: string }>(
    'select consultation_id as id, org_id as "orgId", id as "statementId" from consultations.statement',
  )
  asked = rows.map(({ id, orgId, statementId }) => ({
    ...{ id, statementId },
    org: tree.find((org) => org.id === orgId) as TreeOrg,
  }))
})

const roles = ['DESK', 'ORGANISER']
const answer = { answer: '大家的看法都看过了，先修路灯。', statements: [] }

const ways: Record<string, Way<Asked>> = {
  reads: {
    roles,
    tries: (actor, { id }) => reads(db, actor, (ctx) => service.getConsultation(ctx, { consultationId: id })),
  },
  finds: {
    roles,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => {
        const { rows } = await service.listConsultations(ctx)
        return rows.find(({ id }) => id === one.id)
      }),
  },
  'shows a statement of': {
    roles,
    tries: (actor, { id, statementId }) =>
      changes(db, actor, (ctx) => showStatement(ctx, { consultationId: id, statementId })),
  },
  'answers before its end': {
    roles,
    tries: (actor, { id }) => {
      const work = (ctx: Parameters<typeof service.answerConsultation>[0]) =>
        service.answerConsultation(ctx, { ...answer, consultationId: id })
      return changes(db, actor, work, 'consultations.still-open')
    },
  },
}

describe('who reaches which consultation at a desk', () => {
  it('is the post’s own subtree in 2,000 random cases of place, post, consultation and act (T01)', async () => {
    expect(await tryReach({ tree, records: asked, ways })).toBeGreaterThan(200)
  })

  it.skipIf(config.belt === 'rows-off')('is the same by the database alone, table by table', () =>
    rowsByTheDatabase(db, tree, ['consultations.consultation', 'consultations.statement']),
  )
})
