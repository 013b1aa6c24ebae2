import { build, sql, type Tx } from '#kernel/db.ts'
import type { SearchQuery } from '#kernel/search.ts'
import type { CaseKind } from '../../codes.ts'
import type { ToldPromise } from '../../promises/store.ts'
import type { ListedShown, ShownCase, ShownCommon, ToldParts } from '../store.ts'

const shown = [
  'id',
  'number',
  'orgName',
  'aboutOrgId',
  'aboutName',
  'kind',
  'writerMask',
  'isPublic',
  'isImported',
  'state',
  'outcome',
  'repliedAt',
  'answerDueOn',
  'createdAt',
  'voices',
  'hiddenRule',
  'hiddenBy',
  'hiddenAt',
  'hiddenAppeal',
  'refusedFor',
  'refusedAt',
  'isWithheld',
  'takenBackAt',
] as const

// Words leave the database by one function, which gives none of a case that is hidden or kept back; the columns are not the portal's (T38).
const shownTitle = sql<string>`coalesce((select title from cases.shown_words(array[id])), '')`.as('title')
const shownBody = sql<string>`coalesce((select body from cases.shown_words(array[id])), '')`.as('body')

const hiddenReview = sql<
  ShownCase['hiddenReview']
>`case when hidden_rule is not null then cases.hidden_review(id) end`.as('hiddenReview')

const ownActs = ['revoke', 'endUnheard']

// The first belt of the public's reading; the second is the portal's policy.
const isShown = sql<boolean>`is_public and state <> 'SUBMITTED'`

// So do the reasons. What a desk adds to a refusal is told to the writer alone; of a hidden case only what the system wrote is told.
const toldReason = sql<string | null>`cases.told_reason(id)`.as('reason')
const toldExtension = sql<string | null>`cases.told_extension(id)`.as('extensionReason')

/** A public case by its number with its parts, or nothing. */
export async function findShown(
  tx: Tx,
  number: string,
): Promise<(ShownCase & ToldParts & { common: ShownCommon | undefined }) | undefined> {
  const one = build.selectFrom('cases.case').where('number', '=', number).where(isShown)
  // What was done and answered stands with the common case of a matter, what was written with each.
  const common = one.select((of) => of.fn.coalesce('joinedToId', 'id').as('id'))
  const [[found], events, replies, supplements, ratings, promises, [shared]] = await tx.all([
    one.select(shown).select([shownTitle, shownBody, toldExtension, hiddenReview]),
    build
      .selectFrom('cases.event')
      .select(['id', 'at', 'act', 'byName', 'toName', toldReason])
      // That its writer took it back is a line of his own case only.
      .where((of) =>
        of.or([
          of.and([of('caseId', 'in', common), of('act', 'not in', ownActs)]),
          of.and([of('caseId', 'in', one.select('id')), of('act', 'in', ownActs)]),
        ]),
      )
      .orderBy('at')
      .orderBy('id'),
    build.selectFrom('cases.reply').select(['at', 'text', 'byName']).where('caseId', 'in', common).orderBy('at'),
    build.selectFrom('cases.supplement').select(['at', 'text']).where('caseId', 'in', one.select('id')).orderBy('at'),
    build
      .selectFrom('cases.rating')
      .select(['at', 'outcome', 'grade', 'reason'])
      .where('caseId', 'in', one.select('id'))
      .orderBy('at'),
    build
      .selectFrom('cases.promise')
      .select(['byName', 'what', 'dueOn', 'state', 'doneOn', 'reason'])
      // What was promised before the cases were put together was promised to this writer.
      .where((of) => of.or([of('caseId', 'in', common), of('caseId', 'in', one.select('id'))]))
      .orderBy('dueOn')
      .orderBy('id'),
    build
      .selectFrom('cases.case')
      .select(['number', 'hiddenRule', 'hiddenBy', 'hiddenAt', 'hiddenAppeal', 'repliedAt', 'takenBackAt'])
      .where('id', 'in', one.select('joinedToId')),
  ])
  if (!found) return undefined
  const told = { ratings: ratings as ToldParts['ratings'], promises: promises as ToldPromise[] }
  return { ...(found as ShownCase), events, replies, supplements, ...told, common: shared as ShownCommon | undefined }
}

/** A page of the public cases about these organisations, newest first, and who answered each. */
export async function listShown(
  tx: Tx,
  of: {
    about: readonly string[]
    kind?: CaseKind | undefined
    among?: readonly string[] | undefined
    page: number
    perPage: number
  },
): Promise<{ rows: ListedShown[]; total: number }> {
  const matching = build
    .selectFrom('cases.case')
    .where('aboutOrgId', 'in', of.about)
    .where(isShown)
    .where('joinedToId', 'is', null)
    .$if(of.kind !== undefined, (query) => query.where('kind', '=', of.kind as string))
    .$if(of.among !== undefined, (query) => query.where(sql<boolean>`id = any(${of.among}::uuid[])`))
  const [rows, [count]] = await tx.all([
    matching
      .select(shown)
      .select(shownTitle)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(of.perPage)
      .offset((of.page - 1) * of.perPage),
    matching.select(sql<number>`count(*)`.as('total')),
  ])
  return { rows: rows as ListedShown[], total: count?.total ?? 0 }
}

/** How many public cases a search finds at most: the newest. */
export const mostShown = 500

/** Ids of the newest public cases with these words about these organisations, in one search; at most `mostShown`. */
export async function searchShown(tx: Tx, { tsquery, patterns }: SearchQuery, about: readonly string[]) {
  const rows = await tx.rows(
    sql<{
      id: string
    }>`select id from cases.search_public(${tsquery}::tsquery, ${patterns}::text[], ${about}::uuid[], ${mostShown}) as id`,
  )
  return rows.map((row) => row.id)
}
