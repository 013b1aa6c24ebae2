import { type Reach, reachOf } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import type { ArticleSection } from '../contract.ts'
import type { Attachment } from '../files/contract.ts'
import type { AnswerAct, OfferDirection } from './contract.ts'

/** A standing offer of an article; `toPath` is internal. */
export interface Offer {
  readonly id: string
  readonly direction: OfferDirection
  readonly toOrgId: string
  readonly toPath: string
  readonly toName: string
  readonly offeredAt: Date
}

/** To whom something can be offered. */
export interface Receiver {
  readonly id: string
  readonly path: string
  readonly name: string
}

interface OfferRow extends Offer {
  readonly takenBackAt: Date | null
}

// Read with every article that is opened, so all of it is asked once and keeps its plan.
const selectOffers = (reach: Reach, articleId: string) =>
  steady(sql<OfferRow>`select o.id, o.direction, o.to_org_id, o.to_path, o.to_name, o.offered_at, o.taken_back_at
    from publishing.offer o where o.article_id = ${articleId} and ${within(reach, 'o.org_path')}
    order by o.direction desc, o.offered_at`)

const standingOf = (offers: readonly OfferRow[]): Offer[] => offers.filter(({ takenBackAt }) => takenBackAt === null)

/** The standing offers of an article in reach. */
export async function listOffers(tx: Tx, reach: Reach, articleId: string): Promise<Offer[]> {
  return standingOf(await tx.rows(selectOffers(reach, articleId)))
}

/**
 * The standing offers of an article in reach, whether it was ever offered, and to whom it could be: the organisation directly above its place when its
 * site is open, and whether any site below is.
 */
export async function findOfferable(tx: Tx, reach: Reach, of: { id: string; path: string }) {
  const [offers, [above], [below]] = await tx.all([
    selectOffers(reach, of.id),
    steady(sql<Receiver>`select r.id, r.path, r.name from publishing.receiver_above(${of.path}) r`),
    steady(sql<{
      hasBelow: boolean
    }>`select exists (select 1 from sites.site s where s.org_path <> ${of.path} and s.state = 'ACTIVE'
      and ${within(reachOf(of.path), 's.org_path')} and ${within(reach, 's.org_path')}) as has_below`),
  ])
  return { standing: standingOf(offers), wasOffered: offers.length > 0, above, hasBelow: below?.hasBelow ?? false }
}

/** Who offers which article to whom. */
export interface NewOffer extends Offer {
  readonly articleId: string
  readonly orgId: string
  readonly path: string
  readonly offeredByName: string
}

/** Offers an article; whether it was not offered so already. */
export async function insertOffer(tx: Tx, of: NewOffer): Promise<boolean> {
  const written = await tx.run(sql`insert into publishing.offer
      (id, article_id, org_id, org_path, direction, to_org_id, to_path, to_name, offered_at, offered_by_name)
    values (${of.id}, ${of.articleId}, ${of.orgId}, ${of.path}, ${of.direction}, ${of.toOrgId}, ${of.toPath}, ${of.toName},
      ${of.offeredAt}, ${of.offeredByName})
    on conflict (article_id, direction) where taken_back_at is null do nothing`)
  return written > 0
}

/** Takes an offer back; whether it still stood. */
export async function takeBackOffer(tx: Tx, reach: Reach, of: { id: string; at: Date }): Promise<boolean> {
  const touched = await tx.run(sql`update publishing.offer set taken_back_at = ${of.at}
    where id = ${of.id} and taken_back_at is null and ${within(reach)}`)
  return touched > 0
}

/** An article offered to a site, as lists show it. */
export interface OfferedItem {
  readonly id: string
  readonly direction: OfferDirection
  readonly offeredAt: Date
  readonly articleId: string
  readonly title: string
  readonly updatedAt: Date | null
  readonly fromName: string
}

/** The same with its text, as everybody reads it; `writtenBy` are the accounts that saved a version of it. */
export interface Offered extends OfferedItem {
  readonly subtitle: string | null
  readonly bodyHtml: string
  readonly source: string
  readonly author: string | null
  readonly attachments: readonly Attachment[]
  readonly sectionCode: ArticleSection
  readonly publishedAt: Date
  readonly slug: string | null
  readonly writtenBy: readonly string[]
}

/** What is offered to a place of the tree, newest first, and how much there is. */
export async function listOffered(
  tx: Tx,
  of: { path: string; page: number; size: number },
): Promise<{ rows: OfferedItem[]; total: number }> {
  const rows = await tx.rows(sql<OfferedItem & { total: number }>`select o.*
    from publishing.offered_to(${of.path}, ${of.size}, ${(of.page - 1) * of.size}) o`)
  const [first] = rows
  // A page past the last says how many there are all the same.
  if (!first && of.page > 1) return { rows, total: (await listOffered(tx, { path: of.path, page: 1, size: 1 })).total }
  return { rows, total: first?.total ?? 0 }
}

