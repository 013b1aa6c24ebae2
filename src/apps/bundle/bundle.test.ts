import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { passLimit } from '#kernel/procedure/passing-limits.ts'
import { openContent } from '#modules/cases/enclosures/sealing.ts'
import { compareWithLog } from '#modules/cases/index.ts'
import {
  contentsOf,
  evaluateAt,
  forged,
  type Installation,
  keyOf,
  lianxin,
  readingFiles,
} from '../../../tests/bundles.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { type LeavingTownship, plantLeavingTownship } from '../../../tests/leaving-township.ts'
import { livePortal } from '../../../tests/portal/live.ts'
import { holdKeysAlone } from '../keys/holding.ts'
import { registry } from '../procedures.ts'
import { carried } from './carried.ts'
import { receiverPair, takeIn } from './take-in.ts'
import { rowsOf, takeOut } from './take-out.ts'

// Three installations: the sender holds the demonstration, the others nothing at first.
const sender = testDatabase()
const emptyDb = testDatabase()
const branchDb = testDatabase()
const place = mkdtempSync(join(tmpdir(), 'lianxin-bundle-'))
const basis = '云组发〔2026〕3号'
let empty: Installation
let branch: Installation
let leaving: LeavingTownship
let sent: Awaited<ReturnType<typeof send>>

/** Begins a work while another holds the keys of its database for itself, sees that it waits, and lets it go on. */
async function whileRotated<T>({ owner }: Pick<typeof sender, 'owner'>, work: () => Promise<T>): Promise<T> {
  expect(await holdKeysAlone(owner)).toBe(true)
  const working = work()
  working.catch(() => {})
  const waiters = `select 1 from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and l.objid = 727278 and not l.granted`
  await expect.poll(async () => (await owner.query(waiters)).rowCount, { timeout: 60_000 }).toBe(1)
  await owner.query('select pg_advisory_unlock_all()')
  return working
}

async function send(to: Installation) {
  const output = join(mkdtempSync(join(place, 'out-')), 'township.lianxin')
  const recipient = await keyOf(to)
  const of = { databaseUrl: sender.ownerUrl, asked: leaving.township.code, recipient, basis, output, now: new Date() }
  return { ...(await takeOut(of)), file: output }
}

beforeAll(async () => {
  empty = { db: emptyDb, data: join(place, 'empty') }
  branch = { db: branchDb, data: join(place, 'branch') }
  leaving = await plantLeavingTownship(sender)
  sent = await send(empty)
}, 300_000)

interface Alike {
  readonly name: string
  readonly birth: string
  readonly gender: string
  readonly joined: string
}
const someone = `select p.name, p.birth_date::text as birth, p.gender, m.join_date::text as joined
  from members.member m join people.person p on p.id = m.person_id
  where m.org_path like $1 || '%' and m.status = 'NORMAL' and m.join_date is not null and p.birth_date is not null order by m.id limit 1`

// The names of the demonstration hold no quotation marks.
const alike = ({ name, birth, gender, joined }: Alike) => {
  const [org, person, member] = ['f1', 'f2', 'f3'].map((end) => `'00000000-0000-7000-8000-0000000000${end}'`)
  return `insert into people.person (id, org_id, org_path, name, name_sort, name_search, gender, birth_date)
      values (${person}, ${org}, '/9/', '${name}', '', '', '${gender}', '${birth}');
    insert into members.member (id, person_id, org_id, org_path, name, name_sort, name_search, search, category, join_date, full_date)
      values (${member}, ${person}, ${org}, '/9/', '${name}', '', '', '', 'FULL', '${joined}', '${joined}')`
}

afterAll(() => rmSync(place, { recursive: true, force: true }))

const rowOf = async <R>(db: typeof sender, text: string, values: unknown[] = []) =>
  (await db.owner.query(text, values)).rows[0] as R

