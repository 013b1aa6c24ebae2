import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { readOpenStatistics } from './counts/service.ts'
import * as service from './service.ts'
import { listBoard, showCase } from './tracking/board.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const day = (text: string) => new Date(`${text}+08:00`)
const monday = day('2026-11-23T10:00:00')
const { county, qingshi, xihe, shanhou } = places

const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
const listAt = (place: Place, of: Partial<Parameters<typeof service.listCases>[1]> = {}, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.listCases(ctx, { view: 'open', page: 1, size: 100, ...of }), now)
const read = (place: Place, caseId: string, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.getCase(ctx, { caseId }), now)

describe('a private case', () => {
  it('about a village goes to the township; the village cannot see it, nor get it (CZ4, XF-05)', async () => {
    const receipt = await submitAbout(db, xihe, { isPublic: 'no', kind: 'COMPLAINT' }, { now: monday })
    expect(receipt).toMatchObject({ deskName: qingshi.name, isPublic: false })
    const caseId = await idOf(receipt.number)
    await expect(read(xihe, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    expect((await listAt(xihe, { view: 'all' })).rows.some((row) => row.id === caseId)).toBe(false)
    await act(db.app, deskOf(qingshi), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    const to = { caseId, toOrgId: xihe.id, note: '' }
    const attempt = act(db.app, deskOf(qingshi), (ctx) => service.assignCase(ctx, to), monday)
    await expect(attempt).rejects.toMatchObject({ code: 'cases.about-itself' })
    const told = await db.owner.query('select distinct org_id from audit.entry where subject_id = $1', [caseId])
    expect(told.rows.map((row) => row.org_id)).not.toContain(xihe.id)
  })

  it('is not shown, listed, searched or counted by name on the portal', async () => {
    const receipt = await submitAbout(db, xihe, { isPublic: 'no', title: '桂花树被砍的事情' }, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(qingshi), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    const show = asCitizen(db, 'read', (ctx) => showCase(ctx, { number: receipt.number }))
    await expect(show).rejects.toMatchObject({ code: 'cases.missing' })
    const board = (q?: string) =>
      asCitizen(db, 'read', (ctx) => listBoard(ctx, { aboutOrgId: xihe.id, q, page: 1, perPage: 100 }))
    expect((await board()).rows.some((row) => row.number === receipt.number)).toBe(false)
    expect((await board('桂花树')).total).toBe(0)
    if (config.belt === 'rows-off') return
    for (const table of ['case', 'event', 'reply', 'supplement', 'rating']) {
      const column = table === 'case' ? 'id' : 'case_id'
      const seen = await db.portal.pool.query(`select 1 from cases.${table} where ${column} = $1`, [caseId])
      expect(seen.rowCount, table).toBe(0)
    }
  })

  it('is no open number, neither at the village it is about nor at who handles it (UX-PT9, CZ4, decisions 88)', async () => {
    const countOf = (place: Place) =>
      asCitizen(db, 'read', async (ctx) => {
        const { total } = await readOpenStatistics(ctx, { orgId: place.id, from: '2026-11-01', until: '2026-11-30' })
        return total.received
      })
    const [village, township] = [await countOf(xihe), await countOf(qingshi)]
    await submitAbout(db, xihe, { isPublic: 'no' }, { now: monday })
    expect([await countOf(xihe), await countOf(qingshi)]).toEqual([village, township])
  })

  it('a report is one, whatever was ticked (XF-05)', async () => {
    expect(await submitAbout(db, xihe, { kind: 'REPORT', isPublic: 'yes' }, { now: monday })).toMatchObject({
      deskName: qingshi.name,
      isPublic: false,
    })
  })

  it('without a desk of its own goes to the nearest desk above', async () => {
    expect((await submitAbout(db, shanhou, {}, { now: monday })).deskName).toBe(county.name)
    expect((await submitAbout(db, county, { isPublic: 'no' }, { now: monday })).deskName).toBe(county.name)
  })
})
