import { type Reach, reachOf } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import type { SearchQuery, SearchText } from '#kernel/search.ts'
import type { ArticleAct, ArticleRow, ArticleSection, ArticleStatus, Notice, Pending } from './contract.ts'
import type { Attachment } from './files/contract.ts'

/** The text of an article as it is kept: cleaned, with a summary and a source. */
export interface KeptText {
  readonly sectionCode: ArticleSection
  readonly columnId: string | null
  readonly title: string
  readonly subtitle: string | null
  readonly bodyHtml: string
  readonly summary: string
  readonly source: string
  readonly sourceUrl: string | null
  readonly author: string | null
  readonly editor: string | null
  readonly notice: Notice | null
  readonly attachments: Attachment[]
}

/** An article with its place and its standing; `path` is internal. Instants are dates here. */
export interface Article extends Omit<ArticleRow, 'savedAt' | 'publishedAt' | 'updatedAt'> {
  readonly path: string
  readonly savedBy: string | null
  readonly submittedBy: string | null
  readonly savedAt: Date
  readonly publishedAt: Date | null
  readonly updatedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  readonly contentDigest: string | null
  readonly handedAt: Date | null
  readonly handedPath: string | null
}

/** One saved version. */
export interface Version {
  readonly number: number
  readonly savedByName: string
  readonly savedAt: Date
  readonly text: KeptText
}

/** Who saves, and when. */
export interface Saving {
  readonly number: number
  readonly savedBy: string | null
  readonly savedByName: string
  readonly savedAt: Date
}

const articleColumns = sql.raw(`a.id, a.org_id, a.org_path as path,
  (select o.name from organisations.address o where o.id = a.org_id) as org_name, a.section_code, a.column_id, a.title, a.status,
  a.pending, a.version, a.saved_by, a.saved_by_name, a.submitted_by, a.saved_at, a.published_at, a.updated_at, a.is_imported,
  a.withdrawn_at, a.withdrawn_reason, a.content_digest, a.handed_at, a.handed_path`)
const textColumns =
  sql.raw(`section_code, column_id, title, subtitle, body_html, summary, source, source_url, author, editor,
  notice_from, notice_until, notice_objection, attachments`)
const textValues = (
  text: KeptText,
) => sql`${text.sectionCode}, ${text.columnId}::uuid, ${text.title}, ${text.subtitle}, ${text.bodyHtml},
  ${text.summary}, ${text.source}, ${text.sourceUrl}, ${text.author}, ${text.editor}, ${text.notice?.fromOn ?? null}::date,
  ${text.notice?.untilOn ?? null}::date, ${text.notice?.objection ?? null}, ${JSON.stringify(text.attachments)}::jsonb`

/** The article, when it is inside the reach. */
export function findArticle(tx: Tx, reach: Reach, articleId: string): Promise<Article | undefined> {
  return tx.first(
    steady(sql<Article>`select ${articleColumns} from publishing.article a
      where a.id = ${articleId} and ${within(reach, 'a.org_path')}`),
  )
}

/** What a list asks for. `query` is null when words were typed that cannot be searched. */
export interface ArticleFilter {
  readonly org?: { readonly path: string; readonly includeBelow: boolean } | undefined
  readonly sectionCode?: string | undefined
  readonly columnId?: string | undefined
  readonly status?: ArticleStatus | undefined
  readonly isWaiting: boolean
  /** Leaves out what this account saved or handed in. */
  readonly notBy?: string | undefined
  /** Leaves out what only those who hand down may publish. */
  readonly isWithoutHanded?: boolean | undefined
  readonly savedBy?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly query?: SearchQuery | null | undefined
  readonly page: number
  readonly size: number
}

/** How many articles words find at most in the actor's reach, before the other conditions narrow them. */
export const mostFound = 1000

/**
 * One page of the articles in the reach, last saved first, and how many there are; `isCut` when words found so many that only the
 * newest `mostFound` were looked at.
 */