describe('a township in an empty installation', { timeout: 300_000 }, () => {
  // The seal of each is right: whoever sends it made it so. Names of roles, other people’s accounts and passwords are what he would want here.
  test.each([
    ['an administrator', 'accounts.identity', { role: 'SYSTEM_ADMIN' }, /✗ accounts\.identity role：SYSTEM_ADMIN \S+/],
    [
      'a post of an account that does not come along',
      'accounts.identity',
      { account_id: newId() },
      /✗ accounts\.identity account_id/,
    ],
    ['a password', 'accounts.account', { password_hash: 'x' }, /✗ accounts\.account password_hash/],
  ])('is refused with %s planted in it, before anything is written', async (_, table, planted, named) => {
    const { file, fingerprint } = await forged(sent.file, empty, {
      table,
      change: (row, at) => (at === 0 ? { ...row, ...planted } : row),
    })
    const { code, said } = await lianxin(empty, 'organisation', 'import', file, '--fingerprint', fingerprint)
    expect(said).toMatch(named)
    expect(said).toContain('正常导出不会有的内容，共 1 处')
    expect(code).toBe(1)
    expect(await rowOf(emptyDb, 'select count(*)::int as n from accounts.account')).toEqual({ n: 0 })
  })

  test('comes in by file and fingerprint, with people, cases, measures and files', async () => {
    // As it was told by telephone.
    const typed = (sent.fingerprint.toUpperCase().match(/.{8}/g) ?? []).join(' - ')
    const { code, said } = await lianxin(empty, 'organisation', 'import', sent.file, '--fingerprint', typed)
    expect(said).toContain(`${rowsOf(sent.manifest)} 行`)
    expect(code).toBe(0)
    for (const name of [
      'members.member',
      'cases.reply',
      'cases.measure',
      'publishing.article',
      'accounts.identity',
      'app.file',
    ])
      expect(sent.manifest.tables.find((table) => table.name === name)?.rows, name).toBeGreaterThan(0)
  })

  test('brings the papers of the matters that go, whoever handed them in, and none that waits for its matter', async () => {
    const { rows } = await emptyDb.owner.query(
      `select name, org_id, taken_by from app.file where media_type = 'application/pdf' order by name collate "C"`,
    )
    const { township, asked, article } = leaving
    expect(rows).toEqual([
      { name: 'goes.pdf', org_id: township.id, taken_by: asked.goes },
      { name: '名单.pdf', org_id: township.id, taken_by: article.id },
    ])
  })

  test('brings the attachments and pictures of articles, which the public has there as before (decisions 300)', async () => {
    const { id, list, picture } = leaving.article
    const given = [emptyDb.urls.portal, leaving.township.id, id, list, picture]
    expect(await evaluateAt(empty, readingFiles, ...given)).toBe('拟表彰对象名单.pdf %PDF-1.7 名单 image/png')
  })

  test('brings the note of a site with its article, and none to an article that stays (decisions 355)', async () => {
    const { rows } = await emptyDb.owner.query(
      `select n.id, n.article_id, count(s.id)::int as steps from publishing.local_note n
       left join publishing.local_note_step s on s.note_id = n.id group by n.id`,
    )
    expect(rows).toEqual([{ id: leaving.notes.goes, article_id: leaving.article.id, steps: 1 }])
    const { rows: kept } = await sender.owner.query('select id from publishing.local_note order by id')
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(leaving.notes)))
  })

  test('brings what the township offered to its own sites, and what they made of it; what it offered to who stays is offered anew (decisions 356)', async () => {
    const { rows } = await emptyDb.owner.query(
      `select o.id, count(distinct n.id)::int as answers, count(s.id)::int as steps from publishing.offer o
       left join publishing.offer_answer n on n.offer_id = o.id left join publishing.offer_answer_step s on s.answer_id = n.id group by o.id`,
    )
    expect(rows).toEqual([{ id: leaving.offers.goes, answers: 1, steps: 1 }])
  })

  test('names in words who receives a floating member and stays behind, and refers to who comes along (decisions 278)', async () => {
    const { rows } = await emptyDb.owner.query(
      `select receiving_org_id as org, receiving_branch as words from members.member
       where receiving_org_id = $1 or receiving_branch = '中共云岭县委员会' order by 1 nulls last`,
      [leaving.township.id],
    )
    expect(rows).toEqual([
      { org: leaving.township.id, words: null },
      { org: null, words: '中共云岭县委员会' },
    ])
  })

  test('goes out again as it came: every row of every table (E06)', async () => {
    const again = join(place, 'again.lianxin')
    const to = ['--for', await keyOf(empty), '--basis', basis, '--output', again]
    expect(await lianxin(empty, 'organisation', 'export', leaving.township.code, ...to)).toMatchObject({ code: 0 })
    const [first, second] = [await contentsOf(sent.file, empty), await contentsOf(again, empty)]
    expect(Object.keys(first)).toEqual(carried.map(({ name }) => name))
    for (const { name } of carried) expect(second[name], name).toEqual(first[name])
  })

  test('keeps the receipts of the sender good: number and code open the case', async () => {
    const { rows } = await emptyDb.owner.query('select number from cases.case')
    const trial = leaving.trials.find(({ number }) => rows.some((row) => row.number === number))
    const script = `import { visitor } from '#kernel/actor.ts'; import { perform } from '#kernel/ctx.ts'; import { Db } from '#kernel/db.ts'
      import { followCase } from '#modules/cases/index.ts'
      const [url, number, code] = process.argv.slice(1); const db = new Db(url)
      const caller = { address: '192.0.2.9', userAgent: '', cookie: () => undefined, setCookie: () => {} }
      const opened = await perform({ db, actor: visitor, effect: 'steps', requestId: 'test', caller }, (ctx) => followCase(ctx, { number, code }))
      console.log(opened.case.number); await db.close()`
    const receipt = [trial?.number ?? '', trial?.code ?? '']
    expect(await evaluateAt(empty, script, emptyDb.urls.portal, ...receipt)).toBe(trial?.number)
  })

  test('opens its sealed values with the keys of the receiver, and finds people by their numbers', async () => {
    type Sealed = { id: string; id_number_sealed: Buffer; id_number_hash: Buffer }
    const here = await rowOf<Sealed>(emptyDb, 'select * from people.person where id_number_sealed is not null limit 1')
    const there = await rowOf<Sealed>(sender, 'select * from people.person where id = $1', [here.id])
    expect(there.id_number_sealed.equals(here.id_number_sealed)).toBe(false)
    const script = `import { idNumberHash, openField } from '#modules/people/index.ts'
      const [id, sealed, hash] = process.argv.slice(1); const number = openField(id, 'idNumber', Buffer.from(sealed, 'hex'))
      console.log(number.length, idNumberHash(number).toString('hex') === hash)`
    const values = [here.id, here.id_number_sealed.toString('hex'), here.id_number_hash.toString('hex')]
    expect(await evaluateAt(empty, script, ...values)).toBe('18 true')
  })

  test('opens what citizens sent with their messages, and says nothing of the forms it came in', async () => {
    type Row = { id: string; content_sealed: Buffer; form: string | null; digest: Buffer | null }
    const { rows } = await emptyDb.owner.query<Row>('select * from cases.enclosure order by id')
    expect(rows.map(({ form, digest }) => [form, digest])).toEqual([1, 2].map(() => [null, null]))
    const script = `import { openContent } from '#modules/cases/enclosures/sealing.ts'
      const [id, sealed] = process.argv.slice(1); console.log(openContent(id, Buffer.from(sealed, 'hex')).toString('hex'))`
    for (const { id, content_sealed } of rows) {
      const there = await rowOf<Row>(sender, 'select * from cases.enclosure where id = $1', [id])
      expect(content_sealed.equals(there.content_sealed)).toBe(false)
      const opened = await evaluateAt(empty, script, id, content_sealed.toString('hex'))
      expect(opened).toBe(openContent(id, there.content_sealed).toString('hex'))
    }
  })

  test('shows the public the same pages under the same addresses', async () => {
    const [there, here] = [await livePortal(sender), await livePortal(emptyDb)]
    const { rows } = await emptyDb.owner.query(
      `(select '/o/' || slug as page from organisations.org where slug is not null order by slug limit 12)
       union all (select '/articles/' || id from publishing.article where status = 'PUBLISHED' order by id limit 12)`,
    )
    const heading = (html: string) => html.match(/<h1[^>]*>.*?<\/h1>/s)?.[0]
    for (const { page } of rows) {
      const [before, after] = [await there.get(page), await here.get(page)]
      expect(after.statusCode, page).toBe(before.statusCode)
      expect(heading(after.body), page).toEqual(heading(before.body))
    }
    await Promise.all([there.app.close(), here.app.close()])
  })

  test('brings accounts without any means of signing in, and none of the three administrators', async () => {
    const found = await rowOf(
      emptyDb,
      `select count(*)::int > 0 as accounts, count(password_hash)::int as passwords,
      (select count(*)::int from accounts.identity where role like '%ADMIN') as admins from accounts.account`,
    )
    expect(found).toEqual({ accounts: true, passwords: 0, admins: 0 })
  })

  test('is named in both audits with the same fingerprint', async () => {
    const entry = `select details->>'fingerprint' as fingerprint from audit.entry where act = $1`
    for (const [db, what] of [
      [sender, 'organisations.taken-out'],
      [emptyDb, 'organisations.taken-in'],
    ] as const)
      expect(await rowOf(db, entry, [what])).toEqual({ fingerprint: sent.fingerprint })
  })

  test('passes the checks of the audit and of the public log, by the keys of the receiver', async () => {
    const seal = `import { Db } from '#kernel/db.ts'; import { sealEntries } from '#kernel/seal.ts'
      const db = new Db(process.argv[1]); let sealed = 0
      for (let tries = 0; tries < 600 && sealed === 0; tries++) sealed = await sealEntries(db)
      console.log(sealed); await db.close()`
    expect(Number(await evaluateAt(empty, seal, emptyDb.urls.worker))).toBeGreaterThan(0)
    const unchanged = { code: 0, said: expect.stringContaining('没有发现改动') }
    expect(await lianxin(empty, 'audit', 'verify')).toEqual(unchanged)
    expect(await compareWithLog(emptyDb.owner)).toEqual([])
  })

  test('is refused a second time before anything is written, each thing named', async () => {
    const count = 'select count(*)::int as n from audit.entry'
    const before = await rowOf(emptyDb, count)
    const { code, said } = await lianxin(empty, 'organisation', 'import', sent.file, '--fingerprint', sent.fingerprint)
    expect(code).toBe(1)
    expect(said).toContain(`✗ organisations.org code：${leaving.township.code}`)
    expect(said).toMatch(/✗ organisations\.org slug：/)
    expect(said).toMatch(/✗ people\.person id_number_hash：\p{Script=Han}{2,4}/u)
    expect(said).toContain('没有导入任何内容')
    expect(await rowOf(emptyDb, count)).toEqual(before)
  })
})

