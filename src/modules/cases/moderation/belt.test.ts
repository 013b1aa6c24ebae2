import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { acceptCase, extendDeadline, refuseCase, replyCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { declareUrgent, giveFirstWord } from '../urgency/service.ts'
import { proposeMeasure } from './service.ts'

// What a query of the portal that forgets everything can read of a hidden message (D24, decisions 87).
const db = testDatabase()
const someone = (name: string): Actor =>
  deskOf(places.qingshi, { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, li] = [someone('张受理'), someone('李受理')]
const secret = '邻居王某某的电话是13800000000'
const answer = '已请王某某（13800000000）管好他家的狗，谢谢您的反映。'
const supplement = '补充：他的电话13800000000晚上打不通。'
const firstWord = `已去看过，${secret}。`
const extended = `要等王某某的电话回音，所以延长。`
const reopened = `王某某的电话还是打不通，没有解决。`
let hidden: { number: string; code: string }
let begunAnew: { number: string; code: string }
let withheld: { number: string }
let shown: { number: string }

beforeAll(async () => {
  await plantCounty(db)
  shown = await caseOf('村口路灯什么时候修', '村口三盏路灯坏了一个多月，晚上出门不方便。')
  hidden = await hiddenCase()
  // What its writer says afterwards is not shown either.
  begunAnew = await hiddenCase()
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, begunAnew))
  const verdict = { token: author.token, outcome: 'NOT_SOLVED', reason: reopened }
  await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, verdict))
  withheld = await refusedCase()
})

async function hiddenCase() {
  const one = await caseOf('邻居的狗半夜叫', `${secret}，他家的狗半夜一直叫。`)
  const asked = {
    caseId: one.caseId,
    kind: 'HIDE',
    rule: 'H1',
    reason: '写了邻居的电话，请去掉以后再提。',
    parts: [],
  } as const
  const { matterId } = await act(db.app, zhang, (ctx) => proposeMeasure(ctx, { ...asked, parts: [] }))
  await act(db.app, li, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: 'agree', version })
  })
  return one
}

async function sayFirst(caseId: string) {
  await act(db.app, zhang, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }))
  await act(db.app, zhang, (ctx) => giveFirstWord(ctx, { caseId, text: firstWord }))
}

async function refusedCase() {
  const receipt = await submitAbout(db, places.qingshi, {
    title: '邻居的狗半夜叫',
    text: `${secret}，他家的狗半夜一直叫。`,
  })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await sayFirst(caseId)
  await act(db.app, zhang, (ctx) => refuseCase(ctx, { caseId, reason: 'NAMED_OFFICIAL', note: firstWord }))
  return receipt
}

async function caseOf(title: string, text: string) {
  const receipt = await submitAbout(db, places.qingshi, { title, text })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  await sayFirst(caseId)
  await act(db.app, zhang, (ctx) => extendDeadline(ctx, { caseId, workdays: 3, reason: extended }))
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt))
  await asCitizen(db, 'write', (ctx) => tracking.supplementCase(ctx, { token: author.token, text: supplement }))
  await act(db.app, zhang, (ctx) => replyCase(ctx, { caseId, text: answer }))
  await db.owner.query(
    `insert into cases.promise (id, case_id, reply_id, by_name, what, due_on, at)
     select $1, case_id, id, by_name, text, '2026-12-31', at from cases.reply where case_id = $2`,
    [newId(), caseId],
  )
  return { ...receipt, caseId }
}

const asPortal = async (statement: string) =>
  JSON.stringify(await db.portal.read(visitor, (tx) => tx.rows({ sql: statement, parameters: [] } as never)))

// Three of them show what row security alone gives: without it they have nothing to show.
const byRows = test.skipIf(config.belt === 'rows-off')

