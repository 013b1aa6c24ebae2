import pg from 'pg'
import { config } from '#kernel/config.ts'
import { Db } from '#kernel/db.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import { migrate, roleUrls } from '#kernel/migrate.ts'
import { sealEntries } from '#kernel/seal.ts'
import { verifyAudit } from '#kernel/verify.ts'
import { composeServer } from '../start-server.ts'
import { filesBelow } from './folders.ts'
import type { Manifest } from './manifest.ts'
import { countRows, listFileDigests } from './store.ts'
import { words } from './words.ts'

/** What a look at restored data came to; without findings all is as it was. */
export interface Inspection {
  readonly findings: readonly Sentence[]
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly seals: number
  readonly pages: readonly string[]
}

const pagesWanted = 5

/**
 * Looks at restored data as somebody would who has to rely on it (R-B03, R-B05): migrations, rows of every table, contents of
 * every kept file, the whole audit, and pages as visitors get them. The process must run on the restored data folder.
 */
export async function inspect(manifest: Manifest, databaseUrl: string): Promise<Inspection> {
  await migrate(databaseUrl)
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const findings: Sentence[] = [...(await rowFindings(owner, manifest)), ...(await fileFindings(owner, manifest))]
    await sealTail(databaseUrl)
    await owner.query('begin isolation level repeatable read read only')
    const audit = await verifyAudit(owner, () => {})
    await owner.query('rollback')
    if (audit.findings > 0) findings.push(fill(words['backup.audit-differs'], { count: audit.findings }))
    const { pages, failed } = await openPages(databaseUrl, await hasOrganisations(owner))
    return {
      findings: [...findings, ...failed],
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.files.count,
      seals: audit.seals,
      pages,
    }
  } finally {
    await owner.end()
  }
}

// What was written in the second before the backup is sealed by the worker of the restored system, as ever.
async function sealTail(databaseUrl: string): Promise<void> {
  const worker = new Db(roleUrls(databaseUrl).worker, { max: 1 })
  await sealEntries(worker).finally(() => worker.close())
}

async function rowFindings(owner: pg.Client, manifest: Manifest): Promise<Sentence[]> {
  const findings: Sentence[] = []
  for (const { name, rows } of manifest.tables) {
    const restored = await countRows(owner, name)
    if (restored !== rows) findings.push(fill(words['backup.rows-differ'], { table: name, restored, backedUp: rows }))
  }
  return findings
}

// What was already lost when the backup was made is no fault of the backup, but it is told again.
async function fileFindings(owner: pg.Client, manifest: Manifest): Promise<Sentence[]> {
  const folder = `${config.dataFolder}/files`
  const there = new Set((await filesBelow(folder)).map((path) => path.slice(folder.length).replace(/[\\/]/g, '')))
  const lost = (await listFileDigests(owner)).filter((digest) => !there.has(digest)).length
  const count = Math.max(lost, manifest.files.lost)
  return count === 0 ? [] : [fill(words['backup.file-lost'], { count })]
}

/** Opens pages as a visitor who follows the links of the first one. */
async function openPages(databaseUrl: string, isWanted: boolean): Promise<{ pages: string[]; failed: Sentence[] }> {
  const urls = roleUrls(databaseUrl)
  const db = new Db(urls.app, { max: 2 })
  const portal = new Db(urls.portal, { max: 2 })
  const signIn = new Db(urls.signin, { max: 1 })
  const { app } = await composeServer({ db, portal, signIn })
  const pages: string[] = []
  const failed: Sentence[] = []
  try {
    const waiting = isWanted ? ['/'] : []
    for (let page = waiting.shift(); page !== undefined && pages.length < pagesWanted; page = waiting.shift()) {
      const { statusCode, body } = await app.inject({ url: page, headers: { host: 'localhost' } })
      if (statusCode !== 200) failed.push(fill(words['backup.page-fails'], { page, status: statusCode }))
      else pages.push(page)
      const links = [...body.matchAll(/href="(\/o\/[^"#?]+)"/g)].map(([, link]) => link ?? '')
      waiting.push(...links.filter((link) => !waiting.includes(link) && !pages.includes(link)))
    }
    if (isWanted && pages.length === 0) failed.push(words['backup.no-pages'])
    return { pages, failed }
  } finally {
    await app.close()
    await Promise.all([db.close(), portal.close(), signIn.close()])
  }
}

async function hasOrganisations(owner: pg.Client): Promise<boolean> {
  return (await countRows(owner, 'sites.site')) > 0
}
