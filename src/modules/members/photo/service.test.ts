import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { photoLimits } from '#modules/people/codes.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { jpegOf } from '../../../../tests/pictures.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { exportColumns } from '../export/columns.ts'
import { listOwnTraces, readOwn } from '../own/service.ts'
import { takeOwnData } from '../own/taking.ts'
import * as members from '../service.ts'
import { dropOwnPhoto, keepPhoto, readOwnPhoto } from './service.ts'

const db = testDatabase()
let branch: TreeOrg
let mine: PlantedMember
let secretary: Actor
let self: Actor

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 12, seed: 31 })
  branch = tree.find((org) => org.type === 'BRANCH') as TreeOrg
  ;[mine] = (await plantMembers(db.owner, [branch], { members: 3, seed: 7 })) as [PlantedMember]
  secretary = { ...actorIn(branch, { role: 'SECRETARY' }), name: '书记' }
  const account = newId()
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, person_id) values ($1, $2, $3, 'self', '本人', $4)`,
    [account, branch.id, branch.path, mine.personId],
  )
  self = { ...actorIn(branch, { role: 'MEMBER' }), accountId: account, personId: mine.personId, name: '本人' }
})

const photo = jpegOf({ width: 295, height: 413, exif: 'GPS 27.7N 106.9E' })
const plain = jpegOf({ width: 295, height: 413 })
const versionNow = async () =>
  (await db.owner.query('select version from members.member where id = $1', [mine.id])).rows[0].version
const keep = async (bytes: Buffer | null, actor = secretary) => {
  const version = await versionNow()
  const sent = bytes?.toString('base64')
  return act(db.app, actor, (ctx) =>
    keepPhoto(ctx, { memberId: mine.id, version, reason: '本人提供', photo: sent ?? null }),
  )
}
const card = (actor = secretary) => look(db.app, actor, (ctx) => members.readCard(ctx, { memberId: mine.id }))
const open = (actor: Actor) =>
  act(db.app, actor, (ctx) => members.revealFields(ctx, { memberId: mine.id, fields: ['photo'], reason: 'CONTACT' }))
const stored = async (): Promise<Buffer | null> =>
  (await db.owner.query('select photo_sealed as photo from people.person where id = $1', [mine.personId])).rows[0].photo

describe('the photo of a record (2.2)', () => {
  it('is asked of nobody: a record without one lacks nothing', async () => {
    const { basic, findings } = await card()
    expect([basic.hasPhoto, findings]).toEqual([false, []])
    await expect(keep(null)).rejects.toMatchObject({ code: 'members.nothing-changed' })
  })

  it('is kept sealed, without what the camera wrote, and told in the history without itself', async () => {
    await keep(photo)
    const kept = (await stored()) as Buffer
    expect(kept.includes(plain)).toBe(false)
    expect(kept.includes('GPS')).toBe(false)
    const { basic, history } = await card()
    expect(basic.hasPhoto).toBe(true)
    expect(history[0]).toMatchObject({ reason: '本人提供', changes: [{ zh: '照片', before: null, after: '****' }] })
    const { rows } = await db.owner.query(`select details from audit.entry where act = 'members.edited'`)
    expect(rows).toMatchObject([{ details: { fields: ['photo'] } }])
  })

  it('is opened with a reason by who opens sensitive fields, which the member sees, and is in no list and no export', async () => {
    expect((await open(secretary)).values).toEqual({ photo: plain.toString('base64') })
    const seen = await look(db.app, self, (ctx) => listOwnTraces(ctx))
    expect(seen.rows).toContainEqual(
      expect.objectContaining({ act: 'members.revealed', fields: [{ zh: '照片', en: 'Photo' }] }),
    )
    for (const role of ['DESK', 'EDITOR', 'SYSTEM_ADMIN', 'MEMBER'])
      await expect(open(actorIn(branch, { role }))).rejects.toMatchObject({ code: 'members.not-for-this-role' })
    const list = await look(db.app, secretary, (ctx) =>
      members.listMembers(ctx, { orgId: branch.id, includeBelow: true, page: 1, size: 20 } as never),
    )
    expect(JSON.stringify([list, await card()])).not.toContain(plain.toString('base64').slice(40, 80))
    expect(Object.keys(exportColumns)).not.toContain('photo')
  })

  it('is refused at its field when it is no whole small JPEG', async () => {
    const before = await stored()
    const { width, height, bytes, leastSide } = photoLimits
    const wrong: [string, Buffer][] = [
      ['people.photo-kind', Buffer.from('%PDF-1.4 and more of it')],
      ['people.photo-kind', plain.subarray(0, -2)],
      ['people.photo-kind', Buffer.concat([plain, Buffer.from('<script>')])],
      ['people.photo-side', jpegOf({ width: width + 1, height })],
      ['people.photo-side', jpegOf({ width, height: height + 1 })],
      ['people.photo-side', jpegOf({ width: leastSide - 1, height })],
      ['people.photo-large', jpegOf({ width, height, bytes: bytes + 1 })],
    ]
    for (const [code, given] of wrong)
      await expect(keep(given), code).rejects.toMatchObject({ code, fields: [{ path: 'photo' }] })
    await keep(jpegOf({ width, height, bytes }))
    await keep(photo)
    expect(before).not.toBeNull()
  })

  it('is not laid over what somebody changed meanwhile', async () => {
    const given = { memberId: mine.id, version: 1, reason: '本人提供', photo: plain.toString('base64') }
    await expect(act(db.app, secretary, (ctx) => keepPhoto(ctx, given))).rejects.toMatchObject({
      code: 'members.changed-meanwhile',
    })
  })

  it('is shown to the member, taken along, and gone when he wishes', async () => {
    expect((await look(db.app, self, (ctx) => readOwn(ctx))).hasPhoto).toBe(true)
    expect(await look(db.app, self, (ctx) => readOwnPhoto(ctx))).toEqual({ photo: plain.toString('base64') })
    const { text } = await look(db.app, self, (ctx) => takeOwnData(ctx))
    expect(JSON.parse(text).photo).toBe(plain.toString('base64'))
    await expect(act(db.app, secretary, (ctx) => dropOwnPhoto(ctx))).rejects.toMatchObject({
      code: 'members.not-for-this-role',
    })
    expect(await act(db.app, self, (ctx) => dropOwnPhoto(ctx))).toEqual({ hasPhoto: false })
    expect(await stored()).toBeNull()
    expect((await card()).history[0]).toMatchObject({ actorName: '本人', changes: [{ before: '****', after: null }] })
  })
})
