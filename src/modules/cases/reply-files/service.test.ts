import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { config } from '#kernel/config.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, callerAt, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { hideCase } from '../../../../tests/hiding.ts'
import { jpegOf, pdfOf } from '../../../../tests/pictures.ts'
import { uploadEnclosure } from '../enclosures/filed.ts'
import { joinCase } from '../joining/service.ts'
import { compareWithLog } from '../logging/store.ts'
import { proposeMeasure } from '../moderation/service.ts'
import { acceptCase, getCase, replyCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import * as service from './service.ts'
import * as showing from './showing.ts'
import * as store from './store.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { county, qingshi, xihe, baiyun } = places
const now = new Date()
const clerk = deskOf(qingshi, { accountId: newId(), identityId: newId(), personId: newId() })
const photo = jpegOf({ width: 40, height: 30, exif: 'GPS 27.7N 106.9E' })
const answer = '路灯已经修好，照片附后，谢谢您的提醒。'

const bring = (name = '修好了.jpg', bytes: Buffer = photo, at = now) =>
  perform(
    {
      ...{ db: db.app, actor: clerk, effect: 'write', requestId: 'test', now: at },
      caller: { ...callerAt('192.0.2.9'), upload: bytes },
    },
    (ctx) => uploadEnclosure(ctx, { name }),
  )
async function accepted(of: Parameters<typeof submitAbout>[2] = {}) {
  const receipt = await submitAbout(db, qingshi, of)
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  const desk = of.isPublic === 'no' ? { ...deskOf(county), accountId: clerk.accountId } : clerk
  await act(db.app, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }), now)
  return { ...receipt, caseId, desk }
}
type Accepted = Awaited<ReturnType<typeof accepted>>
const reply = (one: Accepted, files: { id: string; isPublic: boolean }[], at = now) =>
  act(db.app, one.desk, (ctx) => replyCase(ctx, { caseId: one.caseId, text: answer, files }), at)
const listAt = (place: Place, { caseId }: Accepted, role = 'DESK') =>
  look(db.app, deskOf(place, { role }), (ctx) => service.listReplyFiles(ctx, { caseId })).then(({ files }) => files)
const openAt = (place: Place, { caseId }: Accepted, replyFileId: string, role = 'DESK') =>
  look(db.app, deskOf(place, { role }), (ctx) => service.openReplyFile(ctx, { caseId, replyFileId }))
const shown = ({ number }: { number: string }) =>
  asCitizen(db, 'read', (ctx) => showing.listShownReplyFiles(ctx, { number }))
const readShown = (replyFileId: string) =>
  asCitizen(db, 'read', (ctx) => showing.readShownReplyFile(ctx, { replyFileId }))
const tokenOf = async (of: { number: string; code: string }) =>
  (await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, of))).author.token
const own = async (of: Accepted) => {
  const token = await tokenOf(of)
  return asCitizen(db, 'read', (ctx) => showing.listOwnReplyFiles(ctx, { token }))
}
const readOwn = async (of: Accepted, replyFileId: string) => {
  const token = await tokenOf(of)
  return asCitizen(db, 'read', (ctx) => showing.readOwnReplyFile(ctx, { token, replyFileId }))
}
const missing = { code: 'cases.reply-file-missing' }
const names = (files: readonly { readonly name: string | null }[]) => files.map(({ name }) => name)

