import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { countCases, countRates } from '#modules/cases/counts/service.ts'
import { fetchFileAnswers, getMessageFile, listMessageFiles } from '#modules/cases/files/service.ts'
import { listOpenAnswers, readOpenData } from '#modules/cases/opendata/service.ts'
import * as cases from '#modules/cases/service.ts'
import { listFromTopics } from '#modules/consultations/origin/service.ts'
import { listConsultations, openConsultation } from '#modules/consultations/service.ts'
import { readDemandFigures } from '#modules/demands/figures/service.ts'
import { measureProjects } from '#modules/demands/projects/measuring.ts'
import { createProject, listProjects } from '#modules/demands/projects/service.ts'
import { findTopicsOf } from '#modules/demands/topics/finding.ts'
import { listTopics } from '#modules/demands/topics/service.ts'
import { readCalendar } from '#modules/notices/calendar/service.ts'
import { digestLetter } from '#modules/notices/letters/texts.ts'
import { makeCalendar } from '#modules/notices/reminder/service.ts'
import { dueOfAccount } from '#modules/notices/service.ts'
import { addWebhook } from '#modules/operations/webhooks/service.ts'
import { tellWebhooks } from '#modules/operations/webhooks/tell.ts'
import { plantAccount } from '../../tests/accounts.ts'
import { asCitizen, submitAbout, submitWithPhoto } from '../../tests/cases.ts'
import { act, look, testDatabase } from '../../tests/database.ts'
import { fileMessages } from '../../tests/message-files.ts'
import { livePortal, open, plantCounty } from '../../tests/portal/live.ts'
import { sealAll } from '../../tests/sealing.ts'
import { actorIn, type TreeOrg } from '../../tests/trees.ts'
import { due } from './due.ts'

// Two runs of one county, the second with private cases more: whatever leaves to those without the right is the same to the byte (CZ4, D22).
const db = testDatabase()
const monday = new Date('2026-11-23T10:00:00+08:00')
const later = new Date('2026-11-24T10:00:00+08:00')
const nextMonth = new Date('2026-12-07T10:00:00+08:00')
const head = join(tmpdir(), `lianxin-head-${newId()}.json`)
let orgs: Awaited<ReturnType<typeof plantCounty>>
const pages = [
  'messages/',
  'messages/?kind=HELP',
  'messages/?q=桂花树',
  'messages/statistics',
  'questions/',
  'search?q=桂花树',
  'rss.xml',
  'sitemap.xml',
]
const heard: string[] = []
let tell: () => Promise<void>

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of [orgs.county, orgs.qingxi, orgs.village]) {
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [org.id, org.path])
    await open(db.app, org)
  }
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      heard.push(body)
      response.writeHead(204).end()
    })
  })
  await new Promise((done) => receiver.listen(0, '127.0.0.1', () => done(undefined)))
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
  const allowed = { hosts: [host], isPrivateAllowed: true }
  const events = ['cases.submitted', 'cases.accepted', 'cases.replied', 'cases.assigned', 'cases.extended'] as const
  const webhook = { name: 'county-portal', address: `http://${host}/in`, events: [...events] }
  await act(db.app, actorIn(orgs.county, { role: 'SYSTEM_ADMIN' }), (ctx) => addWebhook(ctx, webhook, allowed))
  tell = async () => {
    await sealAll(db, head)
    await tellWebhooks(db.worker, new Date(), allowed)
  }
  await happen('yes')
  return () => {
    receiver.closeAllConnections()
    receiver.close()
  }
})

const deskAt = (org: TreeOrg): Actor => actorIn(org, { role: 'DESK' })

/** A message about the village that is accepted and answered, and one that waits, about the village and about its township. */
async function happen(isPublic: 'yes' | 'no'): Promise<void> {
  const words = { isPublic, kind: 'HELP', title: '桂花树被砍的事情', text: '村口的老桂花树被人砍了，请查一查是谁。' }
  // A private one also with a photo (decisions 305).
  const submit = isPublic === 'yes' ? submitAbout : submitWithPhoto
  const { number } = await submit(db, orgs.village, words, { now: monday })
  const { rows } = await db.owner.query('select id from cases.case where number = $1', [number])
  const caseId = rows[0]!.id as string
  const desk = deskAt(isPublic === 'yes' ? orgs.village : orgs.qingxi)
  const text = '已经查清，村里2026年12月20日前补种，感谢您的提醒。'
  const promises = [{ what: '补种一棵', dueOn: '2026-12-20' }]
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }), monday)
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text, promises }), monday)
  await submit(db, orgs.village, words, { now: monday })
  await submitAbout(db, orgs.qingxi, words, { now: monday })
}

