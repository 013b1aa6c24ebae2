import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { linkDigest } from '#modules/publishing/links/leading.ts'
import { jpegOf } from '../pictures.ts'
import { textOf } from '../portal/live.ts'
import { until } from '../supervisor/starter.ts'
import type { Visitors } from './browser.ts'

/** A page that shows something the demonstration lacks, and who reads it. */
export interface Lacking {
  readonly login: string
  readonly path: string
}

const gone = '/o/nirgends/s/gongkai/'
const away = 'https://www.gov.cn/zhengce/content/202611/content_7048931.htm'
const title = '小学门口的路塌了一个坑'

/**
 * Makes what the people of the demonstration have none of, by the endpoints that its pages call: an article of two versions that is
 * handed down and has dead links, a key for a program, a list of accounts, something in the bin, a case with an enclosure, a check of the chain.
 */
export async function makeLacking(visitors: Visitors, data: string): Promise<Lacking[]> {
  const { databaseUrl } = JSON.parse(readFileSync(join(data, 'supervisor.json'), 'utf8')) as { databaseUrl: string }
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ id: string }>('select id from organisations.org where parent_id is null')
    const orgId = rows[0]?.id ?? ''
    const articleId = await makeArticle(visitors, orgId, owner)
    await makeKey(visitors, orgId)
    const accountListId = await makeList(visitors)
    await removeMatter(visitors)
    const caseId = await fileWithEnclosure(visitors, orgId, owner)
    await checkChain(visitors)
    return [
      ...['county.editor', 'county.organiser'].map((login) => ({ login, path: `articles/${articleId}` })),
      { login: 'county.organiser', path: `articles/${articleId}/compare` },
      ...['county.system', 'county.security'].map((login) => ({ login, path: 'accounts/program-keys' })),
      { login: 'county.system', path: `accounts/lists/${accountListId}` },
      { login: 'county.desk', path: 'removed' },
      { login: 'county.desk', path: `cases/${caseId}` },
      { login: 'county.audit', path: 'audit/checks' },
    ]
  } finally {
    await owner.end()
  }
}

/** An answer of an endpoint, asked from a page of the console as its own code asks. */
type Ask = <A>(method: string, path: string, sent?: unknown) => Promise<A>

async function as<A>(visitors: Visitors, login: string, work: (ask: Ask) => Promise<A>): Promise<A> {
  const page = await visitors.open(login, 1440)
  try {
    return await work((method, path, sent) => askFrom(page, { method, path, sent }))
  } finally {
    await page.close()
  }
}

async function askFrom<A>(page: Page, of: { method: string; path: string; sent: unknown }): Promise<A> {
  const { status, text } = await page.evaluate(async ({ method, path, sent }) => {
    const isFile = typeof sent === 'string'
    const body = isFile ? Uint8Array.from(sent, (sign) => sign.charCodeAt(0)) : JSON.stringify(sent)
    const type = { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }
    const answer = await fetch(path, body === undefined ? { method } : { method, headers: type, body })
    return { status: answer.status, text: await answer.text() }
  }, of)
  if (status >= 400) throw new Error(`${of.method} ${of.path} answers ${status}: ${text}`)
  return JSON.parse(text) as A
}

interface Moved {
  readonly id: string
  readonly version: number
}

async function makeArticle(visitors: Visitors, orgId: string, owner: pg.Client): Promise<string> {
  const of = (days: string) => ({
    ...textOf({ title: '高龄补贴怎么领' }),
    bodyHtml: `<p>看<a href="${gone}">办事指南</a>和<a href="${away}">通知</a>。</p><p>每月${days}日发放。</p>`,
  })
  const submitted = await as(visitors, 'county.editor', async (ask) => {
    const { id, version } = await ask<Moved>('POST', '/api/articles', { ...of('十'), orgId })
    return ask<Moved>('POST', `/api/articles/${id}/submit`, { version })
  })
  const at = `/api/articles/${submitted.id}`
  const handed = await as(visitors, 'county.organiser', async (ask) => {
    const { version } = await ask<Moved>('POST', `${at}/publish`, { version: submitted.version })
    return ask<Moved>('POST', `${at}/hand-down`, { version, isShownBelow: true })
  })
  await as(visitors, 'county.editor', async (ask) => {
    const { version } = await ask<Moved>('PUT', at, { ...of('十五'), version: handed.version })
    await ask('POST', `${at}/submit`, { version })
  })
  // Links are tried by night.
  const failing = [{ article: submitted.id, digest: linkDigest(gone), address: gone, fault: 'GONE_HERE' }]
  await owner.query(`select publishing.note_links(current_date, $1, '[]')`, [JSON.stringify(failing)])
  return submitted.id
}

const makeKey = (visitors: Visitors, orgId: string) =>
  as(visitors, 'county.system', (ask) =>
    ask('POST', '/api/program-keys', {
      ...{ orgId, name: '县政务数据平台', purpose: '每晚同步党组织名称和隶属关系' },
      readings: ['GET /api/organisations', 'GET /api/sites'],
      lastDay: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    }),
  )

// A row that can be made and one that cannot.
const makeList = (visitors: Visitors) =>
  as(visitors, 'county.system', async (ask) => {
    const list = Buffer.from('姓名,党组织,身份\n王建国,青石镇党委,受理员\n李秀英,没有这个党委,编辑\n')
    const path = `/api/account-lists?name=${encodeURIComponent('账号名单.csv')}`
    return (await ask<{ id: string }>('PUT', path, list.toString('latin1'))).id
  })

const removeMatter = (visitors: Visitors) =>
  as(visitors, 'county.desk', async (ask) => {
    const { rows } = await ask<{ rows: { matter: string; isOwn: boolean }[] }>('GET', '/api/responsibilities')
    await ask('POST', '/api/responsibilities/remove', { matter: rows.find(({ isOwn }) => isOwn)?.matter })
  })

async function fileWithEnclosure(visitors: Visitors, orgId: string, owner: pg.Client): Promise<string> {
  const photo = jpegOf({ width: 40, height: 30 }).toString('latin1')
  const number = await as(visitors, 'county.desk', async (ask) => {
    const { id } = await ask<Moved>('PUT', `/api/case-enclosures?name=${encodeURIComponent('坑.jpg')}`, photo)
    const filed = await ask<{ number: string }>('POST', '/api/cases', {
      ...{ aboutOrgId: orgId, channel: 'VISIT', kind: 'HELP', title, isPublic: false, name: '王女士' },
      ...{ text: `${title}，孩子上学要绕着走，请来补一补。`, consent: 'SPOKEN', answerWay: 'CODE', enclosures: [id] },
    })
    return filed.number
  })
  const { rows } = await owner.query<{ id: string }>('select id from cases."case" where number = $1', [number])
  return rows[0]?.id ?? ''
}

const checkChain = (visitors: Visitors) =>
  as(visitors, 'county.audit', async (ask) => {
    await ask('POST', '/api/audit/checks')
    const ended = async () =>
      (await ask<{ rows: { endedAt: string | null }[] }>('GET', '/api/audit/checks')).rows[0]?.endedAt !== null
    await until(ended, 120_000)
  })
