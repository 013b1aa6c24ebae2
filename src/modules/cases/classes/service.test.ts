import { beforeAll, describe, expect, it } from 'vitest'
import { deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { getCase } from '../service.ts'
import { classifyCase, listDecidedTexts, readCaseToSuggest } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { county, xihe, baiyun } = places

const newCase = async () => {
  const { number } = await submitAbout(db, xihe)
  return (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
}

describe('the field of work of a case (D19)', () => {
  it('is what somebody who handles it decided, and may be decided anew', async () => {
    const caseId = await newCase()
    const read = async () => (await look(db.app, deskOf(xihe), (ctx) => getCase(ctx, { caseId }))).field
    expect(await read()).toBeNull()
    await act(db.app, deskOf(xihe), (ctx) => classifyCase(ctx, { caseId, field: '交通运输' }))
    await act(db.app, deskOf(county), (ctx) => classifyCase(ctx, { caseId, field: '城乡建设' }))
    expect(await read()).toBe('城乡建设')
    const { rows } = await db.owner.query<{ details: object }>(
      `select details from audit.entry where act = 'cases.classified' and subject_id = $1 order by id`,
      [caseId],
    )
    // How deep it was decided and whether a list names it, and never a word: a field may be any where no list holds.
    expect(rows.map(({ details }) => details)).toEqual([
      { levels: 1, isListed: false },
      { levels: 1, isListed: false },
    ])
  })

  it('is no matter of another township or of another post', async () => {
    const caseId = await newCase()
    const decide = (actor: ReturnType<typeof deskOf>) =>
      act(db.app, actor, (ctx) => classifyCase(ctx, { caseId, field: '民政' }))
    await expect(decide(deskOf(baiyun))).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(decide(deskOf(xihe, { role: 'EDITOR' }))).rejects.toMatchObject({ code: 'cases.not-a-handler' })
  })

  it('is learned from with the words of the case, inside the reach', async () => {
    const caseId = await newCase()
    await act(db.app, deskOf(xihe), (ctx) => classifyCase(ctx, { caseId, field: '民政' }))
    const texts = (place: typeof county | typeof baiyun) =>
      look(db.app, deskOf(place), (ctx) => listDecidedTexts(ctx, 100))
    expect((await texts(county)).map(({ field }) => field)).toContain('民政')
    expect(Object.keys((await texts(county))[0]!).sort()).toEqual(['body', 'field', 'second', 'third', 'title'])
    expect(await texts(baiyun)).toEqual([])
    const asked = await look(db.app, deskOf(xihe), (ctx) => readCaseToSuggest(ctx, { caseId }))
    expect(asked).toMatchObject({ field: '民政', mayPassOn: false })
  })
})
