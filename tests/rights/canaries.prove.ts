import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jobs } from '#apps/jobs.ts'
import { createReach } from '#apps/reach.ts'
import { log } from '#kernel/log.ts'
import { keepWorking } from '#kernel/work.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import { plantHome, someoneWhoMay, wireAt } from './support/acting.ts'
import { nameOf } from './support/inputs.ts'
import { type Leaf, leavesOf, withText } from './support/leaves.ts'
import { rightsScene } from './support/scene.ts'

// T25: whatever somebody types anywhere, it stands in no line of the log at its most talkative, in no answer that others are refused
// with, in no figure of the machine, in no job and in no entry of the audit.
const scene = rightsScene()
const lines: string[] = []
const silent = log.level
const planted = new Set<string>()

beforeAll(() => {
  log.level = 'trace'
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } })
})
afterAll(() => {
  log.level = silent
})

/** A value nobody else has, in the form that the field might take: words, a telephone, an identity number, a login. */
function canary({ name }: Leaf): string {
  const count = planted.size
  const text = valueFor(name, count)
  planted.add(text)
  return text
}

function valueFor(name: string, count: number): string {
  if (/mobile|phone|landline/i.test(name)) return `199${String(70_000_000 + count)}`
  if (/idNumber/i.test(name)) return completeIdNumber(`529902197${1 + (count % 9)}0101${String(100 + (count % 900))}`)
  if (/login|slug|code|key|token/i.test(name)) return `canary-${String(10_000 + count)}`
  return `金丝雀${[...String(10_000 + count)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}号`
}

const found = (text: string) => {
  const plain = `${text} ${text.includes('%') ? decoded(text) : ''}`
  return [...planted].filter((one) => plain.includes(one))
}
const decoded = (text: string) =>
  text.replace(/(%[0-9a-f]{2})+/gi, (part) => Buffer.from(part.replaceAll('%', ''), 'hex').toString())

async function typeEverywhere(): Promise<{ accepted: number; refused: number; faulty: number }> {
  const told = { accepted: 0, refused: 0, faulty: 0 }
  for (const endpoint of endpoints) {
    if (/DELETE \/api\/session$|PUT \/api\/session\/(password|identity)/.test(nameOf(endpoint))) continue
    for (const leaf of leavesOf(endpoint)) {
      const place = await plantHome(scene, endpoint)
      const wire = withText(wireAt(endpoint, place), leaf, canary(leaf))
      const { status } = await scene.ask(someoneWhoMay(scene, endpoint), wire)
      told[status < 400 ? 'accepted' : status < 500 ? 'refused' : 'faulty'] += 1
    }
  }
  return told
}

/** The same through what goes along with a request: its address, its headers, a file and its name, a form of the portal. */
async function typeBeside(): Promise<void> {
  const organiser = scene.actor('ORGANISER')
  const leaf = (name: string): Leaf => ({ part: 'query', path: [name], name })
  for (const header of [
    'user-agent',
    'referer',
    'x-forwarded-for',
    'x-request-id',
    'cookie',
    'accept-language',
    'idempotency-key',
    'authorization',
  ])
    for (let i = 0; i < 3; i++) {
      const text = encodeURIComponent(canary(leaf(i === 0 ? header : 'mobile')))
      // As the key of a program it is looked up.
      const value = header === 'authorization' ? `Bearer lxkey_${text}` : text
      await scene.ask(
        i === 2 ? undefined : organiser,
        { method: 'GET', url: '/api/members', body: undefined },
        { headers: { [header]: value } },
      )
    }
  for (let i = 0; i < 10; i++) {
    const text = encodeURIComponent(canary(leaf(i % 2 ? 'idNumber' : 'text')))
    for (const url of [
      `/api/members/${text}`,
      `/${text}`,
      `/o/${text}/messages`,
      `/console/${text}`,
      `/api/members?q=${text}&${text}=1`,
    ])
      await scene.ask(organiser, { method: 'GET', url, body: undefined })
  }
  for (let i = 0; i < 10; i++) {
    const [name, word, number] = [canary(leaf('text')), canary(leaf('text')), canary(leaf('idNumber'))]
    const upload = Buffer.from(`姓名,公民身份号码,人员类别,入党日期\n${word},${number},正式党员,2000-01-01\n`)
    for (const path of ['/api/members/imports', '/api/message-files', '/api/files'])
      await scene.ask(organiser, {
        method: 'PUT',
        url: `${path}?name=${encodeURIComponent(`${name}.csv`)}`,
        body: undefined,
        upload,
      })
    const form = new URLSearchParams({
      name,
      phone: canary(leaf('phone')),
      title: word,
      text: `${word}，路灯坏了一个多月。`,
    })
    await scene.app.inject({
      ...({ method: 'POST', url: `/o/${i}/messages/new`, payload: form.toString() } as const),
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
    })
  }
}