export async function listArticles(
  tx: Tx,
  reach: Reach,
  of: ArticleFilter,
): Promise<{ rows: Article[]; total: number; isCut: boolean }> {
  if (of.query === null) return { rows: [], total: 0, isCut: false }
  // One more than is listed says whether there are more.
  const search = sql`publishing.search(
    ${of.query?.tsquery ?? ''}::tsquery, ${of.query?.patterns ?? []}::text[], ${mostFound + 1})`
  const among = sql`with among as materialized (select s.id, s.at from ${search} with ordinality s(id, at))`
  const wanted = sql`from publishing.article a where ${within(reach, 'a.org_path')}
      and ${standsAt(of.org)}
      and (${of.sectionCode ?? null}::text is null or a.section_code = ${of.sectionCode ?? null})
      and (${of.columnId ?? null}::uuid is null or a.column_id = ${of.columnId ?? null}::uuid)
      and (${of.status ?? null}::text is null or a.status = ${of.status ?? null})
      and (not ${of.isWaiting}::boolean or a.status = 'REVIEW' or a.pending = 'REVIEW')
      and (${of.notBy ?? null}::uuid is null
        or a.saved_by is distinct from ${of.notBy ?? null}::uuid and a.submitted_by is distinct from ${of.notBy ?? null}::uuid)
      and (a.handed_at is null or not ${of.isWithoutHanded ?? false}::boolean)
      and (${of.from ?? null}::date is null or ${listedOn} >= ${of.from ?? null}::date)
      and (${of.until ?? null}::date is null or ${listedOn} <= ${of.until ?? null}::date)
      and (${of.savedBy ?? null}::uuid is null or a.saved_by = ${of.savedBy ?? null}::uuid)
      and (${of.query === undefined}::boolean or a.id in (select s.id from among s where s.at <= ${mostFound}))`
  const [rows, [count]] = await tx.all([
    sql<Article>`${among} select ${articleColumns} ${wanted} order by a.saved_at desc, a.id desc limit ${of.size} offset ${(of.page - 1) * of.size}`,
    sql<{ total: number; found: number }>`${among} select count(*) as total,
      case when ${of.query === undefined}::boolean then 0 else (select count(*) from among) end as found ${wanted}`,
  ])
  return { rows, total: count?.total ?? 0, isCut: (count?.found ?? 0) > mostFound }
}

// Days are China's, whatever the server's clock says.
const listedOn = sql.raw(`(coalesce(a.published_at, a.saved_at) at time zone 'Asia/Shanghai')::date`)

const standsAt = (org: ArticleFilter['org']) => {
  if (!org) return sql`true`
  if (!org.includeBelow) return sql`a.org_path = ${org.path}`
  return within(reachOf(org.path), 'a.org_path')
}

/** When each open window of a site last got something of its own; reprints do not count (A10). */
export function listLastChanges(
  tx: Tx,
  reach: Reach,
  orgId: string,
): Promise<{ columnId: string; promiseDays: number; changedAt: Date | null }[]> {
  return tx.rows(sql<{ columnId: string; promiseDays: number; changedAt: Date | null }>`
    select c.id as column_id, c.promise_days, max(a.published_at) filter (where a.source_url is null) as changed_at
    from sites.column c left join publishing.article a on a.column_id = c.id and a.org_id = c.org_id and a.status = 'PUBLISHED'
    where c.org_id = ${orgId} and c.closed_on is null and ${within(reach, 'c.org_path')} group by c.id`)
}

interface VersionRow extends Omit<KeptText, 'notice'> {
  number: number
  savedByName: string
  savedAt: Date
  noticeFrom: string | null
  noticeUntil: string | null
  noticeObjection: string | null
}

/** One version, the newest when no number is given. */
export async function findVersion(
  tx: Tx,
  reach: Reach,
  of: { articleId: string; number?: number },
): Promise<Version | undefined> {
  const row = await tx.first(selectVersion(reach, of))
  return row && versionOf(row)
}

const selectVersion = (reach: Reach, of: { articleId: string; number?: number }) =>
  steady(sql<VersionRow>`select number, saved_by_name, saved_at, ${textColumns} from publishing.article_version
    where article_id = ${of.articleId} and (${of.number ?? null}::integer is null or number = ${of.number ?? null}) and ${within(reach)}
    order by number desc limit 1`)

function versionOf(row: VersionRow): Version {
  const { number, savedByName, savedAt, noticeFrom, noticeUntil, noticeObjection, ...text } = row
  const hasNotice = noticeFrom !== null && noticeUntil !== null && noticeObjection !== null
  const notice = hasNotice ? { fromOn: noticeFrom, untilOn: noticeUntil, objection: noticeObjection } : null
  return { number, savedByName, savedAt, text: { ...text, notice } }
}

/** The newest version of an article, how often it was saved and what happened to it, newest first. */
export async function readHistory(tx: Tx, reach: Reach, articleId: string) {
  const [[newest], versions, steps] = await tx.all([
    selectVersion(reach, { articleId }),
    steady(sql<{
      number: number
      title: string
      savedByName: string
      savedAt: Date
    }>`select number, title, saved_by_name, saved_at
      from publishing.article_version where article_id = ${articleId} and ${within(reach)} order by number desc limit 500`),
    steady(sql<StepRow>`select at, act, number, actor_name, note from publishing.article_step
      where article_id = ${articleId} and ${within(reach)} order by at desc, id desc limit 500`),
  ])
  return { newest: newest && versionOf(newest), versions, steps }
}

interface StepRow {
  at: Date
  act: ArticleAct
  number: number
  actorName: string
  note: string | null
}

/** What an article is found by: its title, its whole text, and the words of its index, all folded. */
export interface ArticleSearch extends SearchText {
  readonly title: string
}

