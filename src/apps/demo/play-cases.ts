import { join } from 'node:path'
import { type Actor, reachOf, visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { type Caller, type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { writeWhole } from '#kernel/whole-file.ts'
import * as contract from '#modules/cases/contract.ts'
import {
  acceptCase,
  assignCase,
  confirmOutcome,
  declareCase,
  extendDeadline,
  followCase,
  listCases,
  proposePromises,
  type Receipt,
  refuseCase,
  replyCase,
  sendBack,
  signCase,
  startHandling,
  submitCase,
  supplementCase,
} from '#modules/cases/index.ts'
import { saveResponsibility } from '#modules/demands/index.ts'
import type { Org } from '#modules/organisations/index.ts'
import { liveCases } from './cases/live.ts'
import type { DemoCase, LiveCase } from './cases/types.ts'
import type { LoadedPost } from './load-accounts.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'
import { COUNTY } from './places.ts'
import { demoResponsibilities } from './responsibilities.ts'

/** A case to open with number and code, as demo-cases.json lists it. */
export interface TrialCase {
  readonly number: string
  readonly code: string
  readonly title: string
  readonly state: string
}

/** The database as desks reach it and as citizens do. */
export interface Doors {
  readonly app: Db
  readonly portal: Db
}

/** What the play stands on: the doors, and the organisations and posts that were loaded. */
export type Stage = Doors & { readonly orgs: LoadedOrgs; readonly posts: readonly LoadedPost[] }

/** Plays the demands of today through the product's own acts, so that their clocks run and their audit is true (decisions 32). */
export async function playCases(stage: Stage, cases: readonly DemoCase[]): Promise<TrialCase[]> {
  await writeResponsibilities(stage)
  const trial: TrialCase[] = []
  for (const [at, live] of liveCases(cases).entries()) trial.push(await play(stage, live, addressOf(at)))
  return trial
}

// The county says whose is what, before the first message comes.
async function writeResponsibilities(stage: Stage): Promise<void> {
  const county = orgOf(stage.orgs, COUNTY.slug)
  for (const { deskOrgKey, words, ...matter } of demoResponsibilities) {
    const written = { ...matter, words: [...words], deskOrgId: orgOf(stage.orgs, deskOrgKey).id }
    await deskAct(stage, county, 'write', (ctx) => saveResponsibility(ctx, written))
  }
}

/** Writes the cases to try, readable by the owner of the data folder only: a code opens its case. */
export function writeTrialCases(trial: readonly TrialCase[]): void {
  const lines = trial.map((one) => JSON.stringify(one)).join(',\n')
  writeWhole(join(config.dataFolder, 'demo-cases.json'), `[\n${lines}\n]\n`)
}

// Each citizen has a place of his own in a net that is kept for examples.
const addressOf = (at: number) => `198.51.${100 + Math.floor(at / 250)}.${1 + (at % 250)}`

async function play(stage: Stage, live: LiveCase, address: string): Promise<TrialCase> {
  const { demo } = live
  const about = orgOf(stage.orgs, demo.aboutOrgKey)
  const citizen = citizenAt(stage, address)
  const receipt = await citizen('write', (ctx) => submitCase(ctx, { ...writtenOf(demo), aboutOrgId: about.id }))
  const found = await deskAct(stage, orgOf(stage.orgs, COUNTY.slug), 'read', (ctx) =>
    listCases(ctx, contract.listCases.query.parse({ q: receipt.number, size: 1 })),
  )
  const [row] = found.rows
  if (!row) throw new Error(`the demonstration lost the case that it submitted: ${receipt.number}`)
  const desk = orgById(stage.orgs, row.orgId)
  const state = await handle(stage, live, { caseId: row.id, desk })
  const { number, code, title } = receipt
  return { number, code, title, state: (await answerBack(citizen, live, receipt)) ?? state }
}

const writtenOf = ({ kind, title, text, nickname, mobile, isPublishable }: DemoCase) => ({
  kind,
  title,
  text,
  isPublic: isPublishable ? 'yes' : 'no',
  name: nickname,
  phone: mobile ?? '',
  consent: 'on',
})

type AtDesk = { readonly caseId: string; readonly desk: Org }

/** What the desk does, as far as the play goes; gives the state it leaves the case in. */
async function handle(stage: Stage, live: LiveCase, at: AtDesk): Promise<string> {
  const { caseId, desk } = at
  if (live.end === 'submitted') return 'SUBMITTED'
  if (live.end === 'refused') return refuse(stage, live, at)
  const accepted = await deskAct(stage, desk, 'write', (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  if (live.end === 'accepted') return accepted.state
  if (live.declaration) {
    const declaration = { caseId, ...live.declaration }
    return (await deskAct(stage, desk, 'write', (ctx) => declareCase(ctx, declaration))).state
  }
  const passed = await passOn(stage, live, at)
  if (live.end === 'assigned' || passed.handler === desk) return finish(stage, live, { caseId, ...passed })
  if (live.end === 'sent-back') {
    const reason = '经核实，这件事不由我单位主管，请转主管单位办理。'
    return (await deskAct(stage, passed.handler, 'write', (ctx) => sendBack(ctx, { caseId, reason }))).state
  }
  const signed = await deskAct(stage, passed.handler, 'write', (ctx) => signCase(ctx, { caseId }))
  if (live.end === 'signed') return signed.state
  await deskAct(stage, passed.handler, 'write', (ctx) => startHandling(ctx, { caseId }))
  return finish(stage, live, { caseId, ...passed, state: 'HANDLING' })
}

async function refuse(stage: Stage, live: LiveCase, { caseId, desk }: AtDesk): Promise<string> {
  const note = (live.demo.steps.at(-1)?.text ?? '').slice(0, 500)
  const reason = live.demo.isPublishable ? ('IN_COURT' as const) : ('NAMED_OFFICIAL' as const)
  const refusal = { caseId, reason, note }
  return (await deskAct(stage, desk, 'write', (ctx) => refuseCase(ctx, refusal))).state
}

type Passed = { readonly assigner: Org; readonly handler: Org; readonly state: string }

// A department is reached through the county's desk; what concerns a village goes down to it unless it is not public.
async function passOn(stage: Stage, live: LiveCase, { caseId, desk }: AtDesk): Promise<Passed> {
  const { demo } = live
  const county = orgOf(stage.orgs, COUNTY.slug)
  const named = orgOf(stage.orgs, demo.deskOrgKey)
  const about = orgOf(stage.orgs, demo.aboutOrgKey)
  const isPublic = demo.isPublishable && demo.kind !== 'REPORT'
  const assign = (from: Org, to: Org, note: string) =>
    deskAct(stage, from, 'write', (ctx) => assignCase(ctx, { caseId, toOrgId: to.id, note }))
  if (named !== desk) {
    if (desk !== county) await assign(desk, county, '涉及县直部门，请县里协调办理。')
    return { assigner: county, handler: named, state: (await assign(county, named, '请按期限办理并答复。')).state }
  }
  if (!isPublic || about === desk || live.reply !== undefined)
    return { assigner: desk, handler: desk, state: 'ACCEPTED' }
  return {
    assigner: desk,
    handler: about,
    state: (await assign(desk, about, '请先到现场看一看，有困难及时说。')).state,
  }
}

async function finish(stage: Stage, live: LiveCase, of: Passed & { readonly caseId: string }): Promise<string> {
  const { caseId, assigner, handler, state } = of
  if (live.end === 'extended') {
    const extension = { caseId, workdays: 10, reason: '需要和施工、运输等几方协商，定下来就告诉您。' }
    return (await deskAct(stage, assigner, 'write', (ctx) => extendDeadline(ctx, extension))).state
  }
  const { reply } = live
  if (reply === undefined) return state
  return (
    await deskAct(stage, handler, 'write', (ctx) =>
      replyCase(ctx, { caseId, text: reply, promises: proposePromises(reply, ctx.now) }),
    )
  ).state
}

type Citizen = ReturnType<typeof citizenAt>

/** What the writer adds and says of the outcome; gives the state this leaves the case in, if he said something of it. */
async function answerBack(citizen: Citizen, live: LiveCase, receipt: Receipt): Promise<string | undefined> {
  const { supplement, judgement } = live
  if (supplement === undefined && judgement === undefined) return undefined
  const { author } = await citizen('read', (ctx) => followCase(ctx, receipt))
  const { token } = author
  if (supplement !== undefined) await citizen('write', (ctx) => supplementCase(ctx, { token, text: supplement }))
  if (judgement === undefined) return undefined
  const judged = await citizen('write', (ctx) => confirmOutcome(ctx, { token, ...judgement }))
  return judged.became === 'REOPENED' ? 'REOPENED' : 'CLOSED'
}

type Work<T> = (ctx: Ctx) => Promise<T>

/** A citizen who writes from this address; each time at the moment, unless it is told. */
export function citizenAt({ portal }: Stage, address: string, now?: Date) {
  const caller: Caller = { address, userAgent: '', cookie: () => undefined, setCookie: () => {} }
  return <T>(effect: 'read' | 'write', work: Work<T>): Promise<T> =>
    perform({ db: portal, actor: visitor, effect, requestId: 'demonstration', caller, ...(now ? { now } : {}) }, work)
}

/** Does what a desk does, in the name of who sits there. */
export function deskAct<T>(stage: Stage, org: Org, effect: 'read' | 'write', work: Work<T>): Promise<T> {
  return perform(
    { db: stage.app, actor: actorOf(stage, org, ['DESK', 'SECRETARY']), effect, requestId: 'demonstration' },
    work,
  )
}

/** Who sits there with an account of the demonstration in the first of these posts, or the same of a body that has none. */
export function actorOf({ posts }: Stage, org: Org, roles: readonly [string, ...string[]]): Actor {
  const held = posts.filter((post) => post.orgId === org.id)
  const post = roles.map((wanted) => held.find(({ role }) => role === wanted)).find((one) => one !== undefined)
  const {
    accountId = null,
    identityId = null,
    personId = null,
    name = `${org.shortName}受理员`,
    role = roles[0],
  } = post ?? {}
  return { kind: 'account', accountId, identityId, personId, name, role, orgId: org.id, reach: reachOf(org.path) }
}

function orgById(orgs: LoadedOrgs, id: string): Org {
  const org = [...orgs.values()].find((one) => one.id === id)
  if (!org) throw new Error(`the demonstration lacks an organisation that it wrote: ${id}`)
  return org
}
