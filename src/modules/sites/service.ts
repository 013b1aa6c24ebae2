import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { pinyinOfText } from '#kernel/pinyin.ts'
import { refuseFormalism } from '#kernel/rule-guard.ts'
import { dayOf } from '#kernel/time.ts'
import { getStandingOrg, setSlug } from '#modules/organisations/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { footerFacts, isGreySpan, mostColumns, placeName, slugCandidates, slugOf } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** Announces that a site changed; every page of it and the directory are made anew. */
const notifySite = (ctx: Ctx, orgId: string) => notifyPages(ctx, [`site:${orgId}`, 'sites'])

/** The nine sections of the frame (A03). */
export async function listSections(ctx: Ctx): Promise<Answer<typeof contract.listSections>> {
  return { rows: await store.listSections(ctx.tx) }
}

/** The sites in the reader's reach. */
export async function listSites(
  ctx: Ctx,
  input: Input<typeof contract.listSites>,
): Promise<Answer<typeof contract.listSites>> {
  const { rows, total } = await store.listSites(ctx.tx, ctx.actor.reach, input)
  return { rows: rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() })), total }
}

/** The site of an organisation in the reader's reach. @throws missing `sites.not-found` */
export async function getSite(ctx: Ctx, orgId: string): Promise<store.Site> {
  return found(await store.findSite(ctx.tx, ctx.actor.reach, orgId), 'sites.not-found')
}

/** A site with its windows, what its footer lacks, and what the reader may do. */
export async function readSite(
  ctx: Ctx,
  input: Input<typeof contract.readSite>,
): Promise<Answer<typeof contract.readSite>> {
  const { path, shortName, ...site } = await getSite(ctx, input.orgId)
  return {
    ...site,
    openedAt: site.openedAt.toISOString(),
    columns: await store.listColumns(ctx.tx, ctx.actor.reach, input.orgId),
    blanks: footerFacts.filter((fact) => site[fact] === null),
    can: {
      editSite: may.editSite(ctx.actor, path),
      pauseSite: may.pauseSite(ctx.actor, path),
      resumeSite: may.resumeSite(ctx.actor, path),
      editColumns: may.editColumns(ctx.actor, path),
      setReview: may.setReview(ctx.actor, path),
    },
  }
}

/** A site that was just opened. */
export interface OpenedSite {
  readonly orgId: string
  readonly path: string
  readonly slug: string
  readonly name: string
  readonly organisation: string
  readonly address: string
  readonly phone: string
}

/**
 * Opens the site of an organisation at its public address, made from the pinyin of its name when none is given; an address
 * it has stays (A04, decisions 8). The nine sections stand at once; publishing puts the first text in.
 * @throws Refusal `sites.open-already`, `sites.slug-taken`, `sites.not-an-editor`.
 */
export async function openSite(ctx: Ctx, input: contract.OpenSite): Promise<OpenedSite> {
  const org = await getStandingOrg(ctx, input.orgId)
  need(may.openSite(ctx.actor, org.path))
  const place = placeName(org.shortName)
  const site = {
    orgId: org.id,
    path: org.path,
    name: input.name ?? `${place}党建网`,
    theme: input.theme,
    hostedBy: input.hostedBy ?? org.name,
    address: input.address,
    phone: input.phone,
    openedAt: ctx.now,
  }
  if (!(await store.insertSite(ctx.tx, site))) throw refuse('conflict', 'sites.open-already')
  const slug = org.slug ?? (await giveSlug(ctx, org, input.slug ?? place))
  record(ctx, 'sites.opened', { subject: 'sites.site', subjectId: org.id, orgId: org.id, details: { slug } })
  notifySite(ctx, org.id)
  return { ...site, slug, organisation: org.name }
}

async function giveSlug(ctx: Ctx, org: Awaited<ReturnType<typeof getStandingOrg>>, wanted: string): Promise<string> {
  const isChosen = /^[a-z0-9-]+$/.test(wanted)
  const candidates = isChosen ? [wanted] : slugCandidates(pinyinOfText(wanted).full)
  const slug = await store.firstFreeSlug(ctx.tx, candidates)
  if (slug === null) throw refuse('conflict', 'sites.slug-taken', { field: 'slug' })
  setSlug(ctx.tx, org, slug)
  return slug
}

/** Changes names, colours and footer. Whether a second person must read is for organisers to say. */
export async function editSite(
  ctx: Ctx,
  input: Input<typeof contract.editSite>,
): Promise<Answer<typeof contract.editSite>> {
  const site = await getSite(ctx, input.orgId)
  need(may.editSite(ctx.actor, site.path))
  if (input.needsReview !== site.needsReview) need(may.setReview(ctx.actor, site.path))
  refuseIf(!isGreySpan(input), 'invalid', 'sites.grey-days', { field: 'greyUntil' })
  const { orgId, version, ...facts } = input
  if (!(await store.updateSite(ctx.tx, ctx.actor.reach, { orgId, version, facts })))
    throw refuse('conflict', 'sites.changed-meanwhile')
  record(ctx, 'sites.edited', {
    subject: 'sites.site',
    subjectId: orgId,
    orgId,
    details: { version: version + 1, needsReview: facts.needsReview },
  })
  notifySite(ctx, orgId)
  return { orgId, version: version + 1 }
}

