import { type Actor, handOf } from '../actor.ts'
import { record } from '../audit.ts'
import type { Answer, Input } from '../contract.ts'
import type { Ctx } from '../ctx.ts'
import { fill, Refusal, refusals, type Sentence } from '../errors.ts'
import { newId } from '../ids.ts'
import { dayOf } from '../time.ts'
import { workCalendar } from '../work-calendar.ts'
import type * as contract from './contract.ts'
import { after, type Deed, NobodyThere, started } from './course.ts'
import type { Act, Procedure } from './definition.ts'
import { readFields } from './form.ts'
import { askersOf, type Matter, type Paper, type Person, type Seat, stepOf } from './matter.ts'
import { type Acting, hasSpoken, mayAct, mayBeGiven, maySee, seatHeld, seatKept } from './may.ts'
import { takePapers } from './papers.ts'
import { presentMatter, presentRow, sentenceOfAct } from './present.ts'
import { namesakesOf, procedureNamed, type Registry } from './registry.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, refuse, refuseIf } = refusals(words)

/** What a chapter says when it begins a matter. */
export interface Beginning {
  /** Its id, where papers were taken for it before; they stand at its beginning. */
  readonly id?: string
  readonly papers?: readonly Paper[]
  readonly title: Sentence
  /** The record it is about, `members.member`. */
  readonly subject: string
  readonly subjectId?: string
  /** The person it is about, who never decides it. */
  readonly aboutPersonId?: string
  /** The name of the organisation for which it is begun. */
  readonly orgName: string
  /** For which organisation the system begins it, and by what name; whoever else begins it does so for his own. */
  readonly bySystem?: { readonly orgId: string; readonly name: string }
  /** Who sits where, by the keys the definition names. */
  readonly parties: Readonly<Record<string, readonly Seat[]>>
  /** Ids, codes and short words; no value that is sealed elsewhere. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Begins a matter for the acting organisation. @throws Refusal `procedure.nobody-there` */
export function startMatter(ctx: Ctx, of: Procedure, begin: Beginning): Matter {
  const { orgId, hand } = beginnerOf(ctx, begin)
  const { id = newId(), papers = [] } = begin
  const blank = {
    id,
    procedure: of.name,
    number: `${dayOf(ctx.now).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`,
    title: begin.title,
    startedAt: ctx.now,
    ...{ subject: begin.subject, subjectId: begin.subjectId ?? null, aboutPersonId: begin.aboutPersonId ?? null },
    starter: { ...(hand.for ?? hand.by), post: ctx.actor.role, orgId, orgName: begin.orgName },
    ...{ parties: begin.parties, data: begin.data ?? {} },
  }
  const matter = withSomebody(() => started(of, blank, { at: ctx.now, calendar: workCalendar, hand, papers }))
  store.keepMatter(ctx.tx, undefined, matter)
  record(ctx, 'procedure.started', about(matter, { procedure: of.name, state: matter.state }))
  return matter
}

function beginnerOf({ actor }: Ctx, { bySystem }: Beginning) {
  if (actor.kind === 'system' && bySystem) {
    const by: Person = { accountId: null, personId: null, name: bySystem.name }
    return { orgId: bySystem.orgId, hand: { by, for: null } }
  }
  if (actor.orgId === null) throw new Error(`${actor.kind} acts for no organisation, so it begins no matter`)
  return { orgId: actor.orgId, hand: { by: handOf(actor), for: giverOf(actor) } }
}

/** The whole matter for a chapter that knows its id. @throws Refusal missing */
export async function getMatter(ctx: Ctx, matterId: string, { forChange = false } = {}): Promise<Matter> {
  return found(await store.findMatter(ctx.tx, ctx.actor.reach, { matterId, forChange }), 'procedure.not-found')
}

/** What waits for the acting post, due first; the chapter of notices reads it too. */
export async function listWaiting(
  ctx: Ctx,
  registry: Registry,
  input: Input<typeof contract.listWaiting>,
): Promise<Answer<typeof contract.listWaiting>> {
  const { rows, total } = await store.listWaiting(ctx.tx, ctx.actor, input)
  return { rows: rows.map((row) => presentRow(registry, row, ctx.now)), total }
}

/** One matter as its panel shows it. */
export async function readMatter(
  ctx: Ctx,
  registry: Registry,
  input: Input<typeof contract.readMatter>,
): Promise<Answer<typeof contract.readMatter>> {
  const matter = await matterSeen(ctx, input.matterId)
  return input.withoutFacts
    ? bare(ctx, procedureNamed(registry, matter.procedure), matter)
    : view(ctx, registry, matter)
}

/** A matter for who has a part in it. Out of reach, absent, or nothing to do with this post: all the same to who asks (T01). */
export async function matterSeen(ctx: Ctx, matterId: string, { forChange = false } = {}): Promise<Matter> {
  const matter = await getMatter(ctx, matterId, { forChange })
  return found(maySee(matter, actingNow(ctx)) ? matter : undefined, 'procedure.not-found')
}

async function view(ctx: Ctx, registry: Registry, matter: Matter): Promise<contract.MatterView> {
  const of = procedureNamed(registry, matter.procedure)
  return presentMatter(of, matter, { by: actingNow(ctx), facts: await of.facts(ctx, matter), now: ctx.now })
}

/** A matter of the actor's reach without its facts, for a chapter that shows it on a page of its own. */
export async function viewMatter(ctx: Ctx, of: Procedure, matterId: string): Promise<contract.MatterView> {
  return bare(ctx, of, await getMatter(ctx, matterId))
}

const bare = (ctx: Ctx, of: Procedure, matter: Matter) =>
  presentMatter(of, matter, { by: actingNow(ctx), facts: [], now: ctx.now })

/** Who in one's own organisation may be handed a matter or asked as well. */
export async function listColleagues(ctx: Ctx, registry: Registry): Promise<Answer<typeof contract.listColleagues>> {
  const staff = ctx.actor.orgId === null ? [] : await registry.listStaff(ctx, ctx.actor.orgId)
  const others = staff.filter(({ accountId }) => accountId !== ctx.actor.accountId)
  const alike = namesakesOf(others)
  return { rows: others.map((one) => ({ ...one, login: alike.has(one.accountId) ? one.login : null })) }
}

/**
 * Does one act: refused with the reason, or done with everything that follows, in one transaction. Of two who act at once
 * one is told what the other did (R-F09).
 */
export async function actOnMatter(
  ctx: Ctx,
  registry: Registry,
  input: Input<typeof contract.actOnMatter>,
): Promise<Answer<typeof contract.actOnMatter>> {
  const matter = await matterSeen(ctx, input.matterId, { forChange: true })
  const of = procedureNamed(registry, matter.procedure)
  const by = actingNow(ctx)
  refuseMeanwhile(of, matter, input.version)
  const answer = mayAct(of, matter, { act: input.act, by })
  if (answer !== true) throw reasonOf(of, answer)
  const act = of.acts[input.act] as Act
  const deed = await readDeed(ctx, { registry, act, matter, by, input })
  const next = withSomebody(() => after(of, matter, deed, { at: ctx.now, calendar: workCalendar }))
  store.keepMatter(ctx.tx, matter, next)
  const { capacity } = deed
  record(
    ctx,
    'procedure.acted',
    about(next, { ...moveOf(matter, next), act: input.act, for: capacity?.for?.accountId ?? null }),
  )
  await arrive(ctx, of, { before: matter, now: next })
  return input.withoutFacts ? bare(ctx, of, next) : view(ctx, registry, next)
}

/** Runs what the chapter does when a matter has come to another state. */
export async function arrive(ctx: Ctx, of: Procedure, { before, now }: { before: Matter; now: Matter }): Promise<void> {
  if (now.state !== before.state) await of.arrive?.[now.state]?.(ctx, now)
}

/** What an audit entry says of a matter. */
export function about(matter: Matter, details: Readonly<Record<string, unknown>>) {
  return { subject: 'procedure.matter', subjectId: matter.id, orgId: matter.starter.orgId, details }
}

export const moveOf = (before: Matter, now: Matter) => ({ procedure: now.procedure, from: before.state, to: now.state })

/** In which post the actor acts, and for whom: what is his own affair, and what another lent him (B01). */
function actingNow({ actor }: Ctx): Acting {
  const { orgId, accountId, role } = actor
  const person = handOf(actor)
  if (orgId === null || accountId === null) return { person, capacity: null }
  return { person, capacity: { orgId, post: role, for: giverOf(actor) } }
}

function giverOf({ onBehalfOf }: Actor): Person | null {
  if (!onBehalfOf) return null
  const { accountId, personId, name } = onBehalfOf
  return { accountId, personId, name }
}

function refuseMeanwhile(of: Procedure, matter: Matter, version: number): void {
  if (version === matter.version) return
  const last = matter.acts.at(-1)
  const what = sentenceOfAct(of, last?.act ?? '')
  const { zh, en } = words['procedure.meanwhile']
  const told = {
    zh: fill({ zh, en }, { who: last?.name ?? '', what: what.zh }).zh,
    en: fill({ zh, en }, { who: last?.name ?? '', what: what.en }).en,
  }
  throw new Refusal('conflict', 'procedure.meanwhile', { sentence: told })
}

const later: readonly string[] = ['procedure.not-now', 'procedure.ended', 'procedure.somebody-acted']

// A code of the kernel, or of the definition's own guard.
function reasonOf(of: Procedure, code: string): Refusal {
  const sentence = of.words?.[code] ?? (words as Readonly<Record<string, Sentence>>)[code]
  if (!sentence) throw new Error(`${of.name} refuses with ${code}, which has no sentence`)
  return new Refusal(later.includes(code) ? 'conflict' : 'forbidden', code, { sentence })
}

interface Asked {
  readonly registry: Registry
  readonly act: Act
  readonly matter: Matter
  readonly by: Acting
  readonly input: Input<typeof contract.actOnMatter>
}

async function readDeed(ctx: Ctx, asked: Asked): Promise<Deed> {
  const { act, matter, by, input } = asked
  const opinion = act.opinion === 'NONE' ? null : input.opinion || null
  refuseIf(act.opinion === 'REQUIRED' && opinion === null, 'invalid', 'procedure.opinion-missing', { field: 'opinion' })
  return {
    act: input.act,
    by: by.person,
    ...placeOf(act, matter, by),
    opinion,
    fields: readFields(act, input.fields),
    papers: await takePapers(ctx, act.papers ?? [], { given: input.papers ?? [], takenBy: matter.id }),
    ...(needsColleague(act) ? { to: await readColleague(ctx, asked) } : {}),
    ...(act.effect.kind === 'RETURN' ? { returnTo: readReturn(asked) } : {}),
    when: input.when ?? 'BEFORE',
  }
}

// In which post it is done: in a seat that waits, as who keeps the matter, or as who began it.
function placeOf({ effect }: Act, matter: Matter, by: Acting): Pick<Deed, 'capacity' | 'orgName' | 'assignmentId'> {
  if (effect.kind === 'CONCLUDE') {
    const orgName = seatKept(matter, effect.by, by)?.orgName ?? null
    return { capacity: by.capacity, orgName, assignmentId: null }
  }
  const held = effect.kind === 'WITHDRAW' ? undefined : seatHeld(matter, by)
  if (held) return { capacity: held.capacity, orgName: held.assignment.orgName, assignmentId: held.assignment.id }
  const { orgId, post, orgName } = matter.starter
  return { capacity: { orgId, post, for: by.capacity?.for ?? null }, orgName, assignmentId: null }
}

const needsColleague = ({ effect }: Act) => effect.kind === 'HAND_OVER' || effect.kind === 'ADD_SIGNER'

// Somebody of one's own organisation, who holds a post there now and has not begun the matter himself (E02).
async function readColleague(ctx: Ctx, { registry, matter, input }: Asked): Promise<Seat> {
  const wanted = input.colleague
  const field = { field: 'colleague' }
  if (!wanted) throw refuse('invalid', 'procedure.person-missing', field)
  const { rows } = await listColleagues(ctx, registry)
  const posts = rows.filter(({ accountId }) => accountId === wanted)
  const [one] = posts
  if (!one) throw refuse('invalid', 'procedure.person-unknown', field)
  refuseIf(askersOf(matter).includes(one.accountId), 'invalid', 'procedure.not-oneself', field)
  const step = stepOf(matter)
  const hasIt = matter.assignments.some(({ stepId, accountId }) => stepId === step?.id && accountId === one.accountId)
  refuseIf(hasIt, 'invalid', 'procedure.person-has-it', field)
  refuseIf(hasSpoken(matter, one.accountId), 'invalid', 'procedure.person-spoke', field)
  const to: Person = { accountId: one.accountId, personId: null, name: one.name }
  const of = procedureNamed(registry, matter.procedure)
  refuseIf(!mayBeGiven(of, matter, to), 'invalid', 'procedure.person-had-part', field)
  return {
    orgId: one.orgId,
    orgName: one.orgName,
    posts: posts.map(({ post }) => post),
    accountId: one.accountId,
    name: one.name,
  }
}

function readReturn({ matter, input }: Asked): string {
  const known = matter.steps.some(({ state, endedAt }) => state === input.returnTo && endedAt !== null)
  if (!input.returnTo || !known || input.returnTo === matter.state)
    throw refuse('invalid', 'procedure.step-missing', { field: 'returnTo' })
  return input.returnTo
}

function withSomebody<T>(work: () => T): T {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof NobodyThere) throw refuse('conflict', 'procedure.nobody-there')
    throw fault
  }
}
