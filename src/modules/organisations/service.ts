import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { pinyinOfName, pinyinOfText } from '#kernel/pinyin.ts'
import { addMonths, type Day, dayOf, toDay } from '#kernel/time.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { readOrgType, termStatus, termYears } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** The organisation in the reader's reach. @throws missing `organisations.not-found` */
export async function getOrg(ctx: Ctx, orgId: string): Promise<store.Org> {
  return found(await store.findOrg(ctx.tx, ctx.actor.reach, orgId), 'organisations.not-found')
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

/** Organisations by name, pinyin, initials or code, each with the names above it. */
export async function searchOrgs(
  ctx: Ctx,
  input: Input<typeof contract.searchOrgs>,
): Promise<Answer<typeof contract.searchOrgs>> {
  const hits = await store.searchOrgs(ctx.tx, ctx.actor.reach, { text: input.q, limit: input.limit })
  const trails = await trailsOf(
    ctx,
    hits.map((hit) => hit.path),
  )
  return { rows: hits.map(({ path, ...node }) => ({ ...node, ...(trails.get(path) ?? noTrail) })) }
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
    terms: facts.terms.map((term) => presentTerm(term, today)),
    can: {
      createOrg: may.createOrg(ctx.actor, path),
      renameOrg: may.renameOrg(ctx.actor, path),
      moveOrg: may.renameOrg(ctx.actor, path),
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
  store.lockTree(ctx.tx, 'SHARED')
  const parent = await getOrg(ctx, input.parentId)
  need(may.createOrg(ctx.actor, parent.path))
  refuseFuture(ctx, input.foundedOn)
  const type = readOrgType(input.type)
  if (!type.ok) throw refuse('invalid', type.code, { field: 'type' })
  const place = await store.nextPlace(ctx.tx, parent)
  const id = store.insertOrg(
    ctx.tx,
    {
      ...input,
      parent,
      type: type.value,
      level: null,
      nameSearch: searchTextOf(input),
      slug: null,
      divisionCode: null,
    },
    place,
  )
  record(ctx, 'organisations.created', {
    subject: 'organisations.org',
    subjectId: id,
    orgId: parent.id,
    details: { type: type.value, code: place.code },
  })
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

/** Renames from a day on; before that day the old name stands. A name given this very day is replaced, as a slip of the pen is. */
export async function renameOrg(
  ctx: Ctx,
  input: Input<typeof contract.renameOrg>,
): Promise<Answer<typeof contract.renameOrg>> {
  store.lockOrgs(ctx.tx, [input.orgId])
  const org = await getOrg(ctx, input.orgId)
  need(may.renameOrg(ctx.actor, org.path))
  await refuseBadDay(ctx, { org, table: 'naming', day: input.effectiveOn })
  store.putNaming(ctx.tx, org, { ...input, nameSearch: searchTextOf(input) })
  record(ctx, 'organisations.renamed', {
    subject: 'organisations.org',
    subjectId: org.id,
    orgId: org.id,
    details: { effectiveOn: input.effectiveOn },
  })
  notifyPages(ctx, ['organisations'])
  return { id: org.id }
}

/** Moves an organisation with everything below it; needs an organiser above both places (T02). A place given this very day is replaced. */
export async function moveOrg(
  ctx: Ctx,
  input: Input<typeof contract.moveOrg>,
): Promise<Answer<typeof contract.moveOrg>> {
  store.lockTree(ctx.tx, 'ALONE')
  store.lockOrgs(ctx.tx, [input.orgId, input.parentId])
  const org = await getOrg(ctx, input.orgId)
  const parent = await getOrg(ctx, input.parentId)
  need(may.moveOrg(ctx.actor, org.path, parent.path))
  refuseIf(parent.path.startsWith(org.path), 'invalid', 'organisations.move-below-itself', { field: 'parentId' })
  await refuseBadDay(ctx, { org, table: 'placement', day: input.effectiveOn })
  const path = await store.nextPath(ctx.tx, parent)
  await store.moveSubtree(ctx.tx, org, { parent, path, effectiveOn: input.effectiveOn })
  record(ctx, 'organisations.moved', {
    subject: 'organisations.org',
    subjectId: org.id,
    orgId: org.id,
    details: { from: org.parentId, to: parent.id, effectiveOn: input.effectiveOn },
  })
  notifyPages(ctx, ['organisations'])
  return { id: org.id }
}

/** Records an election; the term and its end follow from kind and place (ORG-32). */
export async function recordTerm(
  ctx: Ctx,
  input: Input<typeof contract.recordTerm>,
): Promise<Answer<typeof contract.recordTerm>> {
  const org = await getOrg(ctx, input.orgId)
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
  const org = await getOrg(ctx, input.orgId)
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

function refuseFuture(ctx: Ctx, day: string): void {
  refuseIf(day > dayOf(ctx.now), 'invalid', 'organisations.day-in-future')
}

async function refuseBadDay(
  ctx: Ctx,
  of: { org: store.Org; table: 'naming' | 'placement'; day: string },
): Promise<void> {
  refuseFuture(ctx, of.day)
  const last = await store.lastChangeOn(ctx.tx, of.org.id, of.table)
  refuseIf(of.day < last, 'invalid', 'organisations.day-before-last-change', {
    slots: { day: last },
    field: 'effectiveOn',
  })
}
