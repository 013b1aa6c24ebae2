import type { Actor } from '#kernel/actor.ts'
import { visitor } from '#kernel/actor.ts'
import type { Caller, Ctx } from '#kernel/ctx.ts'
import { perform } from '#kernel/ctx.ts'
import { keepEnclosures, readChosen } from '#modules/cases/enclosures/holding.ts'
import { submitWithEnclosures } from '#modules/cases/enclosures/sending.ts'
import type { WrittenCase } from '#modules/cases/tracking/rules.ts'
import { submitCase } from '#modules/cases/tracking/submitting.ts'
import { actorAt, type TestDatabase } from './database.ts'
import { jpegOf } from './pictures.ts'

/** Invented bodies: a county with two townships and two villages; desks at the county, the first township and its village. */
export const places = {
  county: { id: '00000000-0000-7000-8000-00000000c001', path: '/1/', name: '云岭县委' },
  qingshi: { id: '00000000-0000-7000-8000-00000000c011', path: '/1/1/', name: '青石镇党委' },
  xihe: { id: '00000000-0000-7000-8000-00000000c111', path: '/1/1/1/', name: '溪河村支部' },
  baiyun: { id: '00000000-0000-7000-8000-00000000c012', path: '/1/2/', name: '白云镇党委' },
  shanhou: { id: '00000000-0000-7000-8000-00000000c121', path: '/1/2/1/', name: '山后村支部' },
} as const
export type Place = (typeof places)[keyof typeof places]
const desks: readonly Place[] = [places.county, places.qingshi, places.xihe]

/** Writes the bodies and their desks. */
export async function plantCounty({ owner }: Pick<TestDatabase, 'owner'>): Promise<void> {
  for (const [at, place] of Object.values(places).entries()) {
    const parent = Object.values(places).find((one) => one.path === place.path.replace(/[^/]+\/$/, ''))
    await owner.query(
      `insert into organisations.org (id, path, parent_id, code, type, name, short_name, name_search, slug, founded_on)
       values ($1, $2, $3, $4, 'PARTY_COMMITTEE', $5, $5, '', $6, '2020-01-01')`,
      [place.id, place.path, parent?.id ?? null, String(at).padStart(3, '0'), place.name, `place-${at}`],
    )
  }
  for (const { id, path } of desks) await owner.query('insert into cases.desk values ($1, $2)', [id, path])
}

/** Somebody who handles cases at this place. */
export function deskOf(place: Place, of: Partial<Actor> = {}): Actor {
  return actorAt(place.path, { role: 'DESK', orgId: place.id, name: `${place.name}受理员`, ...of })
}

/** A citizen at this address of the net. */
export function callerAt(address: string): Caller {
  return { address, userAgent: 'test', cookie: () => undefined, setCookie: () => {} }
}

export interface CitizenOptions {
  readonly now?: Date
  readonly address?: string
  readonly key?: string
}

/** Runs a citizen's use case as the portal would; `effect` as the use case asks. */
export function asCitizen<T>(
  db: TestDatabase,
  effect: 'read' | 'write',
  work: (ctx: Ctx) => Promise<T>,
  { now = new Date(), address = '192.0.2.1', key }: CitizenOptions = {},
): Promise<T> {
  return perform(
    {
      db: db.portal,
      actor: visitor,
      effect,
      requestId: 'test',
      now,
      caller: callerAt(address),
      ...(key === undefined ? {} : { idempotency: { key, input: 'same' } }),
    },
    work,
  )
}

/** What stands in the public form; change what the test is about. */
export function written(of: Partial<WrittenCase> = {}): WrittenCase {
  return {
    kind: 'CONSULT',
    title: '村口路灯什么时候能修好',
    text: '村口三盏路灯坏了一个多月，晚上老人出门不方便，请问什么时候能修好？',
    isPublic: 'yes',
    name: '王女士',
    phone: '',
    consent: 'on',
    ...of,
  }
}

let host = 0
/** Submits a case about this place from an address of its own. */
export function submitAbout(
  db: TestDatabase,
  place: { readonly id: string },
  of: Partial<WrittenCase> = {},
  options: CitizenOptions = {},
) {
  host += 1
  const address = options.address ?? `198.51.${Math.floor(host / 250)}.${host % 250}`
  return asCitizen(db, 'write', (ctx) => submitCase(ctx, { ...written(of), aboutOrgId: place.id }), {
    ...options,
    address,
  })
}

/** The same with a photo, as its form brings it. */
export async function submitWithPhoto(
  db: TestDatabase,
  place: { readonly id: string },
  of: Partial<WrittenCase> = {},
  options: CitizenOptions = {},
) {
  host += 1
  const [form, address] = [`form-${host}`, `198.51.${Math.floor(host / 250)}.${host % 250}`]
  const files = [{ field: 'files', name: '坑.jpg', bytes: jpegOf({ width: 40, height: 30 }) }]
  const by = { ...options, address }
  await asCitizen(db, 'write', (ctx) => keepEnclosures(ctx, { form, chosen: readChosen(form, files).chosen }), by)
  const input = { ...written(of), aboutOrgId: place.id }
  return asCitizen(db, 'write', (ctx) => submitWithEnclosures(ctx, input, { form }), by)
}

/** Gives the answers of a case a file each that nobody opens, ticked for everybody or not. */
export const attachToAnswers = async (db: TestDatabase, caseId: string, isPublic: boolean): Promise<void> => {
  await db.owner.query(
    `insert into cases.reply_file (id, case_id, reply_id, at, media_type, size, name_sealed, content_sealed, is_public)
       select gen_random_uuid(), r.case_id, r.id, r.at, 'application/pdf', 1, '', '', $2 from cases.reply r where r.case_id = $1`,
    [caseId, isPublic],
  )
}
