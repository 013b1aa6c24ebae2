import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { plainQuery } from '#kernel/search.ts'
import { dayOf } from '#kernel/time.ts'
import { getOrg } from '#modules/organisations/index.ts'
import { freshness, getColumn, getSite, openSite as openSiteItself, type Site } from '#modules/sites/index.ts'
import type * as contract from './contract.ts'
import { prepareWithFiles, refuseBarePictures } from './files/taking.ts'
import { keysOf } from './handing/rules.ts'
import { offeringOf, offersOf } from './offering/present.ts'
import { offerKeysOf, readOffers } from './offering/service.ts'
import { type Act, type ArticleStanding, articleAfter } from './own-procedure.ts'
import { may, mayDecide } from './policy.ts'
import { publishingPaths } from './portal/paths.ts'
import { digestOf, prepareText, searchTextOf } from './prepare.ts'
import { canOf, rowOf } from './present.ts'
import { ageInDays } from './rules.ts'
import { firstDrafts, welcomeArticle } from './samples.ts'
import { placeOf, recordAct, step } from './steps.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** Opens a site and puts its first text in: a published word of welcome and drafts to fill in (A04). */
export async function openSite(
  ctx: Ctx,
  input: Input<typeof contract.openSite>,
): Promise<Answer<typeof contract.openSite>> {
  const site = await openSiteItself(ctx, input)
  const begin = (written: contract.ArticleText, status: Insertion['status']) =>
    insert(ctx, { id: newId(), site, text: prepareText(written, site.organisation), status })
  const welcome = begin(welcomeArticle(site), 'PUBLISHED')
  const drafts = firstDrafts(site).map((written) => begin(written, 'DRAFT'))
  return { orgId: site.orgId, slug: site.slug, path: `/o/${site.slug}/`, articleIds: [welcome, ...drafts] }
}

interface Insertion {
  readonly id: string
  readonly site: { readonly orgId: string; readonly path: string }
  readonly text: store.KeptText
  readonly status: 'DRAFT' | 'PUBLISHED'
}

function insert(ctx: Ctx, { id, site, text, status }: Insertion): string {
  store.insertArticle(ctx.tx, {
    id,
    orgId: site.orgId,
    path: site.path,
    text,
    search: searchTextOf(text),
    saving: savingOf(ctx, 1),
    status,
    digest: status === 'PUBLISHED' ? digestOf(text) : null,
  })
  return id
}

const savingOf = (ctx: Ctx, number: number): store.Saving => ({
  number,
  savedBy: ctx.actor.accountId,
  savedByName: ctx.actor.name,
  savedAt: ctx.now,
})

/** The articles in the editor's reach: all that is asked is asked in the query. */
export async function listArticles(
  ctx: Ctx,
  input: Input<typeof contract.listArticles>,
): Promise<Answer<typeof contract.listArticles>> {
  need(may.readArticles(ctx.actor))
  const { q, orgId, includeBelow, waiting, mine, ...filter } = input
  const org = orgId ? { path: (await getOrg(ctx, orgId)).path, includeBelow: includeBelow !== 'false' } : undefined
  const self = ctx.actor.accountId ?? undefined
  const { rows, total, isCut } = await store.listArticles(ctx.tx, ctx.actor.reach, {
    ...filter,
    org,
    isWaiting: waiting !== undefined,
    notBy: waiting === 'me' ? self : undefined,
    isWithoutHanded: waiting === 'me' && !mayDecide(ctx.actor),
    savedBy: mine === 'true' ? self : undefined,
    query: q ? plainQuery(q) : undefined,
  })
  return { rows: rows.map(rowOf), total, newestOnly: isCut ? store.mostFound : null }
}

/** An article with the text of its newest version, its history and what the reader may do. */
export async function readArticle(
  ctx: Ctx,
  input: Input<typeof contract.readArticle>,
): Promise<Answer<typeof contract.readArticle>> {
  need(may.readArticles(ctx.actor))
  const article = await getArticle(ctx, input.articleId)
  const { newest, versions, steps } = await store.readHistory(ctx.tx, ctx.actor.reach, article.id)
  const site = await getSite(ctx, article.orgId)
  const offers = await readOffers(ctx, article, site)
  return {
    ...rowOf(article),
    text: found(newest, 'publishing.not-found').text,
    withdrawnAt: article.withdrawnAt?.toISOString() ?? null,
    withdrawnReason: article.withdrawnReason,
    contentDigest: article.contentDigest,
    handedAt: article.handedAt?.toISOString() ?? null,
    ...offersOf(offers),
    versions: versions.map((version) => ({ ...version, savedAt: version.savedAt.toISOString() })),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    publicPath:
      article.publishedAt === null || site.slug === null ? null : publishingPaths.article(site.slug, article.id),
    needsReview: site.needsReview,
    can: { ...canOf(ctx.actor, article, site), ...offeringOf(ctx.actor, article, offers) },
  }
}