// Faults of ours are what the log is for: each change now fails, first with the whole row in PostgreSQL's own sentence, then with the
// entry of the audit in it.
const faults: readonly { readonly make: string; readonly undo: string }[] = [
  {
    make: `create function app.misread() returns trigger language plpgsql as $$
        begin if session_user like '%\\_app' then perform to_jsonb(new)::text::integer; end if; return new; end $$;
      ${tablesThatFail((table) => `create trigger misread before insert or update on ${table} for each row execute function app.misread();`)}`,
    undo: `${tablesThatFail((table) => `drop trigger misread on ${table};`)} drop function app.misread();`,
  },
  {
    make: `alter table audit.entry add constraint broken check (act = '') not valid`,
    undo: 'alter table audit.entry drop constraint broken',
  },
]

function tablesThatFail(statement: (table: string) => string): string {
  const tables = [
    'people.person',
    'members.member',
    'organisations.org',
    'organisations.naming',
    'cases.event',
    'publishing.article',
  ]
  return [...tables, 'sites.site', 'accounts.account', 'procedure.act', 'procedure.matter', 'feedback.answer']
    .map(statement)
    .join('\n')
}

/** Lets the worker do what was queued. */
async function work(): Promise<void> {
  const { urls } = scene.db
  const ending = new AbortController()
  const reach = createReach(urls.app)
  const working = keepWorking(
    { urls, jobs, chores: [], currentReach: reach.currentReach, onReady: () => {} },
    ending.signal,
  )
  for (let i = 0; i < 60 && (i < 5 || (await waiting()) > 0); i++) await setTimeout(500)
  ending.abort()
  await working
  await reach.close()
}

const waiting = async () =>
  Number(
    (await scene.db.owner.query('select count(*) as n from graphile_worker._private_jobs where attempts = 0')).rows[0]
      ?.n,
  )

// The address of a site or a column, the name of a responsibility: words that stand on public pages and name nobody.
const ofPublicThings = /"act": ?"(?:sites\.[a-z-]+|cases\.class-list-[a-z]+|demands\.responsibility-[a-z]+)"/

const rowsOf = async (table: string) =>
  (await scene.db.owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)).rows
    .map(({ row }) => row)
    .join('\n')

it('hundreds of canaries typed everywhere stand in no log, refusal of others, metric, job or audit entry (T25)', async () => {
  const told = await typeEverywhere()
  await typeBeside()
  let failed = 0
  for (const { make, undo } of faults) {
    await scene.db.owner.query(make)
    failed += (await typeEverywhere()).faulty
    await scene.db.owner.query(undo)
  }
  const queued = await rowsOf('graphile_worker._private_jobs')
  await work()
  console.log(
    `canaries: ${planted.size} planted, ${told.accepted} requests accepted, ${told.refused} refused, ${failed} broken by faults of ours, ${lines.length} lines of the log`,
  )
  expect(planted.size).toBeGreaterThanOrEqual(200)
  expect(told.accepted).toBeGreaterThan(50)
  expect(failed).toBeGreaterThan(50)
  expect(lines.length).toBeGreaterThan(100)
  expect(found(lines.join('\n'))).toEqual([])
  expect(found(queued)).toEqual([])
  for (const table of ['graphile_worker._private_jobs', 'app.task', 'operations.delivery'])
    expect(found(await rowsOf(table)), table).toEqual([])
  const entries = (await rowsOf('audit.entry')).split('\n').filter((row) => !ofPublicThings.test(row))
  expect(entries.length).toBeGreaterThan(100)
  // Told by what was done, as a canary alone does not say where it came from.
  expect(entries.filter((row) => found(row).length > 0)).toEqual([])
  const metrics = await scene.app.inject({ method: 'GET', url: '/metrics' })
  expect(metrics.statusCode).toBe(200)
  expect(found(metrics.body)).toEqual([])
  let refusals = 0
  for (const endpoint of endpoints)
    for (const role of ['MEMBER', 'SYSTEM_ADMIN', 'EDITOR']) {
      const { status, all } = await scene.ask(scene.actor(role), wireAt(endpoint, scene.places.get('foreign')!))
      if (status < 400) continue
      refusals += 1
      expect(found(all), nameOf(endpoint)).toEqual([])
    }
  console.log(`canaries: ${refusals} refusals of others read`)
})
