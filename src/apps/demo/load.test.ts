import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { followCase } from '#modules/cases/index.ts'
import { asCitizen } from '../../../tests/cases.ts'
import { testDatabase } from '../../../tests/database.ts'
import { loadDemonstration } from './load.ts'
import type { TrialCase } from './play-cases.ts'

const db = testDatabase()
const steps: string[] = []
// The file lies beside those of other tests that load a demonstration at the same time: what is opened here is this one's.
let live: TrialCase[] = []
let seconds = 0
let processorSeconds = 0

beforeAll(async () => {
  const start = performance.now()
  const before = process.cpuUsage()
  const owner = new Db(db.ownerUrl, { max: 1 })
  live = await loadDemonstration({ ...db, owner }, (step) => steps.push(step.en))
  await owner.close()
  const { user, system } = process.cpuUsage(before)
  processorSeconds = (user + system) / 1e6
  seconds = (performance.now() - start) / 1000
}, 180_000)
afterAll(() =>
  console.log(
    `the demonstration was loaded in ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of it ours: ${steps.join('; ')}`,
  ),
)

const count = async (from: string) => (await db.owner.query(`select count(*)::int as n from ${from}`)).rows[0].n

describe('the demonstration', () => {
  it('holds the county with its members, accounts and desks', async () => {
    expect(await count('organisations.org')).toBe(438)
    expect(await count(`organisations.org where type = 'PARTY_GROUP'`)).toBe(5)
    expect(await count('members.member where group_id is not null')).toBeGreaterThan(30)
    // Two of them stand twice, for their superiors to compare (D02).
    expect(await count('members.member')).toBe(8002)
    expect(await count('members.duplicate')).toBe(2)
    expect(await count('accounts.account')).toBeGreaterThanOrEqual(19)
    expect(await count('cases.desk')).toBe(39)
  })

  it('opens a site where articles are, and imports them with their own hours, marked (A07)', async () => {
    expect(await count('sites.site')).toBe(196)
    expect(await count(`publishing.article where is_imported and status = 'PUBLISHED'`)).toBe(544)
    expect(await count('publishing.article where not is_imported')).toBe(0)
    expect(await count('publishing.article where published_at > now()')).toBe(0)
    expect(await count(`publishing.article where published_at < now() - interval '30 days'`)).toBeGreaterThan(300)
    expect(await count('publishing.article_version')).toBe(544)
  })

  it('hands a guide down to all sites, with a note of one township and one that waits for its second person', async () => {
    expect(await count('publishing.article where handed_at is not null')).toBe(1)
    const { rows } = await db.owner.query(
      `select o.short_name as name, n.state, n.saved_by_name <> coalesce(s.actor_name, '') as by_another
       from publishing.local_note n join organisations.org o on o.id = n.org_id
         left join publishing.local_note_step s on s.note_id = n.id and s.act = 'SHOWN' order by n.state`,
    )
    expect(rows).toEqual([
      { name: '青石镇党委', state: 'SHOWN', by_another: true },
      { name: '岭背彝族苗族乡党委', state: 'WAITING', by_another: true },
    ])
  })

  it('imports answered cases of the past, whose clocks do not run and whose outcome nobody made up (decisions 32)', async () => {
    expect(await count('cases.case where is_imported')).toBe(113)
    expect(await count(`cases.case where is_imported and created_at < now() - interval '5 days'`)).toBeGreaterThan(100)
    const strange = `is_imported and (due_on is not null or outcome is not null or state <> 'REPLIED' or code_hash is not null)`
    expect(await count(`cases.case where ${strange}`)).toBe(0)
    expect(
      await count('cases.case c where is_imported and not exists (select 1 from cases.reply r where r.case_id = c.id)'),
    ).toBe(0)
    expect(await count('cases.case c where is_imported and replied_at < created_at')).toBe(0)
  })

  it('has live cases of today in every state in which somebody has something to do', async () => {
    const { rows } = await db.owner.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from cases.case where not is_imported group by state',
    )
    const states = Object.fromEntries(rows.map(({ state, n }) => [state, n]))
    expect(Object.keys(states).sort()).toEqual(
      [
        'ACCEPTED',
        'ASSIGNED',
        'CLOSED',
        'HANDLING',
        'NOT_ACCEPTED',
        'REOPENED',
        'REPLIED',
        'SENT_BACK',
        'SIGNED',
        'SUBMITTED',
      ].sort(),
    )
    // One of them came by a channel, one by mail, two in a file.
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(50)
    expect(await count(`cases.case where channel = 'SYSTEM'`)).toBe(1)
    expect(await count(`cases.case where channel = 'MAIL'`)).toBe(1)
    expect(await count(`cases.case where channel = 'FILE'`)).toBe(2)
    const live = 'cases.case where not is_imported and'
    expect(await count(`${live} extensions = 1`)).toBeGreaterThan(1)
    expect(await count(`${live} not is_public`)).toBeGreaterThan(3)
    expect(await count(`${live} outcome in ('NOT_OURS', 'CANNOT')`)).toBe(2)
    const { rows: words } = await db.owner.query('select distinct outcome from cases.rating order by outcome')
    expect(words.map(({ outcome }) => outcome)).toEqual(['NOT_SOLVED', 'PARTLY', 'SOLVED'])
  })

  it('gives no case that is not public to whom it is about, nor to anybody below (CZ4)', async () => {
    const about = 'organisations.org o on o.id = c.about_org_id'
    expect(
      await count(
        `cases.case c join ${about} where not c.is_public and o.parent_id is not null and starts_with(c.org_path, o.path)`,
      ),
    ).toBe(0)
  })

  it('writes an audit entry for each act on a live case, in the name of who acted', async () => {
    const live = 'select id::text from cases.case where not is_imported'
    // To propose and to ask for a contact is nothing yet that happened to a case; who appeals is told to no audit of the office.
    const acts = await count(
      `audit.entry where subject_id in (${live}) and act not in ('cases.measure-proposed', 'cases.contact-asked', 'cases.knowledge-proposed')`,
    )
    expect(acts).toBe(await count(`cases.event where case_id::text in (${live}) and act <> 'appeal'`))
    expect(await count(`audit.entry where act like 'cases.%' and account_id is not null`)).toBeGreaterThan(20)
  })

  it('has a message hidden by two persons whose writer appeals, a contact that waits for the second, and months of open data', async () => {
    expect(await count(`cases.measure where kind = 'HIDE' and appealed_at is not null`)).toBe(1)
    expect(await count(`cases.opening where state = 'WAITING'`)).toBe(1)
    expect(await count(`cases.measure where kind = 'REDACT' and lifted_at is null`)).toBe(2)
    expect(await count(`cases.case where urgency = 'UTILITIES' and first_words = 1`)).toBe(1)
    expect(await count('cases.question where answered_at is null')).toBe(1)
    expect(await count(`cases.knowledge where state = 'SHOWN'`)).toBe(2)
    expect(await count(`cases.knowledge where state = 'WAITING'`)).toBe(1)
    expect(await count('cases.open_group')).toBeGreaterThan(0)
  })

  it('has a late case that waits at the desk above, a petition in its course and one that was answered (D20, XF-01, XF-03)', async () => {
    expect(await count('cases.case where escalated_to_id is not null')).toBe(1)
    expect(await count('cases.case where in_petition_since is not null')).toBe(1)
    expect(await count('cases.case where petition_id is not null')).toBe(2)
  })

  it('has a matter written to a line, which one township has done and another gave back (A02)', async () => {
    expect(await count(`notices.line_matter where state = 'RUNNING'`)).toBe(1)
    expect(await count(`notices.line_answer where outcome in ('DONE', 'RETURNED')`)).toBe(2)
  })

  it('has three articles offered to the county, of which one is taken, one waits and one was declined, and one of the county that a township took (A06)', async () => {
    expect(await count(`publishing.offer where direction = 'UP'`)).toBe(3)
    expect(await count(`publishing.offer where direction = 'DOWN'`)).toBe(1)
    expect(await count(`publishing.offer_answer where state = 'TAKEN'`)).toBe(2)
    expect(await count(`publishing.offer_answer_step where act = 'DECLINED' and reason is not null`)).toBe(1)
  })

  it('names the live cases with number and code, and each opens', async () => {
    const file = readFileSync(join(config.dataFolder, 'demo-cases.json'), 'utf8')
    expect(JSON.parse(file)).toHaveLength(live.length)
    expect(live).toHaveLength(46)
    expect(statSync(join(config.dataFolder, 'demo-cases.json')).mode & 0o777).toBe(0o600)
    for (const { number, code, state } of live) {
      const opened = await asCitizen(db, 'read', (ctx) => followCase(ctx, { number, code }))
      expect(opened.case.number).toBe(number)
      expect(await count(`cases.case where number = '${number}' and state = '${state}'`)).toBe(1)
    }
    expect(steps.join()).not.toContain(live[0]?.code)
  })
})