/** How the windows of a site stand against their promise. */
export async function readFreshness(
  ctx: Ctx,
  input: Input<typeof contract.readFreshness>,
): Promise<Answer<typeof contract.readFreshness>> {
  need(may.readArticles(ctx.actor))
  const site = await getSite(ctx, input.orgId)
  const changes = await store.listLastChanges(ctx.tx, ctx.actor.reach, site.orgId)
  const rows = changes.map(({ columnId, promiseDays, changedAt }) => ({
    columnId,
    changedOn: changedAt && dayOf(changedAt),
    state: freshness(promiseDays, changedAt && ageInDays(changedAt, ctx.now)),
  }))
  return { rows }
}

/** One version of an article. */
export async function readVersion(
  ctx: Ctx,
  input: Input<typeof contract.readVersion>,
): Promise<Answer<typeof contract.readVersion>> {
  need(may.readArticles(ctx.actor))
  const version = found(await store.findVersion(ctx.tx, ctx.actor.reach, input), 'publishing.not-found')
  const { number, savedByName, savedAt, text } = version
  return { number, title: text.title, savedByName, savedAt: savedAt.toISOString(), text }
}

/** Writes a new article as a draft of an open site. */
export async function writeArticle(
  ctx: Ctx,
  input: Input<typeof contract.writeArticle>,
): Promise<Answer<typeof contract.writeArticle>> {
  const { orgId, ...written } = input
  const site = await getSite(ctx, orgId)
  need(may.writeArticle(ctx.actor, site.path))
  await refuseForeignColumn(ctx, site, written)
  const id = newId()
  const text = await prepareWithFiles(ctx, { place: { articleId: id, orgId, path: site.path }, site, written })
  insert(ctx, { id, site, text, status: 'DRAFT' })
  recordAct(ctx, 'publishing.written', { articleId: id, orgId, path: site.path }, { number: 1 })
  return { id, status: 'DRAFT', pending: null, version: 1 }
}

/** Saves an article as a new version. What is published stays as it is until the new version is published too. */
export async function saveArticle(
  ctx: Ctx,
  input: Input<typeof contract.saveArticle>,
): Promise<Answer<typeof contract.saveArticle>> {
  const { articleId, version, ...written } = input
  const { article, site } = await openForChange(ctx, { articleId, version })
  need(may.saveArticle(ctx.actor, article.path))
  await refuseForeignColumn(ctx, site, written)
  const standing = standingAfter(article, 'save', site)
  const newest = await store.findVersion(ctx.tx, ctx.actor.reach, { articleId })
  const text = await prepareWithFiles(ctx, { place: placeOf(article), site, written, before: newest?.text })
  const saving = savingOf(ctx, version + 1)
  const live = article.status === 'PUBLISHED' ? {} : { live: { text, search: searchTextOf(text) } }
  await change(ctx, { articleId, from: article, ...standing, saving, submittedBy: null, ...live })
  store.insertVersion(ctx.tx, placeOf(article), { text, saving })
  recordAct(ctx, 'publishing.saved', placeOf(article), { number: saving.number })
  return { id: articleId, ...standing, version: saving.number }
}

/** Hands the newest version in for a second person to read. */
export async function submitArticle(
  ctx: Ctx,
  input: Input<typeof contract.submitArticle>,
): Promise<Answer<typeof contract.submitArticle>> {
  const { article, site } = await openForChange(ctx, input)
  need(may.submitArticle(ctx.actor, article.path))
  const standing = standingAfter(article, 'submit', site)
  const newest = await store.findVersion(ctx.tx, ctx.actor.reach, { articleId: article.id })
  refuseBarePictures(found(newest, 'publishing.not-found').text)
  await change(ctx, { articleId: article.id, from: article, ...standing, submittedBy: ctx.actor.accountId })
  return step(ctx, { article, standing, act: 'SUBMITTED', note: null })
}

