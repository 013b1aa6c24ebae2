import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { refuseFormalismAskedAbout } from '#kernel/rule-guard.ts'
import { dayOf } from '#kernel/time.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { measure, projectPages } from './measuring.ts'
import * as store from './store.ts'

const { found, need, refuseIf } = refusals(words)

/** The projects of one's organisation and of those below. */
export async function listProjects(ctx: Ctx): Promise<Answer<typeof contract.listProjects>> {
  need(may.listProjects(ctx.actor))
  const rows = (await store.listProjects(ctx.tx, ctx.actor.reach)).map(rowOf)
  return { rows, can: { createProject: may.createProject(ctx.actor) } }
}

/** One project with its steps; of what was taken back its keepers still read the words. */
export async function getProject(
  ctx: Ctx,
  { projectId }: Input<typeof contract.getProject>,
): Promise<Answer<typeof contract.getProject>> {
  const { actor, tx } = ctx
  need(may.listProjects(actor))
  const project = found(await store.findProject(tx, actor.reach, { projectId }), 'demands.project-missing')
  const steps = await store.listSteps(tx, actor.reach, projectId)
  const { matter, outcome } = project
  const whileRunning = (answer: ReturnType<typeof may.endProject>) =>
    answer === true && project.state !== 'RUNNING' ? 'demands.project-ended' : answer
  return {
    ...rowOf(project),
    ...{ matter, outcome, words: [...project.words] },
    steps: steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })),
    can: {
      addProjectStep: whileRunning(may.addProjectStep(actor)),
      endProject: whileRunning(may.endProject(actor)),
      takeBackProjectStep: may.takeBackProjectStep(actor),
    },
  }
}

const rowOf = (of: store.StoredProject) => {
  const { id, title, orgName, ownerName, state, begunOn, dueOn, endedOn, measured } = of
  return { id, title, orgName, ownerName, state, begunOn, dueOn, endedOn, measured }
}

/**
 * Takes a matter up: what it is, by which words messages about it are known, whose it is, until when. Public at once. What
 * the rules against formalism forbid is no project, nor a step of one (E14).
 */
export async function createProject(
  ctx: Ctx,
  input: Input<typeof contract.createProject>,
): Promise<Answer<typeof contract.createProject>> {
  const { actor, tx } = ctx
  need(may.createProject(actor))
  const { ownerId, ...written } = input
  const own = found(await findOrg(tx, actor.reach, actor.orgId ?? ''), 'demands.owner-missing')
  const owner = found(await findOrg(tx, actor.reach, ownerId), 'demands.owner-missing')
  const begunOn = dayOf(ctx.now)
  refuseFormalismAskedAbout(input.title, 'title')
  refuseFormalismAskedAbout(input.matter, 'matter')
  refuseIf(input.dueOn <= begunOn, 'invalid', 'demands.project-due-past', { field: 'dueOn' })
  const home = { orgId: own.id, orgPath: own.path, orgName: own.shortName }
  const held = { ownerId: owner.id, ownerPath: owner.path, ownerName: owner.shortName }
  const id = newId()
  const measured = await measure(ctx, { ...home, ...written, begunOn })
  store.putProject(tx, { id, ...home, ...held, ...written, begunOn, measured })
  tellAll(ctx, 'demands.project-begun', { id, orgId: own.id })
  return { projectId: id }
}

/** Tells a step, in the name of one's own organisation. */
export async function addProjectStep(
  ctx: Ctx,
  { projectId, what }: Input<typeof contract.addProjectStep>,
): Promise<Answer<typeof contract.addProjectStep>> {
  const { orgId, orgPath } = await running(ctx, 'addProjectStep', projectId)
  refuseFormalismAskedAbout(what, 'what')
  const own = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'demands.owner-missing')
  const stepId = newId()
  store.putStep(ctx.tx, { id: stepId, projectId, orgId, orgPath, at: ctx.now, what, byName: own.shortName })
  tellAll(ctx, 'demands.project-step-told', { id: projectId, orgId, stepId })
  return { stepId }
}

/** Takes a step back; a stone with its day and the reason stays (T38). */
export async function takeBackProjectStep(
  ctx: Ctx,
  { projectId, stepId, reason }: Input<typeof contract.takeBackProjectStep>,
): Promise<Answer<typeof contract.takeBackProjectStep>> {
  const { orgId } = await forChange(ctx, 'takeBackProjectStep', projectId)
  const gone = await store.takeStepBack(ctx.tx, ctx.actor.reach, { projectId, stepId, at: ctx.now, reason })
  refuseIf(gone === 0, 'missing', 'demands.step-missing')
  tellAll(ctx, 'demands.project-step-taken-back', { id: projectId, orgId, stepId })
  return { stepId }
}

/** Says what came of it; done is only what took a step that everybody can read. */
export async function endProject(
  ctx: Ctx,
  { projectId, state, outcome }: Input<typeof contract.endProject>,
): Promise<Answer<typeof contract.endProject>> {
  const { orgId } = await running(ctx, 'endProject', projectId)
  const steps = await store.listSteps(ctx.tx, ctx.actor.reach, projectId)
  const told = steps.filter(({ takenBackReason }) => takenBackReason === null)
  refuseIf(state === 'DONE' && told.length === 0, 'conflict', 'demands.project-without-steps')
  store.endProject(ctx.tx, ctx.actor.reach, { projectId, state, endedOn: dayOf(ctx.now), outcome })
  tellAll(ctx, 'demands.project-ended', { id: projectId, orgId })
  return { projectId }
}

/** The projects that a site shows: those of its own and of all above. The public may ask. */
export function listShownProjects(ctx: Ctx, of: { paths: readonly string[] }): Promise<store.ShownProject[]> {
  return store.listShown(ctx.tx, of.paths)
}

/** What a project in reach is called, for the desk that names it. */
export const findProjectInReach = ({ tx, actor }: Ctx, projectId: string): Promise<{ title: string } | undefined> =>
  store.findProject(tx, actor.reach, { projectId })

/** What a project is called and at which site it stands, whatever site is asked: it is public everywhere. The public may ask. */
export const findShownProjectPlace = (ctx: Ctx, id: string): Promise<{ title: string; slug: string } | undefined> =>
  store.findShownPlace(ctx.tx, id)

/** One of them with its steps; of what was taken back no word. The public may ask. */
export async function findShownProject(
  ctx: Ctx,
  of: { id: string; paths: readonly string[] },
): Promise<(store.ShownProject & { readonly steps: store.ShownStep[] }) | undefined> {
  const project = await store.findShown(ctx.tx, of)
  return project && { ...project, steps: await store.listShownSteps(ctx.tx, of.id) }
}

type Change = 'addProjectStep' | 'takeBackProjectStep' | 'endProject'

async function forChange(ctx: Ctx, act: Change, projectId: string): Promise<store.StoredProject> {
  const { actor, tx } = ctx
  need(may[act](actor))
  return found(await store.findProject(tx, actor.reach, { projectId, forChange: true }), 'demands.project-missing')
}

async function running(ctx: Ctx, act: Change, projectId: string): Promise<store.StoredProject> {
  const project = await forChange(ctx, act, projectId)
  refuseIf(project.state !== 'RUNNING', 'conflict', 'demands.project-ended')
  return project
}

function tellAll(ctx: Ctx, act: string, { id, orgId, stepId }: { id: string; orgId: string; stepId?: string }): void {
  record(ctx, act, { subject: 'demands.project', subjectId: id, orgId, ...(stepId ? { details: { stepId } } : {}) })
  notifyPages(ctx, [projectPages])
}