/** One article that is offered to a place. */
export function findOffered(tx: Tx, of: { path: string; offerId: string }): Promise<Offered | undefined> {
  return tx.first(sql<Offered>`select o.* from publishing.offered_here(${of.path}, ${of.offerId}) o`)
}

/** To which site something is offered upward, when its place is in reach. */
export function findReceiverOf(tx: Tx, offerId: string): Promise<{ orgId: string } | undefined> {
  return tx.first(sql<{ orgId: string }>`select r.org_id from publishing.receiver_of(${offerId}) r`)
}

/** What a site made of an article that was offered to it; `path` is internal. */
export interface Answer {
  readonly id: string
  readonly orgId: string
  readonly path: string
  readonly articleId: string
  readonly offerId: string
  readonly state: AnswerAct
  readonly version: number
  readonly sectionCode: ArticleSection | null
  readonly columnId: string | null
  readonly readUpdatedAt: Date | null
}

const answerColumns =
  sql.raw(`n.id, n.org_id, n.org_path as path, n.article_id, n.offer_id, n.state, n.version, n.section_code,
  n.column_id, n.read_updated_at`)

/** The answers of a site to offers of these articles. */
export function listAnswers(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; articleIds: readonly string[] },
): Promise<Answer[]> {
  return tx.rows(sql<Answer>`select ${answerColumns} from publishing.offer_answer n
    where n.org_id = ${of.orgId} and n.article_id = any(${of.articleIds}::uuid[]) and ${within(reach, 'n.org_path')}`)
}

/** An answer, when it is inside the reach. */
export function findAnswer(tx: Tx, reach: Reach, answerId: string): Promise<Answer | undefined> {
  return tx.first(sql<Answer>`select ${answerColumns} from publishing.offer_answer n
    where n.id = ${answerId} and ${within(reach, 'n.org_path')}`)
}

/** An answer as it shall stand: to which offer, after reading which version, where the article is put. */
export interface Given {
  readonly offerId: string
  readonly state: AnswerAct
  readonly readUpdatedAt: Date | null
  readonly place: { readonly sectionCode: string; readonly columnId: string | null } | null
  readonly at: Date
}

/** Writes the first answer of a site to an article; whether there was none. */
export async function insertAnswer(
  tx: Tx,
  of: { id: string; orgId: string; path: string; articleId: string; publishedAt: Date; given: Given },
): Promise<boolean> {
  const { given } = of
  const written = await tx.run(sql`insert into publishing.offer_answer
      (id, org_id, org_path, article_id, offer_id, state, version, section_code, column_id, published_at, read_updated_at, taken_at)
    values (${of.id}, ${of.orgId}, ${of.path}, ${of.articleId}, ${given.offerId}, ${given.state}, 1, ${given.place?.sectionCode ?? null},
      ${given.place?.columnId ?? null}::uuid, ${of.publishedAt}, ${given.readUpdatedAt}::timestamptz, ${given.place ? given.at : null}::timestamptz)
    on conflict (org_id, article_id) do nothing`)
  return written > 0
}

/** Changes an answer that still stands as it was read; whether it did. */
export async function changeAnswer(tx: Tx, reach: Reach, of: { from: Answer; given: Given }): Promise<boolean> {
  const { from, given } = of
  const sets = [
    sql`offer_id = ${given.offerId}, state = ${given.state}, version = version + 1, read_updated_at = ${given.readUpdatedAt}::timestamptz`,
    given.place &&
      sql`section_code = ${given.place.sectionCode}, column_id = ${given.place.columnId}::uuid, taken_at = ${given.at}`,
  ].filter((set) => set !== null)
  const touched = await tx.run(sql`update publishing.offer_answer set ${sql.join(sets)}
    where id = ${from.id} and version = ${from.version} and ${within(reach)}`)
  return touched > 0
}

/** A step of a site on the way of an offered article. */
export interface StepRow {
  readonly id: string
  readonly at: Date
  readonly act: AnswerAct
  readonly actorName: string
  readonly reason: string | null
}

/** What a site answered, newest first. */
export function listSteps(tx: Tx, reach: Reach, answerId: string): Promise<StepRow[]> {
  return tx.rows(sql<StepRow>`select id, at, act, actor_name, reason from publishing.offer_answer_step
    where answer_id = ${answerId} and ${within(reach)} order by at desc, id desc limit 200`)
}

/** Notes what a site answered. */
export function insertStep(tx: Tx, place: { answerId: string; orgId: string; path: string }, step: StepRow): void {
  tx.later(sql`insert into publishing.offer_answer_step (id, answer_id, org_id, org_path, at, act, actor_name, reason)
    values (${step.id}, ${place.answerId}, ${place.orgId}, ${place.path}, ${step.at}, ${step.act}, ${step.actorName}, ${step.reason})`)
}

/** What sites answered to offers of an article in reach, newest first. */
export function listAnswersTo(tx: Tx, articleId: string): Promise<(StepRow & { orgName: string })[]> {
  return tx.rows(sql<StepRow & { orgName: string }>`select n.* from publishing.answers_to(${articleId}) n`)
}