describe('a township in an installation with a tree of its own', { timeout: 300_000 }, () => {
  beforeAll(() =>
    branchDb.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on)
      values ('00000000-0000-7000-8000-0000000000f1', '/9/', '900', 'LOCAL_COMMITTEE', '外县县委', '外县县委', '', '2000-01-01')`),
  )

  test('is refused while its superior is not there, then stands under it', async () => {
    const { file, fingerprint } = await forged((await send(branch)).file, branch, {
      table: 'publishing.article',
      change: (row) => ({ ...row, body_html: `${row.body_html}<script>alert(1)</script>` }),
    })
    // Somebody of theirs is of the same name, day of birth and day of joining as somebody who comes.
    await branchDb.owner.query(alike(await rowOf<Alike>(sender, someone, [leaving.township.path])))
    vi.stubEnv('LIANXIN_SIMILAR_MEMBERS', 'compared')
    const bring = () => lianxin(branch, 'organisation', 'import', file, '--fingerprint', fingerprint)
    expect(await bring()).toEqual({ code: 1, said: expect.stringContaining('请先建立上级') })
    await branchDb.owner.query(`update organisations.org set code = '001'`)
    expect(await bring()).toMatchObject({ code: 0 })
    vi.unstubAllEnvs()
    const placed = await rowOf<{ path: string; last: number; parent: string; step: number }>(
      branchDb,
      `select o.path, p.last_child as last, l.parent_id as parent, (select last_value::int from organisations.path_step) as step
       from organisations.org o join organisations.org p on p.id = o.parent_id
       join organisations.placement l on l.org_id = o.id and upper_inf(l.valid) where o.code = $1`,
      [leaving.township.code],
    )
    expect(placed.path).toMatch(/^\/9\/[0-9a-z]+\/$/)
    // Neither its code nor any step of its paths is given out again.
    expect(placed.last).toBeGreaterThanOrEqual(Number(leaving.township.code.slice(4)))
    const { rows } = await branchDb.owner.query('select path from organisations.org')
    const steps = rows.flatMap(({ path }) => path.split('/').map((step: string) => Number.parseInt(step || '0', 36)))
    expect(placed.step).toBeGreaterThanOrEqual(Math.max(...steps))
    expect(placed.parent).toBe('00000000-0000-7000-8000-0000000000f1')
    const marked = `select count(*)::int as n from publishing.article where body_html like '%script%'`
    expect(await rowOf(branchDb, marked)).toEqual({ n: 0 })
  })

  test('is compared with the records that are here, and the superior of both is to decide', async () => {
    const pairs = await branchDb.owner.query(`select d.basis, d.state, d.org_id from members.duplicate d
      where '00000000-0000-7000-8000-0000000000f3' in (d.first_id, d.second_id)`)
    expect(pairs.rows).toEqual([{ basis: 'SIMILAR', state: 'OPEN', org_id: '00000000-0000-7000-8000-0000000000f1' }])
  })

  test('waits for nobody who stayed behind: what lay with him is taken back, and silence goes to the superior here', async () => {
    const states = await branchDb.owner.query('select matter_id, state from cases.opening where matter_id = any ($1)', [
      Object.values(leaving.asked),
    ])
    expect(Object.fromEntries(states.rows.map(({ matter_id, state }) => [matter_id, state]))).toEqual({
      ...{ [leaving.asked.stays]: 'WITHDRAWN', [leaving.asked.goes]: 'WAITING' },
    })
    const job = systemActor('procedure.pass-limit')
    await act(branchDb.app, job, (ctx) => passLimit(ctx, registry, leaving.asked.goes))
    const waits = `select org_name from procedure.assignment where matter_id = $1 and kind = 'STAND_IN' and state = 'OPEN'`
    expect(await rowOf(branchDb, waits, [leaving.asked.goes])).toEqual({ org_name: '外县县委' })
  })
})

describe('a bundle', () => {
  const bring = (file: string, fingerprint = sent.fingerprint) =>
    takeIn({ databaseUrl: branchDb.ownerUrl, file, fingerprint, now: new Date(), report: () => {} })

  test('is opened by its receiver alone', async () => {
    await expect(bring(sent.file)).rejects.toMatchObject({ code: 'bundle.other-key' })
  })

  test('with one flipped byte is refused, the part named; so is another fingerprint', async () => {
    const bytes = readFileSync(sent.file)
    const flipped = (at: number) => {
      const changed = join(place, 'changed.lianxin')
      copyFileSync(sent.file, changed)
      writeFileSync(changed, bytes.with(at, (bytes[at] ?? 0) ^ 1))
      return bring(changed)
    }
    const damaged = (part: string) => ({ code: 'bundle.damaged', sentence: { zh: expect.stringContaining(part) } })
    // A header of tar takes 512 bytes, the content follows; the list names all parts too.
    const cases = bytes.lastIndexOf('tables/cases.case.jsonl')
    await expect(flipped(cases + 700)).rejects.toMatchObject(damaged('tables/cases.case.jsonl.zst.age'))
    await expect(flipped(cases + 3)).rejects.toMatchObject({ code: 'bundle.damaged' })
    await expect(flipped(bytes.indexOf('lianxin-organisation/1'))).rejects.toMatchObject({
      code: 'bundle.other-fingerprint',
    })
    await expect(bring(sent.file, 'f'.repeat(64))).rejects.toMatchObject({ code: 'bundle.other-fingerprint' })
  })

  test('is neither written nor taken in while keys are rotated: both wait for it', async () => {
    const output = join(mkdtempSync(join(place, 'out-')), 'township.lianxin')
    const { recipient } = await receiverPair()
    const written = () =>
      takeOut({ databaseUrl: sender.ownerUrl, asked: leaving.township.code, recipient, basis, output, now: new Date() })
    const { fingerprint } = await whileRotated(sender, written)
    // It stands there already, which is found out after the wait.
    await expect(whileRotated(branchDb, () => bring(output, fingerprint))).rejects.toHaveProperty('code')
  })

  test('shows nothing of what is in it but counts and the name of the organisation', () => {
    const bytes = readFileSync(sent.file)
    for (const hidden of ['附件里的话', '支部', '"body"']) expect(bytes.includes(hidden), hidden).toBe(false)
    expect(readdirSync(join(sent.file, '..'))).toEqual(['township.lianxin'])
  })
})