/** Gives a submitted version back with the reason. */
export async function returnArticle(
  ctx: Ctx,
  input: Input<typeof contract.returnArticle>,
): Promise<Answer<typeof contract.returnArticle>> {
  const { article, site } = await openForChange(ctx, input)
  need(may.returnArticle(ctx.actor, article.path))
  const standing = standingAfter(article, 'return', site)
  await change(ctx, { articleId: article.id, from: article, ...standing, submittedBy: null })
  return step(ctx, { article, standing, act: 'RETURNED', note: input.reason })
}

/**
 * Publishes the newest version. The database sets the hour of the first publication and keeps it; a later version shows
 * 更新于 (A07, UX-PT5).
 */
export async function publishArticle(
  ctx: Ctx,
  input: Input<typeof contract.publishArticle>,
): Promise<Answer<typeof contract.publishArticle>> {
  const { article, site } = await openForChange(ctx, input)
  need(may.publishArticle(ctx.actor, { ...article, needsReview: site.needsReview }))
  refuseIf(site.state === 'PAUSED', 'conflict', 'publishing.site-paused')
  const standing = standingAfter(article, 'publish', site)
  const newest = found(
    await store.findVersion(ctx.tx, ctx.actor.reach, { articleId: article.id }),
    'publishing.not-found',
  )
  refuseBarePictures(newest.text)
  const isFirst = article.status !== 'PUBLISHED'
  const { publishedAt } = await change(ctx, {
    articleId: article.id,
    from: article,
    ...standing,
    live: { text: newest.text, search: searchTextOf(newest.text) },
    digest: digestOf(newest.text),
    ...(isFirst ? {} : { updatedAt: ctx.now }),
  })
  notifyPages(ctx, [...keysOf(article), ...(await offerKeysOf(ctx, article.id))])
  const moved = step(ctx, { article, standing, act: isFirst ? 'PUBLISHED' : 'UPDATED', note: null })
  return { ...moved, publishedAt: (publishedAt ?? ctx.now).toISOString() }
}

/** Takes an article's text from the public for good; title and reason stay, versions are kept (T38, A05). */
export async function withdrawArticle(
  ctx: Ctx,
  input: Input<typeof contract.withdrawArticle>,
): Promise<Answer<typeof contract.withdrawArticle>> {
  const { article, site } = await openForChange(ctx, input)
  need(may.withdrawArticle(ctx.actor, article.path))
  const standing = standingAfter(article, 'withdraw', site)
  const { version, reason } = input
  const withdrawal = { articleId: article.id, version, at: ctx.now, reason, by: site.orgName }
  if (!(await store.withdraw(ctx.tx, ctx.actor.reach, withdrawal)))
    throw refuse('conflict', 'publishing.changed-meanwhile')
  notifyPages(ctx, [...keysOf(article), ...(await offerKeysOf(ctx, article.id))], { forGood: true })
  return step(ctx, { article, standing, act: 'WITHDRAWN', note: reason })
}

async function getArticle(ctx: Ctx, articleId: string): Promise<store.Article> {
  return found(await store.findArticle(ctx.tx, ctx.actor.reach, articleId), 'publishing.not-found')
}

async function openForChange(ctx: Ctx, of: { articleId: string; version: number }) {
  const article = await getArticle(ctx, of.articleId)
  const site = await getSite(ctx, article.orgId)
  refuseIf(article.version !== of.version, 'conflict', 'publishing.changed-meanwhile')
  return { article, site }
}

function standingAfter(article: ArticleStanding, act: Act, site: Site): ArticleStanding {
  const standing = articleAfter(article, act, site.needsReview)
  if (typeof standing === 'string') throw refuse('conflict', standing)
  return standing
}

async function change(ctx: Ctx, of: store.Change): Promise<{ publishedAt: Date | null }> {
  const changed = await store.changeArticle(ctx.tx, ctx.actor.reach, of)
  if (!changed) throw refuse('conflict', 'publishing.changed-meanwhile')
  return changed
}

async function refuseForeignColumn(ctx: Ctx, site: Site, written: contract.ArticleText): Promise<void> {
  if (written.columnId === null) return
  const column = await getColumn(ctx, site.orgId, written.columnId)
  const isElsewhere = column.closedOn !== null || column.sectionCode !== written.sectionCode
  refuseIf(isElsewhere, 'invalid', 'publishing.column-elsewhere', { field: 'columnId' })
}