/** A project and a consultation about it, both of the township; nine public messages of the project, one fewer than is told (D27). */
async function takeUp(): Promise<string[]> {
  const by = deskAt(orgs.qingxi)
  for (let at = 0; at < 8; at++) {
    const words = { title: '村口桂花树要保护', text: `村口的老桂花树要挂牌保护，第${at}回写信，请安排。` }
    const { number } = await submitAbout(db, orgs.village, words, { now: monday })
    await db.owner.query(`update cases.case set state = 'ACCEPTED' where number = $1`, [number])
  }
  const written = { title: '老树没有人管', matter: '不少来信说老树没有人管，专门立项来办。', words: ['桂花树'] }
  const owner = { ownerId: orgs.village.id, dueOn: '2027-06-30' }
  const { projectId } = await act(db.app, by, (ctx) => createProject(ctx, { ...written, ...owner }), nextMonth)
  const asked = { title: '老树怎么保护', question: '先给哪些树挂牌，听听大家的。', closesOn: '2026-12-30' }
  const statements = ['先给村口的挂牌', '先给学校的挂牌']
  const { consultationId } = await act(
    db.app,
    by,
    (ctx) => openConsultation(ctx, { ...asked, statements, projectId }),
    nextMonth,
  )
  const one = `/o/qingxizhen/consultations/${consultationId}`
  return [`/o/qingxizhen/projects/${projectId}`, one, `${one}/map`, `${one}/data.csv`]
}

/** As each night: what is measured of projects, and the topics of an organisation. */
async function night(org: TreeOrg): Promise<void> {
  const measuring = { db: db.app, actor: systemActor('demands.measure-projects'), effect: 'write' } as const
  await perform({ ...measuring, requestId: 'test', now: nextMonth, mayChangeNothing: true }, measureProjects)
  await act(
    db.app,
    deskAt(org),
    (ctx) => findTopicsOf(ctx, { orgId: org.id }, { progress: async () => {} }).then((found) => found!),
    nextMonth,
  )
}

/** What leaves without and with private cases more. */
async function twice<T>(leaves: () => Promise<T>): Promise<{ without: T; with: T }> {
  const without = await leaves()
  await happen('no')
  return { without, with: await leaves() }
}

// What differs from one request to the next whatever is in the database: times of the answer, ids of deliveries, form tokens, and which
// statement of a consultation a visitor is shown first.
const stripped = (body: string) =>
  body
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id')
    .replace(/name="(token|key)" value="[^"]*"/g, '')
    .replace(/(?<=<form id="f-stance".{0,300}?)<p class="small">第\d+条<\/p>\s*<p class="said">[^<]*<\/p>/s, '')

