import { describe, expect, it, vi } from 'vitest'
import { checkChain } from '#apps/check-chain.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { ownKey, readCheckpoint, readSignedText, signCheckpoint, signText } from '#kernel/public-log/note.ts'
import { ownHeadFile, sealAll, sealingTime, writeEntries } from '../../../../tests/audit-scene.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { compareCheckSheet, fetchCheckSheet, listChainChecks, startChainCheck } from './service.ts'

const db = testDatabase()
vi.setConfig({ testTimeout: 3 * sealingTime })
const file = ownHeadFile()
const org = (name: string, path: string, parentId: string | null): TreeOrg => ({
  ...{ id: newId(), path, parentId, name, type: 'PARTY_COMMITTEE', depth: path.split('/').length - 2 },
  code: `A${path.replaceAll('/', '')}`,
})
const top = org('市委', '/1/', null)
const county = org('县委', '/1/2/', top.id)
const auditorOf = ({ id, path }: TreeOrg, role = 'AUDIT_ADMIN'): Actor =>
  actorAt(path, { role, orgId: id, accountId: newId(), identityId: newId(), name: '审计员' })
const auditor = auditorOf(top)

const start = (actor: Actor = auditor) => act(db.app, actor, startChainCheck)
const newest = async () => (await look(db.app, auditor, listChainChecks)).rows[0]
const carryOut = () => checkChain(db.worker, { url: db.urls.worker, file })
const sheetText = async (checkId: string) =>
  (await look(db.app, auditor, (ctx) => fetchCheckSheet(ctx, { checkId }))).bytes.toString()
const isGenuine = async (text: string) =>
  (await act(db.app, auditor, (ctx) => compareCheckSheet(ctx, { text }))).isGenuine

describe('a check of the chain (E03)', () => {
  it('is begun by the audit administrator of the topmost organisation only', async () => {
    await writeTree(db.owner, [top, county])
    await expect(start(auditorOf(county))).rejects.toMatchObject({ code: 'auditing.checked-at-the-top' })
    await expect(start(auditorOf(top, 'SYSTEM_ADMIN'))).rejects.toMatchObject({ code: 'auditing.not-an-auditor' })
  })

  it('goes through everything, one at a time, and says what it went through', async () => {
    await writeEntries(db, 12)
    await sealAll(db, file, 12)
    const { id } = await start()
    await expect(start()).rejects.toMatchObject({ code: 'auditing.check-runs' })
    await expect(sheetText(id)).rejects.toMatchObject({ code: 'auditing.no-such-sheet' })
    expect(await newest()).toMatchObject({ state: 'ASKED', findings: null, askerName: '审计员' })
    await carryOut()
    const check = await newest()
    expect(check).toMatchObject({ id, state: 'DONE', findings: 0, named: [] })
    const { rows } = await db.owner.query<{ sequence: string; digest: Buffer }>(
      'select sequence, digest from audit.seal where sequence in (1, $1) order by sequence',
      [check?.done],
    )
    const text = await sheetText(id)
    expect(text).toContain(`核对的封条 / seals checked: ${check?.done}\n`)
    expect(text).toContain(`最前一号 / first: 1 ${rows[0]?.digest.toString('hex')}\n`)
    expect(text).toContain(`最后一号 / last: ${check?.done} ${rows.at(-1)?.digest.toString('hex')}\n`)
    expect(text).toContain('没有发现改动')
  })

  it('names each broken place, on the page and on the sheet', async () => {
    await db.owner.query(`alter table audit.entry disable trigger entry_is_append_only`)
    await db.owner.query(
      `update audit.entry set act = 'kernel.other' where id = (select entry_id from audit.seal where sequence = 3)`,
    )
    await db.owner.query(`alter table audit.entry enable trigger entry_is_append_only`)
    const { id } = await start()
    await carryOut()
    const check = await newest()
    expect(check).toMatchObject({ id, state: 'DONE', findings: 1 })
    expect(check?.named[0]?.zh).toContain('（第 3 号）的内容被改过')
    expect(await sheetText(id)).toContain('1. 审计记录')
  })

  it('that was cut off claims nothing, and another one may begin', async () => {
    await start()
    await db.owner.query(`update auditing.chain_check set state = 'RUNNING', begun_at = now() where state = 'ASKED'`)
    await carryOut()
    expect(await newest()).toMatchObject({ state: 'FAILED', findings: null })
    await start()
    await checkChain(db.worker, { url: db.urls.worker, file, signal: AbortSignal.abort() })
    expect(await newest()).toMatchObject({ state: 'FAILED' })
  })

  it('is an entry when it is asked for, begins and ends, and when its sheet is fetched or compared', async () => {
    const acts = await db.owner.query<{ act: string }>(
      `select distinct act from audit.entry where act like 'auditing.%' order by act`,
    )
    const expected = ['check-asked', 'check-begun', 'check-ended', 'check-sheet-fetched']
    expect(acts.rows.map(({ act: what }) => what)).toEqual(expected.map((what) => `auditing.${what}`))
  })
})

describe('the sheet', () => {
  const doneSheet = async () => {
    const { rows } = await look(db.app, auditor, listChainChecks)
    return sheetText(rows.find(({ state }) => state === 'DONE')?.id ?? '')
  }

  it('is verified by its signature, however its lines end, and not when a letter changed', async () => {
    const text = await doneSheet()
    expect(await isGenuine(text)).toBe(true)
    expect(await isGenuine(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe(true)
    expect(await isGenuine(text.trimEnd())).toBe(true)
    expect(await isGenuine(`${text}\r\n\r\n`)).toBe(true)
    expect(await isGenuine(text.replace('审计员', '审计官'))).toBe(false)
    expect(await isGenuine('不是结果单')).toBe(false)
    expect(readSignedText(text, `${ownKey().text.slice(0, -3)}AA=`)).toBeUndefined()
  })

  it.each([
    ['a sentence below it', (text: string) => `${text}经复核，没有发现改动。\n`],
    ['a paragraph below it', (text: string) => `${text}\n经复核，没有发现改动。\n`],
    ['words behind its signature', (text: string) => `${text.trimEnd()}经复核，没有发现改动。\n`],
    ['one more signature', (text: string) => `${text}${text.trimEnd().split('\n').at(-1)}\n`],
  ])('is not genuine with %s', async (_, changed) => {
    expect(await isGenuine(changed(await doneSheet()))).toBe(false)
  })

  it('is not made of a checkpoint, which the same key signs and everybody has, nor of another signed text', async () => {
    const text = await doneSheet()
    const checkpoint = signCheckpoint({ size: 5, root: Buffer.alloc(32, 7), at: new Date() })
    expect(await isGenuine(checkpoint)).toBe(false)
    expect(await isGenuine(`${checkpoint}\n${text.replace('发现改动', '发现任何改动')}`)).toBe(false)
    expect(await isGenuine(signText('另一份文件\n没有发现改动\n'))).toBe(false)
  })

  it('is never taken for a checkpoint', async () => {
    const { text: key, origin } = ownKey()
    const note = signText('一份结果单\n5\n')
    expect(readSignedText(note, key)).toBe('一份结果单\n5\n')
    expect(readCheckpoint(note, key)).toBeUndefined()
    expect(() => signText(`${origin}\n5\nAAAA\n`)).toThrow('checkpoint')
    expect(() => signText('a\n\nb\n')).toThrow('empty line')
  })
})
