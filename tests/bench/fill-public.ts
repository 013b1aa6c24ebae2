import type pg from 'pg'
import { newId } from '#kernel/ids.ts'
import { plainText } from '#kernel/search.ts'
import { copy, type FilledOrg, readCsv } from './fill.ts'

type Orgs = ReadonlyMap<string, FilledOrg>

/** An article of the data set and the address of its site. */
export interface FilledArticle {
  readonly id: string
  readonly slug: string
  readonly orgPath: string
}

/** Opens a site for every organisation and writes the articles with their one version, as an import would. */
export async function fillArticles(owner: pg.Client, folder: string, orgs: Orgs): Promise<FilledArticle[]> {
  const sites = [...orgs.values()]
  await copy(owner, 'sites.site (org_id, org_path, name, hosted_by, address, phone)', sites, (org) => [
    org.id,
    org.path,
    org.name,
    org.name,
    '测量县样本路1号',
    '0851-00000000',
  ])
  const filled: FilledArticle[] = []
  let rows: Article[] = []
  for await (const row of readCsv(folder, 'articles.csv')) {
    const org = orgs.get(row.org_id ?? '') as FilledOrg
    const id = newId()
    rows.push({ id, org, title: row.title ?? '', body: `<p>${row.body}</p>`, at: row.published_at ?? '' })
    filled.push({ id, slug: org.slug, orgPath: org.path })
    if (rows.length === 2000) rows = await writeArticles(owner, rows)
  }
  await writeArticles(owner, rows)
  return filled
}

interface Article {
  readonly id: string
  readonly org: FilledOrg
  readonly title: string
  readonly body: string
  readonly at: string
}

// Only titles are made searchable: nothing here searches articles, and their texts would take a minute.
async function writeArticles(owner: pg.Client, rows: readonly Article[]): Promise<Article[]> {
  await copy(
    owner,
    `publishing.article (id, org_id, org_path, section_code, title, body_html, summary, source, status, saved_by_name,
    published_at, content_digest, is_imported, search_text, search_title, search)`,
    rows,
    ({ id, org, title, body, at }) => {
      const search = plainText(title)
      const summary = body.slice(3, 90)
      return [
        id,
        org.id,
        org.path,
        'PARTY_AFFAIRS',
        title,
        body,
        summary,
        '本站',
        'PUBLISHED',
        '测量',
        at,
        'sha-256:0',
        true,
        search.text,
        search.text,
        search.vector,
      ]
    },
  )
  await copy(
    owner,
    `publishing.article_version (article_id, number, org_id, org_path, section_code, title, body_html, summary, source,
    saved_by_name, saved_at)`,
    rows,
    ({ id, org, title, body, at }) => [
      id,
      1,
      org.id,
      org.path,
      'PARTY_AFFAIRS',
      title,
      body,
      body.slice(3, 90),
      '本站',
      '测量',
      at,
    ],
  )
  return []
}

const states: Readonly<Record<string, string>> = {
  new: 'SUBMITTED',
  accepted: 'ACCEPTED',
  replied: 'REPLIED',
  closed: 'CLOSED',
}

/** Writes the messages as cases that were handled elsewhere, with a desk at every organisation. */
export async function fillCases(owner: pg.Client, folder: string, orgs: Orgs): Promise<void> {
  await copy(owner, 'cases.desk (org_id, org_path)', [...orgs.values()], (org) => [org.id, org.path])
  const rows: Record<string, string>[] = []
  for await (const row of readCsv(folder, 'messages.csv')) rows.push(row)
  await copy(
    owner,
    `cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
    is_public, state, channel, created_at, search_text, terms, source, source_id)`,
    rows,
    (row) => {
      const org = orgs.get(row.org_id ?? '') as FilledOrg
      const { title = '', body = '', id = '', status = '', created_at: at } = row
      const search = plainText(`${title} ${body}`)
      return [
        newId(),
        `M${id}`,
        org.id,
        org.path,
        org.name,
        org.id,
        org.name,
        'CONSULT',
        title,
        body,
        '测**',
        true,
        states[status] ?? 'CLOSED',
        'IMPORT',
        at,
        search.text,
        search.vector,
        'bench',
        id,
      ]
    },
  )
  await owner.query(`insert into app.setting (name, value) values ('cases', '{"submissionsPerHour": 1000}')`)
}
