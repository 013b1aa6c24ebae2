import { expect, test } from 'vitest'
import { deskOf, places, plantCounty } from '../../../../tests/cases.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { removeResponsibility, saveResponsibility } from './service.ts'

const db = testDatabase()

test('the audit names the line of a list that was written or taken off, and none of its words', async () => {
  await plantCounty(db)
  const desk = deskOf(places.qingshi)
  const line = { matter: '老王家门前的路灯', field: '城乡建设', words: ['路灯'], deskOrgId: null, basis: '三定方案' }
  await act(db.app, desk, (ctx) => saveResponsibility(ctx, line))
  await act(db.app, desk, (ctx) => saveResponsibility(ctx, { ...line, basis: '三定方案（2026）' }))
  const [kept] = (await db.owner.query('select id from demands.responsibility')).rows
  await act(db.app, desk, (ctx) => removeResponsibility(ctx, { matter: line.matter }))
  const { rows } = await db.owner.query(
    `select act, details from audit.entry where act like 'demands.responsibility-%' order by id`,
  )
  const details = { responsibilityId: kept.id }
  expect(rows).toEqual([
    { act: 'demands.responsibility-saved', details },
    { act: 'demands.responsibility-saved', details },
    { act: 'demands.responsibility-removed', details },
  ])
})
