import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { plainQuery } from '#kernel/search.ts'
import { type CaseKind, caseKinds } from '../codes.ts'
import { readLimitsForMessage } from '../limits/store.ts'
import type { CaseLimits } from '../rules.ts'
import { limitsOf, readSettings } from '../settings.ts'
import { words as caseWords } from '../words.ts'
import { type BoardLine, type CasePage, presentCase, presentLine, withShownCommon } from './present.ts'
import { readCaseNumber } from './rules.ts'
import * as store from './shown/store.ts'
import { findDeskName } from './store.ts'

const { found } = refusals(caseWords)

/** A page of the public board of an organisation, and of those it took over; with `q` those in which all of it stands (CZ6). */
export async function listBoard(
  ctx: Ctx,
  input: {
    aboutOrgId: string
    takenOver?: readonly string[]
    kind?: string | undefined
    q?: string | undefined
    page: number
    perPage: number
  },
): Promise<{ rows: BoardLine[]; total: number }> {
  const { takenOver = [], page, perPage } = input
  const about = [input.aboutOrgId, ...takenOver]
  const query = input.q ? plainQuery(input.q) : undefined
  const among = query === null ? [] : query && (await store.searchShown(ctx.tx, query, about))
  const kind = Object.hasOwn(caseKinds, input.kind ?? '') ? (input.kind as CaseKind) : undefined
  const { rows, total } = await store.listShown(ctx.tx, { about, kind, among, page, perPage })
  return { rows: rows.map(presentLine), total }
}

/** A case that its writer made public (D22). @throws missing `cases.missing`, also for one that is not public */
export async function showCase(ctx: Ctx, input: { number: string }): Promise<CasePage> {
  const number = readCaseNumber(input.number)
  const shown = number.ok ? await store.findShown(ctx.tx, number.value) : undefined
  return presentCase(withShownCommon(found(shown, 'cases.missing')), ctx.now)
}

/** Whose desk receives a case about this organisation, and how long it takes there, to be told on the form. */
export async function findDesk(
  ctx: Ctx,
  { aboutOrgId }: { aboutOrgId: string },
): Promise<{ name: string; limits: CaseLimits }> {
  const name = found(await findDeskName(ctx.tx, aboutOrgId), 'cases.organisation-missing')
  const place = await readLimitsForMessage(ctx.tx, { aboutOrgId, oneUp: false })
  return { name, limits: limitsOf((await readSettings(ctx.tx)).limits, place) }
}