describe('the portal’s login', () => {
  test('has no right to title and text of any case', async () => {
    for (const column of ['title', 'body', '*', 'search_text', 'terms'])
      await expect(asPortal(`select ${column} from cases.case`), column).rejects.toThrow('permission denied')
  })

  test('gets the words of public cases by one function, and none of a hidden one', async () => {
    const words = await asPortal('select title, body from cases.shown_words(array(select id from cases.case))')
    expect(words).toContain('村口路灯')
    expect(words).not.toContain('狗半夜')
  })

  byRows(
    'reads no answer, promise, addition or judgement of a hidden case, and its stone and course as before',
    async () => {
      for (const part of ['reply', 'promise', 'supplement', 'rating']) {
        const of = `select p.* from cases.${part} p join cases.case c on c.id = p.case_id where c.number = '${hidden.number}'`
        expect(await asPortal(of.replace('p.*', 'p.case_id')), part).toBe('[]')
      }
      expect(await asPortal(`select text from cases.reply where case_id in (select id from cases.case)`)).toContain(
        '谢谢您',
      )
      expect(await asPortal(`select hidden_rule from cases.case where number = '${hidden.number}'`)).toContain('H1')
      const page = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: hidden.number }))
      expect(page).toMatchObject({ title: '', text: '', replies: [], supplements: [] })
      expect(page.events.map(({ what }) => what)).toContain('已答复')
    },
  )

  byRows(
    'reads no reason of any line, nor why it took longer, but by functions that give none that was written of a hidden or withheld case',
    async () => {
      await expect(asPortal('select reason from cases.event')).rejects.toThrow('permission denied')
      await expect(asPortal('select extension_reason from cases.case')).rejects.toThrow('permission denied')
      for (const { number } of [hidden, begunAnew, withheld]) {
        const of = `where case_id = (select id from cases.case where number = '${number}')`
        const told = await asPortal(`select act, cases.told_reason(id) as reason from cases.event ${of}`)
        expect(told).not.toContain('王某某')
        // That it happened stays in the course, and so does what the system wrote: the stone by which rule, the hours.
        expect(told).toContain('giveFirstWord')
        expect(told).toContain('2小时内先回话')
        const longer = `select cases.told_extension(id) as reason from cases.case where number = '${number}'`
        expect(await asPortal(longer)).toBe('[{"reason":null}]')
        const page = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
        expect(JSON.stringify(page)).not.toContain('王某某')
      }
      const { events } = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: hidden.number }))
      expect(events).toContainEqual(expect.objectContaining({ note: expect.stringContaining('整件隐藏：H1') }))
      const { case: own } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, hidden))
      expect(own.events.map(({ note }) => note)).toContain(firstWord)
    },
  )

  test('shows everything of another one', async () => {
    const page = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: shown.number }))
    expect(page).toMatchObject({
      title: '村口路灯什么时候修',
      replies: [{ text: answer }],
      supplements: [{ text: supplement }],
      extensionReason: extended,
    })
    const { events } = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: shown.number }))
    expect(events.map(({ note }) => note)).toEqual(expect.arrayContaining([firstWord, extended]))
  })

  test('and the writer still reads all of it by number and code', async () => {
    const { case: own } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, hidden))
    expect(own.text).toContain(secret)
    expect(own.replies).toMatchObject([{ text: answer }])
  })

  byRows('finds in no table, view or function it may read what was hidden', async () => {
    const { rows } = await db.owner.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm') and n.nspname !~ '^pg_|information_schema|graphile_worker'`)
    let read = 0
    for (const { name } of rows) {
      const columns = await columnsOf(name)
      if (columns.length === 0) continue
      read += 1
      expect(await asPortal(`select ${columns.join(', ')} from ${name}`), name).not.toContain('王某某的电话')
    }
    expect(read).toBeGreaterThan(10)
  })
})

const columnsOf = async (table: string) => {
  const { rows } = await db.owner.query<{ column: string }>(
    `select format('%I', a.attname) as column
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_roles r on r.rolname = $2
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and has_schema_privilege(r.oid, c.relnamespace, 'usage')
       and has_column_privilege(r.oid, a.attrelid, a.attnum, 'select')`,
    [table, decodeURIComponent(new URL(db.urls.portal).username)],
  )
  return rows.map(({ column }) => column)
}
