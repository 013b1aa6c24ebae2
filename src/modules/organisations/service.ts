import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { pinyinOfName, pinyinOfText } from '#kernel/pinyin.ts'
import { addMonths, type Day, dayOf, toDay } from '#kernel/time.ts'
import type * as contract from './contract.ts'
import { readCreditCode } from './numbers/rules.ts'
import * as placing from './placing/store.ts'
import { may } from './policy.ts'
import { readOrgType, termStatus, termYears } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** The organisation in the reader's reach. @throws missing `organisations.not-found` */
export async function getOrg(ctx: Ctx, orgId: string): Promise<store.Org> {
  return found(await store.findOrg(ctx.tx, ctx.actor.reach, orgId), 'organisations.not-found')
}

/** As `getOrg`, for what is only done with an organisation that stands. @throws conflict `organisations.dissolved` */
export async function getStandingOrg(ctx: Ctx, orgId: string): Promise<store.Org> {
  const org = await getOrg(ctx, orgId)
  refuseIf(org.dissolvedOn !== null, 'conflict', 'organisations.dissolved')
  return org
}

/** One level of the tree, today or as on a day (A01). */
export async function listChildren(
  ctx: Ctx,
  input: Input<typeof contract.listChildren>,
): Promise<Answer<typeof contract.listChildren>> {
  const { tx, actor } = ctx
  const { parentId, on } = input
  if (on === undefined)
    return {
      rows: parentId
        ? await store.listChildrenToday(tx, actor.reach, parentId)
        : await store.listTopToday(tx, actor.reach),
    }
  return {
    rows: parentId
      ? await store.listChildrenOn(tx, actor.reach, { parentId, on })
      : await store.listTopOn(tx, actor.reach, on),
  }
}

/** Organisations by name, pinyin, initials or code, today or as on a day, each with the names above it. */
export async function searchOrgs(
  ctx: Ctx,
  input: Input<typeof contract.searchOrgs>,
): Promise<Answer<typeof contract.searchOrgs>> {
  if (input.on !== undefined) return searchOn(ctx, { ...input, on: input.on })
  const hits = await store.searchOrgs(ctx.tx, ctx.actor.reach, { text: input.q, limit: input.limit })
  const trails = await trailsOf(
    ctx,
    hits.map((hit) => hit.path),
  )
  return { rows: hits.map(({ path, ...node }) => ({ ...node, ...(trails.get(path) ?? noTrail) })) }
}

// As the tree stood on the day: what was dissolved since is found, by the name it bore, below those above it then.
async function searchOn(ctx: Ctx, { q, limit, on }: { q: string; limit: number; on: string }) {
  const { tx, actor } = ctx
  const hits = await store.searchOrgsOn(tx, actor.reach, { text: q, limit, on })
  const above = await store.listAboveOn(tx, actor.reach, { orgIds: hits.map(({ id }) => id), on })
  return {
    rows: hits.map((hit) => {
      const steps = above.filter(({ orgId }) => orgId === hit.id)
      return { ...hit, trail: steps.map(({ shortName }) => shortName), trailIds: steps.map(({ id }) => id) }
    }),
  }
}

interface Trail {
  readonly trail: string[]
  readonly trailIds: string[]
}
const noTrail: Trail = { trail: [], trailIds: [] }

/** The names above each path, from the reader's own organisation down. */
export async function trailsOf(ctx: Ctx, paths: readonly string[]): Promise<Map<string, Trail>> {
  const above = await store.listAbove(ctx.tx, ctx.actor.reach, paths)
  const trailOf = (path: string): Trail => {
    const steps = above.filter((org) => org.path !== path && path.startsWith(org.path))
    return { trail: steps.map((org) => org.shortName), trailIds: steps.map((org) => org.id) }
  }
  return new Map(paths.map((path) => [path, trailOf(path)]))
}

/** One organisation with its terms, lines and dated facts. */
export async function readOrg(
  ctx: Ctx,
  input: Input<typeof contract.readOrg>,
): Promise<Answer<typeof contract.readOrg>> {
  const org = await getOrg(ctx, input.orgId)
  const today = input.on ? toDay(input.on) : dayOf(ctx.now)
  const facts = await store.readFacts(ctx.tx, ctx.actor.reach, org.id)
  const children = await store.listChildrenToday(ctx.tx, ctx.actor.reach, org.id)
  const trails = await trailsOf(ctx, [org.path])
  const naming = facts.namings.find((row) => isInside(row, today))
  const { path, ...shown } = org
  return {
    ...shown,
    ...(naming ? { name: naming.name, type: naming.type } : {}),
    hasChildren: children.length > 0,
    trail: trails.get(path)?.trail ?? [],
    ...facts,
    terms: facts.terms.map((term) => ({
      ...presentTerm(term, today),
      ...(org.dissolvedOn === null ? {} : { status: 'ENDED' as const }),
    })),
    can: {
      createOrg: may.createOrg(ctx.actor, path),
      renameOrg: may.renameOrg(ctx.actor, path),
      moveOrg: may.renameOrg(ctx.actor, path),
      mergeOrgs: may.mergeOrgs(ctx.actor, path),
      splitOrg: may.splitOrg(ctx.actor, path),
      dissolveOrg: may.dissolveOrg(ctx.actor, path),
      recordTerm: may.recordTerm(ctx.actor, path),
      setLines: may.setLines(ctx.actor, path),
    },
  }
}