describe('an answer with files (decisions 325)', () => {
  it('carries them bare and sealed to its writer, and to everybody what the desk ticked', async () => {
    const one = await accepted()
    const [mended, notice] = [await bring(), await bring('通知.pdf', pdfOf())]
    await reply(one, [
      { id: mended.id, isPublic: true },
      { id: notice.id, isPublic: false },
    ])
    expect(names(await own(one))).toEqual(['修好了.jpg', '通知.pdf'])
    expect(names(await shown(one))).toEqual(['修好了.jpg'])
    const files = await own(one)
    const [publicId = '', ownId = ''] = ['修好了.jpg', '通知.pdf'].map(
      (of) => files.find(({ name }) => name === of)?.id,
    )
    const everybody = await readShown(publicId)
    expect([everybody.name, everybody.kind, everybody.bytes.includes('GPS')]).toEqual([
      '修好了.jpg',
      'image/jpeg',
      false,
    ])
    expect((await readOwn(one, publicId)).bytes).toEqual(everybody.bytes)
    expect((await readOwn(one, ownId)).bytes).toEqual(pdfOf())
    await expect(readShown(ownId)).rejects.toMatchObject(missing)
    await expect(readShown('x')).rejects.toMatchObject(missing)
    await expect(readOwn(await accepted(), publicId)).rejects.toMatchObject(missing)
    const { rows } = await db.owner.query('select * from cases.reply_file where case_id = $1', [one.caseId])
    expect(rows.map((row) => [row.content_sealed.includes('GPS'), String(row.name_sealed).includes('修')])).toEqual(
      [1, 2].map(() => [false, false]),
    )
    const waiting = await db.owner.query('select 1 from cases.enclosure where case_id is null')
    expect(waiting.rowCount).toBe(0)
  })

  it('of a private message is public by no tick, and nothing is sent then', async () => {
    const one = await accepted({ isPublic: 'no' })
    const { id } = await bring()
    await expect(reply(one, [{ id, isPublic: true }])).rejects.toMatchObject({
      code: 'cases.reply-file-private',
      fields: [{ path: 'files' }],
    })
    await reply(one, [{ id, isPublic: false }])
    expect([names(await own(one)), await shown(one)]).toEqual([['修好了.jpg'], []])
  })

  it('takes only what this account handed in within the hour, each once', async () => {
    const one = await accepted()
    const gone = { code: 'cases.enclosure-gone', fields: [{ path: 'files' }] }
    const old = await bring('旧.jpg', photo, new Date(now.getTime() - 61 * 60_000))
    await expect(reply(one, [{ id: old.id, isPublic: false }])).rejects.toMatchObject(gone)
    const { id } = await bring()
    const other = { ...one, desk: deskOf(qingshi, { accountId: newId() }) }
    await expect(reply(other, [{ id, isPublic: false }])).rejects.toMatchObject(gone)
    await reply(one, [{ id, isPublic: false }])
    await expect(reply(await accepted(), [{ id, isPublic: false }])).rejects.toMatchObject(gone)
  })

  it('is opened by who handles the case, recorded, and by nobody else', async () => {
    const one = await accepted()
    await reply(one, [{ id: (await bring()).id, isPublic: false }])
    const [file] = await listAt(qingshi, one)
    expect(file).toMatchObject({ name: '修好了.jpg', mediaType: 'image/jpeg', isPublic: false })
    const id = file?.id ?? ''
    expect((await openAt(county, one, id, 'ORGANISER')).bytes).toEqual((await openAt(qingshi, one, id)).bytes)
    await expect(openAt(baiyun, one, id)).rejects.toMatchObject({ code: 'cases.missing' })
    for (const role of ['EDITOR', 'MEMBER', 'SYSTEM_ADMIN', 'AUDIT_ADMIN'])
      await expect(openAt(qingshi, one, id, role), role).rejects.toMatchObject({ code: 'cases.not-a-handler' })
    await expect(openAt(qingshi, await accepted(), id)).rejects.toMatchObject(missing)
    const { rows } = await db.owner.query(
      `select details from audit.entry where act = 'cases.reply-file-opened' and subject_id = $1`,
      [one.caseId],
    )
    expect(rows).toEqual([1, 2].map(() => ({ details: { replyFileId: id, mediaType: 'image/jpeg' } })))
    await expect(db.portal.pool.query('select id from cases.reply_file')).rejects.toThrow('permission denied')
    await expect(db.app.pool.query('select content_sealed from cases.reply_file')).rejects.toThrow('permission denied')
    if (config.belt === 'rows-off') return
    expect(await db.app.read(deskOf(xihe), (tx) => store.listReplyFiles(tx, one.caseId))).toEqual([])
  })

  it('is out of sight with a hidden message, for everybody and its writer', async () => {
    const one = await accepted()
    await reply(one, [{ id: (await bring()).id, isPublic: true }])
    const [file] = await shown(one)
    expect(await listAt(qingshi, one)).toMatchObject([{ isPublic: true, isHidden: false }])
    await hideCase(db, one.caseId, qingshi)
    expect([await shown(one), await own(one)]).toEqual([[], []])
    expect(await listAt(qingshi, one)).toMatchObject([{ isPublic: false, isHidden: true }])
    await expect(readShown(file?.id ?? '')).rejects.toMatchObject(missing)
    await expect(readOwn(one, file?.id ?? '')).rejects.toMatchObject(missing)
  })

  it('gives who joined a common matter what everybody gets', async () => {
    const [common, joined] = [await accepted(), await accepted()]
    await act(db.app, clerk, (ctx) => joinCase(ctx, { caseId: joined.caseId, intoCaseId: common.caseId }), now)
    await reply(common, [
      { id: (await bring()).id, isPublic: true },
      { id: (await bring('单独给您.pdf', pdfOf())).id, isPublic: false },
    ])
    expect([names(await own(joined)), names(await shown(joined))]).toEqual([['修好了.jpg'], ['修好了.jpg']])
    const secret = (await own(common)).find(({ name }) => name === '单独给您.pdf')
    await expect(readOwn(joined, secret?.id ?? '')).rejects.toMatchObject(missing)
  })
})

describe('a measure against an answer (D24)', () => {
  const propose = async (one: Accepted, parts: string[]) => {
    const { replies } = await look(db.app, clerk, (ctx) => getCase(ctx, { caseId: one.caseId }))
    const whose = { wordsOf: 'REPLY', wordsId: replies[0]?.id ?? '' } as const
    const of = { kind: 'REDACT', rule: 'H1', reason: '照片里看得见邻居的门牌，隐去了。' } as const
    return act(db.app, clerk, (ctx) => proposeMeasure(ctx, { caseId: one.caseId, ...of, whose, parts }))
  }
  const agree = (matterId: string) =>
    act(db.app, deskOf(qingshi, { accountId: newId(), identityId: newId(), personId: newId() }), async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
    })

  it('takes its files out of sight without a passage, once a second person agrees, and leaves that there were some', async () => {
    const one = await accepted()
    await reply(one, [{ id: (await bring()).id, isPublic: true }])
    const [file] = await shown(one)
    const { matterId } = await propose(one, [])
    expect(names(await shown(one))).toEqual(['修好了.jpg'])
    await agree(matterId)
    expect([await shown(one), await own(one), await listAt(qingshi, one)].map(names)).toEqual([[null], [null], [null]])
    const id = file?.id ?? ''
    for (const reading of [() => readShown(id), () => readOwn(one, id), () => openAt(qingshi, one, id)])
      await expect(reading()).rejects.toMatchObject(missing)
    const page = await asCitizen(db, 'read', (ctx) => showCase(ctx, one))
    expect(page.replies.map(({ text }) => text)).toEqual([answer])
    expect(page.events.at(-1)?.note).toMatch(/答复.*H1/)
    expect(await db.owner.query('select 1 from cases.reply_file where id = $1', [id])).toMatchObject({ rowCount: 1 })
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  it('needs a passage where nothing went with the answer', async () => {
    const one = await accepted()
    await reply(one, [])
    await expect(propose(one, [])).rejects.toMatchObject({ code: 'cases.parts-missing' })
  })
})