/** A new article. `digest` is given when it is published at once; the database sets the hour. */
export interface NewArticle {
  readonly id: string
  readonly orgId: string
  readonly path: string
  readonly text: KeptText
  readonly search: ArticleSearch
  readonly saving: Saving
  readonly status: ArticleStatus
  readonly digest: string | null
}

/** Writes a new article with its first version. */
export function insertArticle(tx: Tx, article: NewArticle): void {
  const { saving } = article
  tx.later(sql`insert into publishing.article (id, org_id, org_path, ${textColumns}, status, version, saved_by, saved_by_name,
      created_at, saved_at, content_digest, search_title, search_text, search)
    values (${article.id}, ${article.orgId}, ${article.path}, ${textValues(article.text)}, ${article.status}, ${saving.number},
      ${saving.savedBy}, ${saving.savedByName}, ${saving.savedAt}, ${saving.savedAt}, ${article.digest}, ${article.search.title}, ${article.search.text},
      ${article.search.vector}::tsvector)`)
  insertVersion(tx, { articleId: article.id, orgId: article.orgId, path: article.path }, article)
}

/** Where an article and all that belongs to it stands. */
export interface Place {
  readonly articleId: string
  readonly orgId: string
  readonly path: string
}

/** Keeps one saving for ever. */
export function insertVersion(tx: Tx, place: Place, of: { text: KeptText; saving: Saving }): void {
  const { saving } = of
  tx.later(sql`insert into publishing.article_version (article_id, number, org_id, org_path, ${textColumns}, saved_by, saved_by_name, saved_at)
    values (${place.articleId}, ${saving.number}, ${place.orgId}, ${place.path}, ${textValues(of.text)}, ${saving.savedBy}, ${saving.savedByName}, ${saving.savedAt})`)
}

/** A new standing, the saving that led to it, and the text where the row itself takes it on. */
export interface Change {
  readonly articleId: string
  /** What this change was decided on; when it is no longer so, nothing is changed. */
  readonly from: Pick<Article, 'version' | 'status' | 'pending' | 'handedAt'>
  readonly status: ArticleStatus
  readonly pending: Pending | null
  readonly saving?: Saving
  readonly submittedBy?: string | null
  readonly live?: { readonly text: KeptText; readonly search: ArticleSearch }
  readonly digest?: string
  readonly updatedAt?: Date
}

/** Changes an article that still stands where it was read; gives the hour of publication, or nothing when it does not. */
export function changeArticle(tx: Tx, reach: Reach, of: Change): Promise<{ publishedAt: Date | null } | undefined> {
  const { saving, live } = of
  const sets = [
    sql`status = ${of.status}, pending = ${of.pending}`,
    saving &&
      sql`version = ${saving.number}, saved_by = ${saving.savedBy}, saved_by_name = ${saving.savedByName}, saved_at = ${saving.savedAt}`,
    of.submittedBy !== undefined && sql`submitted_by = ${of.submittedBy}`,
    live && sql`(${textColumns}) = (select ${textValues(live.text)})`,
    live &&
      sql`search_title = ${live.search.title}, search_text = ${live.search.text}, search = ${live.search.vector}::tsvector`,
    of.digest && sql`content_digest = ${of.digest}`,
    of.updatedAt && sql`updated_at = ${of.updatedAt}`,
  ].filter((set) => set !== false && set !== undefined && set !== '')
  return tx.first(sql<{ publishedAt: Date | null }>`update publishing.article set ${sql.join(sets)}
    where id = ${of.articleId} and version = ${of.from.version} and status = ${of.from.status}
      and pending is not distinct from ${of.from.pending} and (handed_at is null) = ${of.from.handedAt === null}::boolean
      and ${within(reach)} returning published_at`)
}

/** Leaves the title and the reason of an article and takes its text away; the versions keep it. */
export async function withdraw(
  tx: Tx,
  reach: Reach,
  of: { articleId: string; version: number; at: Date; reason: string; by: string },
): Promise<boolean> {
  const touched =
    await tx.run(sql`update publishing.article set status = 'WITHDRAWN', pending = null, body_html = '', summary = '',
      subtitle = null, search_title = '', search_text = '', search = '', notice_from = null, notice_until = null, notice_objection = null, attachments = '[]',
      withdrawn_at = ${of.at}, withdrawn_reason = ${of.reason}, withdrawn_by = ${of.by}
    where id = ${of.articleId} and version = ${of.version} and status = 'PUBLISHED' and ${within(reach)}`)
  return touched > 0
}

/** Notes a step on an article's way. */
export function insertStep(tx: Tx, place: Place, step: StepRow & { id: string }): void {
  tx.later(sql`insert into publishing.article_step (id, article_id, org_id, org_path, at, act, number, actor_name, note)
    values (${step.id}, ${place.articleId}, ${place.orgId}, ${place.path}, ${step.at}, ${step.act}, ${step.number}, ${step.actorName}, ${step.note})`)
}
