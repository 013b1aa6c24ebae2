import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { askContact, lookAtContact } from '../contact/service.ts'
import { proposeMeasure } from '../moderation/service.ts'
import { acceptCase, refuseCase } from '../service.ts'
import { overseeCases } from './service.ts'

const db = testDatabase()
const somebody = (place: Place, role: string): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name: `${place.name}${role}`, role })
const [zhang, wang] = [somebody(places.qingshi, 'DESK'), somebody(places.qingshi, 'SECRETARY')]
const auditor = (place: Place) => somebody(place, 'AUDIT_ADMIN')

const agree = (matterId: string) =>
  act(db.app, wang, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
  })

async function caseOf(): Promise<string> {
  const receipt = await submitAbout(db, places.qingshi, { name: '罗秀英', phone: '13987654321' })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  return rows[0]?.id ?? ''
}

beforeAll(async () => {
  await plantCounty(db)
  const caseId = await caseOf()
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  const hide = { caseId, kind: 'HIDE', rule: 'H3', reason: '内容辱骂他人，请改写后再提。' } as const
  await agree((await act(db.app, zhang, (ctx) => proposeMeasure(ctx, { ...hide, parts: [] }))).matterId)
  const asked = { caseId, purpose: 'VISIT', reason: '要上门看看，先打电话约时间。' } as const
  await agree((await act(db.app, zhang, (ctx) => askContact(ctx, asked))).matterId)
  await perform({ db: db.app, actor: zhang, effect: 'write', requestId: 'test', purpose: 'cases.contact' }, (ctx) =>
    lookAtContact(ctx, { caseId }),
  )
  const refused = await caseOf()
  await act(db.app, zhang, (ctx) => refuseCase(ctx, { caseId: refused, reason: 'NO_MATTER', note: '' }))
})

describe('what an auditor reads', () => {
  it('is each measure, each opening with its looks, and refusals by reason, in reach', async () => {
    for (const place of [places.qingshi, places.county])
      expect(await look(db.app, auditor(place), overseeCases)).toMatchObject({
        measures: [{ kind: 'HIDE', rule: 'H3', byName: '青石镇党委', liftedAt: null }],
        openings: [{ purpose: 'VISIT', post: 'DESK', state: 'OPEN', decidedPost: 'SECRETARY', looks: 1 }],
        refusals: [{ reason: 'NO_MATTER', count: 1 }],
      })
    const elsewhere = await look(db.app, auditor(places.baiyun), overseeCases)
    expect(elsewhere).toEqual({ measures: [], openings: [], refusals: [] })
  })

  it('holds no word of a message, no contact and no name of a clerk', async () => {
    const told = JSON.stringify(await look(db.app, auditor(places.county), overseeCases))
    expect(told).not.toMatch(/路灯|罗秀英|13987654321|张受理|青石镇党委DESK/)
  })

  it('is for the audit administrator alone', async () => {
    for (const role of ['DESK', 'SECRETARY', 'ORGANISER', 'SYSTEM_ADMIN', 'MEMBER'])
      await expect(look(db.app, somebody(places.county, role), overseeCases), role).rejects.toMatchObject({
        code: 'cases.not-an-auditor',
      })
  })
})