describe('with private cases more (CZ4, D22)', () => {
  it('every page, feed, map and file of the public is the same', async () => {
    const { rows } = await db.owner.query<{ slug: string }>('select slug from organisations.org order by path')
    const pagesOf = ({ slug }: { slug: string }) => ['', ...pages].map((page) => encodeURI(`/o/${slug}/${page}`))
    const all = [...rows.flatMap(pagesOf), '/', '/sites', '/sitemap.xml']
    // A server of its own for each run: nothing kept from the first is read in the second.
    const read = async () => {
      const live = await livePortal(db)
      const bodies = await Promise.all(
        all.map(async (url) => {
          const { statusCode, body } = await live.get(url)
          return [url, statusCode, stripped(body)]
        }),
      )
      await live.app.close()
      return bodies
    }
    const seen = await twice(read)
    expect(seen.with).toEqual(seen.without)
    expect(seen.without.filter(([, status]) => status === 200).length).toBeGreaterThan(20)
  })

  it('projects, what they measured, and consultations are the same on their pages and in their tables', async () => {
    const own = await takeUp()
    const all = [...own, '/o/qingxizhen/projects/', '/o/qingxizhen/consultations/']
    const read = async () => {
      await night(orgs.qingxi)
      const live = await livePortal(db)
      const answers = await Promise.all(all.map((url) => live.get(url)))
      await live.app.close()
      return answers.map(({ statusCode, body }) => [statusCode, stripped(body)])
    }
    const seen = await twice(read)
    expect(seen.with).toEqual(seen.without)
    expect(seen.without.map(([status]) => status)).toEqual(all.map(() => 200))
    // Two private messages have one of its words; counted with the nine they would be told as a number.
    expect(seen.with[0]?.[1]).toContain('不足10件')
  })

  it('topics, figures, projects, consultations and files of messages are the same for the desk of the village', async () => {
    const fileId = await fileMessages(db, orgs.village)
    const answersOf = (org: TreeOrg) =>
      act(db.app, deskAt(org), (ctx) => fetchFileAnswers(ctx, { fileId }), nextMonth).then(({ bytes }) => String(bytes))
    // Fetched once before: that it was is told of the file.
    await answersOf(orgs.village)
    const readAt = async (org: TreeOrg) => {
      await night(org)
      const answers = await look(
        db.app,
        deskAt(org),
        async (ctx) => [
          await listTopics(ctx),
          await readDemandFigures(ctx),
          await listFromTopics(ctx),
          await listProjects(ctx),
          await listConsultations(ctx),
          await listMessageFiles(ctx),
          await getMessageFile(ctx, { fileId }),
        ],
        nextMonth,
      )
      return JSON.parse(stripped(JSON.stringify(answers)))
    }
    const seen = await twice(async () => [...(await readAt(orgs.village)), await answersOf(orgs.village)])
    expect(seen.with).toEqual(seen.without)
    expect(seen.without[0].rows).not.toEqual([])
    expect(seen.without.at(-1)).toContain('H-')
    const above = await twice(() => readAt(orgs.qingxi))
    expect(above.with[0]).not.toEqual(above.without[0])
  })

  it('who writes is shown the same messages about the same matter', async () => {
    const address = '/o/qingxizhen/messages/new'
    const words = { title: '老桂花树被人砍了', text: '村口的老桂花树被人砍了，请查一查是谁砍的。' }
    const write = async () => {
      const live = await livePortal(db)
      const token = /name="token" value="([^"]+)"/.exec((await live.get(address)).body)?.[1] ?? ''
      const typed = { ...words, kind: 'HELP', name: '王女士', phone: '', isPublic: 'yes', consent: 'on', token }
      const { body } = await live.post(address, typed)
      await live.app.close()
      return stripped(body)
    }
    const seen = await twice(write)
    expect(seen.with).toEqual(seen.without)
    expect(seen.without).toContain('写给大石村党支部')
  })

  it('the open data and its answers are the same', async () => {
    const read = () =>
      asCitizen(db, 'read', async (ctx) => [await readOpenData(ctx), await listOpenAnswers(ctx, { month: '2026-11' })])
    const seen = await twice(read)
    expect(seen.with).toEqual(seen.without)
  })

  it('lists, filters, searches, counts and figures of the desk it is about, and of the one beside it, are the same', async () => {
    const whole = { view: 'all', page: 1, size: 100 } as const
    const filters = [
      {},
      { view: 'open' },
      { overdue: true },
      { state: 'REPLIED' },
      { kind: 'HELP' },
      { q: '桂花树' },
    ] as const
    const readAt = (org: TreeOrg) =>
      look(
        db.app,
        deskAt(org),
        async (ctx) => ({
          lists: await Promise.all(filters.map((filter) => cases.listCases(ctx, { ...whole, ...filter }))),
          counts: [await countCases(ctx), await countRates(ctx)],
        }),
        later,
      )
    const read = async () => [await readAt(orgs.village), await readAt(orgs.shitan)]
    const seen = await twice(read)
    expect(seen.with).toEqual(seen.without)
    for (const list of seen.without[0]?.lists.toSpliced(2, 1) ?? []) expect(list.rows).not.toEqual([])
    const above = await twice(() => readAt(orgs.qingxi))
    expect(above.with.counts).not.toEqual(above.without.counts)
  })

  it('the letter of the day and the calendar of the village’s clerk are the same; the township’s are not', async () => {
    const clerkAt = async (org: TreeOrg) => {
      const { id, identityIds } = await plantAccount(db, { login: `clerk-${org.code}`, at: org, roles: ['DESK'] })
      const actor = actorIn(org, { role: 'DESK', accountId: id, identityId: identityIds[0] ?? null })
      const { path } = await act(db.app, actor, makeCalendar, monday)
      return { id, secret: path.slice('/calendar/'.length, -'.ics'.length) }
    }
    const readBy = async ({ id, secret }: Awaited<ReturnType<typeof clerkAt>>) => ({
      letter: digestLetter(
        'a@dj.example.cn',
        await dueOfAccount(db.app, id, { sources: due, now: later }),
        dayOf(later),
      ),
      calendar: await readCalendar(db.app, secret, { sources: due, now: later }),
    })
    const [village, township] = [await clerkAt(orgs.village), await clerkAt(orgs.qingxi)]
    const seen = await twice(async () => [await readBy(village), await readBy(township)] as const)
    expect(seen.with[0]).toEqual(seen.without[0])
    expect(seen.without[0].letter?.text).toContain('件')
    expect(seen.without[0].calendar).toContain('VEVENT')
    expect(seen.with[1].letter).not.toEqual(seen.without[1].letter)
  })

  it('other systems are told the same', async () => {
    await tell()
    const told = async () => {
      heard.length = 0
      await happen('yes')
      await tell()
      return heard
        .map((body) => JSON.parse(body))
        .map(({ type, data }) => [type, data.subject, data.orgId])
        .sort()
    }
    const seen = await twice(told)
    expect(seen.with).toEqual(seen.without)
    expect(seen.without).toHaveLength(5)
  })
})