const isInside = (period: { from: string | null; until: string | null }, day: Day) =>
  (period.from === null || period.from <= day) && (period.until === null || day < period.until)

const presentTerm = (term: store.TermRow, today: Day) => ({
  ...term,
  status: termStatus(
    { endsOn: toDay(term.endsOn), extendedTo: term.extendedUntil ? toDay(term.extendedUntil) : null },
    today,
  ),
})

/** Sets up an organisation under another (ORG-15: the superior may create directly). */
export async function createOrg(
  ctx: Ctx,
  input: Input<typeof contract.createOrg>,
): Promise<Answer<typeof contract.createOrg>> {
  placing.lockTree(ctx.tx, 'SHARED')
  const parent = await getStandingOrg(ctx, input.parentId)
  need(may.createOrg(ctx.actor, parent.path))
  refuseFuture(ctx, input.foundedOn)
  const type = readOrgType(input.type)
  if (!type.ok) throw refuse('invalid', type.code, { field: 'type' })
  const creditCode = readCredit(input.creditCode)
  // Counting first: two who set up the same name at once come one after the other.
  const place = await placing.nextPlace(ctx.tx, parent)
  await refuseTakenName(ctx, { parentId: parent.id, name: input.name })
  const id = placing.insertOrg(
    ctx.tx,
    {
      ...input,
      parent,
      type: type.value,
      level: null,
      nameSearch: searchTextOf(input),
      slug: null,
      divisionCode: null,
      creditCode,
    },
    place,
  )
  record(ctx, 'organisations.created', {
    subject: 'organisations.org',
    subjectId: id,
    orgId: parent.id,
    details: { type: type.value, code: place.code },
  })
  notifyPages(ctx, ['organisations'])
  return { id, code: place.code }
}

/**
 * What an organisation is found by: names, their pinyin and initials, lower-case. A village is often named after a
 * family, so both readings of the first character are kept (曾家坪: zengjiaping, cengjiaping).
 */
export function searchTextOf(of: { name: string; shortName: string }): string {
  const readings = [of.name, of.shortName].flatMap((name) => [pinyinOfText(name), pinyinOfName(name)])
  const words = new Set([of.name, of.shortName, ...readings.flatMap((reading) => [reading.full, reading.initials])])
  return [...words].join(' ').toLowerCase()
}

/** Records an election; the term and its end follow from kind and place (ORG-32). */
export async function recordTerm(
  ctx: Ctx,
  input: Input<typeof contract.recordTerm>,
): Promise<Answer<typeof contract.recordTerm>> {
  const org = await getStandingOrg(ctx, input.orgId)
  need(may.recordTerm(ctx.actor, org.path))
  refuseFuture(ctx, input.electedOn)
  const type = readOrgType(org.type)
  const years = type.ok ? termYears(type.value, org.isVillage) : null
  if (years === null) throw refuse('invalid', 'organisations.has-no-term')
  const term = { electedOn: input.electedOn, years, endsOn: addMonths(toDay(input.electedOn), years * 12) }
  const id = store.insertTerm(ctx.tx, org, term)
  record(ctx, 'organisations.term-recorded', {
    subject: 'organisations.org',
    subjectId: org.id,
    orgId: org.id,
    details: { electedOn: input.electedOn },
  })
  return presentTerm({ ...term, id, extendedUntil: null }, dayOf(ctx.now))
}

/** Says which lines an organisation takes part in (A02). */
export async function setLines(
  ctx: Ctx,
  input: Input<typeof contract.setLines>,
): Promise<Answer<typeof contract.setLines>> {
  const org = await getStandingOrg(ctx, input.orgId)
  need(may.setLines(ctx.actor, org.path))
  const lines = [...new Set(input.lines)].sort()
  store.replaceLines(ctx.tx, org, lines)
  record(ctx, 'organisations.lines-set', {
    subject: 'organisations.org',
    subjectId: org.id,
    orgId: org.id,
    details: { lines },
  })
  return { lines }
}

async function refuseTakenName(ctx: Ctx, of: { parentId: string; name: string }): Promise<void> {
  const isTaken = await store.isNameTaken(ctx.tx, ctx.actor.reach, { ...of, but: [] })
  refuseIf(isTaken, 'conflict', 'organisations.name-taken', { slots: { name: of.name }, field: 'name' })
}

// The code of the unit, where the organisation belongs to one that has it (GB 32100, T39).
function readCredit(written: string | undefined): string | null {
  if (written === undefined || written.trim() === '') return null
  const read = readCreditCode(written)
  if (!read.ok) throw refuse('invalid', read.code, { field: 'creditCode' })
  return read.value.code
}

function refuseFuture(ctx: Ctx, day: string): void {
  refuseIf(day > dayOf(ctx.now), 'invalid', 'organisations.day-in-future')
}