/** Puts a site to sleep with a notice; what it published stays readable, readers are led on (A12). */
export async function pauseSite(
  ctx: Ctx,
  input: Input<typeof contract.pauseSite>,
): Promise<Answer<typeof contract.pauseSite>> {
  const site = await getSite(ctx, input.orgId)
  need(may.pauseSite(ctx.actor, site.path))
  refuseIf(site.state === 'PAUSED', 'conflict', 'sites.paused-already')
  const { orgId, reason, successorOrgId } = input
  if (successorOrgId !== null) await refuseClosedSuccessor(ctx, orgId, successorOrgId)
  store.setPause(ctx.tx, ctx.actor.reach, { orgId, paused: { on: dayOf(ctx.now), reason, successorOrgId } })
  record(ctx, 'sites.paused', { subject: 'sites.site', subjectId: orgId, orgId, details: { successorOrgId } })
  notifySite(ctx, orgId)
  return { orgId, state: 'PAUSED' }
}

async function refuseClosedSuccessor(ctx: Ctx, orgId: string, successorOrgId: string): Promise<void> {
  const successor = await store.findSite(ctx.tx, ctx.actor.reach, successorOrgId)
  refuseIf(successor?.state !== 'ACTIVE' || successorOrgId === orgId, 'invalid', 'sites.successor-not-open', {
    field: 'successorOrgId',
  })
}

/** Takes a paused site up again. */
export async function resumeSite(
  ctx: Ctx,
  input: Input<typeof contract.resumeSite>,
): Promise<Answer<typeof contract.resumeSite>> {
  const site = await getSite(ctx, input.orgId)
  await getStandingOrg(ctx, site.orgId)
  need(may.resumeSite(ctx.actor, site.path))
  refuseIf(site.state === 'ACTIVE', 'conflict', 'sites.not-paused')
  const { orgId } = input
  store.setPause(ctx.tx, ctx.actor.reach, { orgId, paused: null })
  record(ctx, 'sites.resumed', { subject: 'sites.site', subjectId: orgId, orgId })
  notifySite(ctx, orgId)
  return { orgId, state: 'ACTIVE' }
}

/** Adds a window inside a section; the frame itself stays as it is (A03). */
export async function addColumn(
  ctx: Ctx,
  input: Input<typeof contract.addColumn>,
): Promise<Answer<typeof contract.addColumn>> {
  const site = await getSite(ctx, input.orgId)
  need(may.editColumns(ctx.actor, site.path))
  refuseFormalism({ names: [input.name] }, 'name')
  const open = (await store.listColumns(ctx.tx, ctx.actor.reach, site.orgId)).filter(
    ({ closedOn }) => closedOn === null,
  )
  refuseIf(open.length >= mostColumns, 'conflict', 'sites.too-many-columns', { slots: { most: mostColumns } })
  const { orgId, slug, ...facts } = input
  const column = { ...facts, id: newId(), slug: slug ?? slugOf(pinyinOfText(facts.name).full, 40), closedOn: null }
  if (!(await store.insertColumn(ctx.tx, site, column)))
    throw refuse('conflict', 'sites.column-name-taken', { field: 'name' })
  record(ctx, 'sites.column-added', {
    subject: 'sites.column',
    subjectId: column.id,
    orgId,
    details: { sectionCode: column.sectionCode, slug: column.slug },
  })
  notifySite(ctx, orgId)
  return column
}

/** Changes or closes a window; its address stays for the links that lead there. */
export async function editColumn(
  ctx: Ctx,
  input: Input<typeof contract.editColumn>,
): Promise<Answer<typeof contract.editColumn>> {
  const site = await getSite(ctx, input.orgId)
  need(may.editColumns(ctx.actor, site.path))
  const { orgId, columnId, isClosed, ...facts } = input
  const before = await getColumn(ctx, orgId, columnId)
  // What once got through may still be closed.
  if (!isClosed) refuseFormalism({ names: [facts.name] }, 'name')
  const closedOn = isClosed ? (before.closedOn ?? dayOf(ctx.now)) : null
  const column = { ...before, ...facts, closedOn }
  if (!(await store.updateColumn(ctx.tx, site, column)))
    throw refuse('conflict', 'sites.column-name-taken', { field: 'name' })
  record(ctx, 'sites.column-edited', { subject: 'sites.column', subjectId: columnId, orgId, details: { isClosed } })
  notifySite(ctx, orgId)
  return column
}

/** A window of a site in the reader's reach. @throws missing `sites.column-not-found` */
export async function getColumn(ctx: Ctx, orgId: string, columnId: string): Promise<contract.SiteColumn> {
  const columns = await store.listColumns(ctx.tx, ctx.actor.reach, orgId)
  return found(
    columns.find(({ id }) => id === columnId),
    'sites.column-not-found',
  )
}
