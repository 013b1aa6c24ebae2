import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type CaseToSuggest, listClassesFor, readCaseToSuggest } from '#modules/cases/index.ts'
import type * as contract from '../contract.ts'
import type { DeskSuggestion, FieldSuggestion } from '../contract.ts'
import { openLearned } from '../learning/service.ts'
import { matterOf } from '../responsibilities/rules.ts'
import { fieldsOf } from '../responsibilities/service.ts'
import { type HeldResponsibility, listHeld, listNamedPlaces } from '../responsibilities/store.ts'
import { suggestBelow } from './below.ts'
import { type KnownField, learnedDesk } from './desks.ts'

// Below it nothing is suggested: measured on open data, nine of ten above it are right (decisions 65).
const sureEnough = 0.6
const mostPlaces = 2

/** Suggests a class and a desk for a case, with the words that decided; the person at the desk decides (D19). */
export async function suggestForCase(
  ctx: Ctx,
  { caseId }: Input<typeof contract.suggestForCase>,
): Promise<Answer<typeof contract.suggestForCase>> {
  const of = await readCaseToSuggest(ctx, { caseId })
  const { field, second, third } = of
  const [held, lines] = [await listHeld(ctx.tx, of.orgId), await listClassesFor(ctx, of.orgId)]
  const listed = matterOf(`${of.title}\n${of.body}`, held)
  const { lessons, isCounted, suggest } = await openLearned(ctx)
  const fields: FieldSuggestion[] = []
  for (const one of fieldSuggestions(listed, suggest(of), isCounted))
    fields.push({ ...one, ...(await suggestBelow(ctx, { text: of, lines, field: one.field, second: null })) })
  const own = fieldsOf([...lines, ...held]).filter((name) => !lines.some((line) => line.field === name))
  return {
    decided: field === null ? null : { field, second, third },
    more: field === null || third !== null ? nothing : await suggestBelow(ctx, { text: of, lines, field, second }),
    fields,
    desks: of.mayPassOn ? await deskSuggestions(ctx, of, { listed, field: knownField(field, fields) }) : [],
    choices: [...lines, ...own.map((name) => ({ field: name, second: null, third: null }))],
    lessons,
  }
}

const nothing = { second: null, third: null }

// What a desk decided is so; by what words it did nobody was told.
const knownField = (decided: string | null, [suggested]: readonly FieldSuggestion[]): KnownField | undefined =>
  decided === null
    ? suggested && { ...suggested, sure: suggested.confidence }
    : { field: decided, because: [], sure: 1 }

type Listed = { readonly matter: HeldResponsibility; readonly because: string[] } | undefined

// The list is the place's own word and goes first; what was learned stands beside it where it says something else.
function fieldSuggestions(
  listed: Listed,
  learned: { field: string; confidence: number; because: readonly string[] },
  isCounted: boolean,
): Omit<FieldSuggestion, 'second' | 'third'>[] {
  const suggested: Omit<FieldSuggestion, 'second' | 'third'>[] = []
  if (listed) {
    const { field, basis } = listed.matter
    suggested.push({ field, source: 'LIST', because: listed.because, basis, confidence: null })
  }
  if (learned.confidence >= sureEnough && learned.because.length > 0 && learned.field !== listed?.matter.field) {
    const confidence = isCounted ? learned.confidence : null
    suggested.push({ field: learned.field, source: 'LEARNED', because: [...learned.because], basis: null, confidence })
  }
  return suggested
}

// The list and the place are told as they are; what was passed on before stands beside them, or adds how likely it is to the same desk.
async function deskSuggestions(
  ctx: Ctx,
  of: CaseToSuggest,
  { listed, field }: { listed: Listed; field: KnownField | undefined },
): Promise<DeskSuggestion[]> {
  const { orgId, title, body } = of
  const suggested: DeskSuggestion[] = []
  if (listed?.matter.deskOrgId && listed.matter.deskName !== null) {
    const { deskOrgId, deskName, basis } = listed.matter
    suggested.push({ ...notPassed, orgId: deskOrgId, name: deskName, source: 'LIST', because: listed.because, basis })
  }
  const text = `${title}\n${body}`
  const { reach } = ctx.actor
  for (const { word, ...place } of await listNamedPlaces(ctx.tx, reach, { text, except: orgId, most: mostPlaces }))
    suggested.push({ ...notPassed, ...place, source: 'PLACE', because: [word], basis: null })
  const learned = field && (await learnedDesk(ctx, of, field))
  if (learned) suggested.push(learned)
  return suggested
    .filter((one, at) => one.orgId !== orgId && suggested.findIndex((other) => other.orgId === one.orgId) === at)
    .map((one) => (one.orgId === learned?.orgId ? { ...learned, ...told(one) } : one))
}

const notPassed = { confidence: null, passed: null }
const told = ({ source, because, basis }: DeskSuggestion) => ({ source, because, basis })
