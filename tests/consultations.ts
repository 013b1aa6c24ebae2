import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { drawMapOf } from '#modules/consultations/agreement/drawing.ts'
import type { StanceName } from '#modules/consultations/codes.ts'
import * as part from '#modules/consultations/participation/service.ts'
import * as service from '#modules/consultations/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty } from './cases.ts'
import { act, look, type TestDatabase } from './database.ts'

const { county, qingshi } = places

/** Days that are past: the database destroys nothing before its time, whatever day its caller names. */
export const days = {
  opened: new Date('2025-11-03T02:00:00Z'),
  running: new Date('2025-11-07T02:00:00Z'),
  lastMinute: new Date('2025-11-20T15:59:00Z'),
  over: new Date('2025-11-20T16:15:00Z'),
  later: new Date('2025-11-25T02:00:00Z'),
} as const

/** What is asked, from the third to the twentieth of November. */
export const asked = {
  title: '村口那块空地怎么用',
  question: '村口有一块三亩的空地，今年要定下来怎么用。您怎么看？',
  closesOn: '2025-11-20',
  statements: ['先修停车的地方', '建成小公园', '留给赶集摆摊', '不管建什么，都要先修路灯'],
}

/** Somebody of his own who keeps consultations at this place. */
export const keeperOf = (place: Place, name: string) =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name })

/** Writes the bodies, and the sites on which two of them ask. */
export async function plantSites(db: TestDatabase): Promise<void> {
  await plantCounty(db)
  for (const { id, path, name } of [county, qingshi])
    await db.owner.query(
      `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, $3, '', '', '1')`,
      [id, path, name],
    )
}

interface Saying {
  readonly now?: Date
  readonly token?: string
  readonly address?: string
  /** Who looks up the numbers of the statements. */
  readonly by?: Actor
}
let host = 0

/** What is done with a consultation of the first township, by its desk and by citizens. */
export function consultationsOf(db: TestDatabase) {
  const keeper = keeperOf(qingshi, '张受理')
  const open = (
    of: Partial<typeof asked> & { topicId?: string; projectId?: string } = {},
    { by = keeper, now = days.opened } = {},
  ) => act(db.app, by, (ctx) => service.openConsultation(ctx, { ...asked, ...of }), now)
  const read = (consultationId: string, { by = keeper, now = days.running } = {}) =>
    look(db.app, by, (ctx) => service.getConsultation(ctx, { consultationId }), now)
  const shown = (id: string, orgId: string = qingshi.id) =>
    asCitizen(db, 'read', (ctx) => part.findShownConsultation(ctx, { id, orgId }))
  const draw = (consultationId: string, now: Date = days.running) =>
    act(db.app, systemActor('consultations.draw-map'), (ctx) => drawMapOf(ctx, { consultationId }), now)

  /** Says something of statements by their numbers, from an address of its own unless another one is given. */
  async function say(consultationId: string, said: Readonly<Record<number, StanceName>>, of: Saying = {}) {
    const { now = days.running } = of
    host += 1
    const address = of.address ?? `198.51.${Math.floor(host / 250)}.${host % 250}`
    const { statements } = await read(consultationId, of.by ? { by: of.by } : {})
    const idOf = (no: string) => statements.find((one) => one.no === Number(no))?.id ?? newId()
    const stances = Object.fromEntries(Object.entries(said).map(([no, name]) => [idOf(no), name]))
    const told = { consultationId, token: of.token, of: stances }
    const { token } = await asCitizen(db, 'write', (ctx) => part.takeStances(ctx, told), { now, address })
    return token
  }
  const handIn = (consultationId: string, text: string, of: { now?: Date; address?: string } = {}) => {
    const { now = days.running, address = '203.0.113.7' } = of
    return asCitizen(db, 'write', (ctx) => part.handInStatement(ctx, { consultationId, text }), { now, address })
  }
  const stancesIn = async (consultationId: string) =>
    (await db.owner.query('select * from consultations.stance where consultation_id = $1', [consultationId])).rows

  /** Twelve for the car park, twelve for the park, all for the lamps. */
  async function saidByMany(consultationId: string) {
    for (let at = 0; at < 24; at++) {
      const [one, other] = at % 2 === 0 ? (['agree', 'disagree'] as const) : (['disagree', 'agree'] as const)
      await say(consultationId, { 1: one, 2: other, 3: at % 3 === 0 ? 'pass' : one, 4: 'agree' })
    }
  }
  return { keeper, open, read, shown, draw, say, handIn, stancesIn, saidByMany }
}
