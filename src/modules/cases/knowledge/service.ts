import { randomUUID } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { plainQuery, plainText } from '#kernel/search.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { partiesOf } from '../moderation/parties.ts'
import { isMeasured } from '../moderation/store.ts'
import { may } from '../policy.ts'
import { findCase, type StoredCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import { type KnowledgeData, knowledgeReview } from './procedure.ts'
import { needsSecondLook, propose, repeats, type Solved } from './rules.ts'
import { showKnowledge, takeBack } from './showing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...words })

/** Question and answer as they are proposed, what was written otherwise in them, and whether a second person will look (C09). */
export async function draftKnowledge(
  ctx: Ctx,
  { caseId }: Input<typeof contract.draftKnowledge>,
): Promise<Answer<typeof contract.draftKnowledge>> {
  const { one, solved, made, standing } = await read(ctx, { caseId })
  const proposal = propose(solved)
  return {
    ...proposal,
    takenOut: [...proposal.takenOut],
    needsSecondLook: needsSecondLook(solved, proposal),
    matterId: standing.matterId,
    made: made ? { at: made.at.toISOString(), question: made.question } : null,
    can: { publishKnowledge: may.publishKnowledge(ctx.actor, { ...one, ...standing }) },
  }
}

/** Makes a question for everybody of a case that its writer called solved, one of each case; it names neither the case nor anybody. */
export async function publishKnowledge(
  ctx: Ctx,
  input: Input<typeof contract.publishKnowledge>,
): Promise<Answer<typeof contract.publishKnowledge>> {
  const { one, solved, standing } = await read(ctx, { caseId: input.caseId, forChange: true })
  const answer = may.publishKnowledge(ctx.actor, { ...one, ...standing })
  if (answer !== true) throw refuse(answer === 'cases.not-a-handler' ? 'forbidden' : 'conflict', answer)
  refuseIf(!one.isPublic && repeats(input.question, solved), 'invalid', 'cases.knowledge-repeats', {
    field: 'question',
  })
  // Stands in a public address: an id in the order of time would tell the minute, and so perhaps whose case it was.
  const id = randomUUID()
  keep(ctx, one, { id, ...input, ...(await store.findPlace(ctx.tx, one.id)) })
  if (needsSecondLook(solved, input)) return { id, matterId: await askSecond(ctx, one, id) }
  await showKnowledge(ctx, { caseId: one.id, knowledgeId: id })
  return { id, matterId: null }
}

/** The questions of one's organisations, with those that wait and those that were taken back. */
export async function listKnowledge(
  ctx: Ctx,
  { page, size }: Input<typeof contract.listKnowledge>,
): Promise<Answer<typeof contract.listKnowledge>> {
  need(may.list(ctx.actor))
  const { rows, total } = await store.listKnowledge(ctx.tx, ctx.actor.reach, { page, size })
  return { rows: rows.map((row) => present(ctx, row)), total }
}

/** Takes a question back, and says why in public. */
export async function takeBackKnowledge(
  ctx: Ctx,
  { knowledgeId, reason }: Input<typeof contract.takeBackKnowledge>,
): Promise<Answer<typeof contract.takeBackKnowledge>> {
  need(may.list(ctx.actor))
  const one = found(await store.findKnowledge(ctx.tx, ctx.actor.reach, knowledgeId), 'cases.knowledge-missing')
  need(may.takeBackKnowledge(ctx.actor, one))
  refuseIf(one.state !== 'SHOWN', 'conflict', 'cases.knowledge-missing')
  await takeBack(ctx, one, reason)
  return { id: knowledgeId }
}

/** What is shown at a site: of its own organisation and of all above; of one field, with some words. The public may ask. */
export async function listShownKnowledge(
  ctx: Ctx,
  of: { paths?: readonly string[]; field?: string | undefined; q?: string; page: number; perPage: number },
): Promise<{ rows: store.ShownKnowledge[]; total: number }> {
  const { q = '', page, perPage, ...at } = of
  const query = q === '' ? undefined : plainQuery(q)
  // Signs alone stand in no question, so they find none.
  if (query === null) return { rows: [], total: 0 }
  return store.listShown(ctx.tx, { ...at, ...(query ? { query } : {}), size: perPage, beyond: (page - 1) * perPage })
}

/** The fields of what is shown at a site. The public may ask. */
export function countKnowledgeFields(ctx: Ctx, paths: readonly string[]): Promise<{ field: string; shown: number }[]> {
  return store.countFields(ctx.tx, paths)
}

/** One question by its address, or the stone of what was taken back. The public may ask. */
export function findShownKnowledge(
  ctx: Ctx,
  of: { id: string; paths: readonly string[] },
): Promise<store.KnowledgeAt | undefined> {
  return store.findShown(ctx.tx, of)
}

async function read(ctx: Ctx, of: { caseId: string; forChange?: true }) {
  const { caseId } = of
  need(may.list(ctx.actor))
  const { reach } = ctx.actor
  const one = found(await findCase(ctx.tx, reach, of), 'cases.missing')
  const answer = (await store.findLastAnswer(ctx.tx, reach, caseId)) ?? ''
  // In this order: what a second person lets pass meanwhile is then found by the one or the other.
  const matterId = await store.findWaiting(ctx.tx, caseId)
  const made = await store.findMade(ctx.tx, reach, caseId)
  const isHidden = await isMeasured(ctx.tx, reach, { caseId, kind: 'HIDE', wordsId: null })
  const solved: Solved = { title: one.title, body: one.body, answer, isPublic: one.isPublic }
  const standing = { matterId, isHidden, isMade: made !== undefined, hasAnswer: answer !== '' }
  return { one, solved, made, standing }
}

type Kept = store.KnowledgePlace & { id: string; question: string; answer: string }

function keep(ctx: Ctx, one: StoredCase, of: Kept): void {
  const { id, question, answer, placeId, placePath } = of
  const { text: searchText, vector: terms } = plainText(`${question} ${answer}`)
  store.addKnowledge(ctx.tx, {
    ...{ id, orgId: one.orgId, orgPath: one.orgPath, orgName: one.orgName, placeId, placePath, field: one.field },
    ...{ question, answer, state: 'WAITING', proposedAt: ctx.now, shownAt: null, searchText, terms },
  })
}

async function askSecond(ctx: Ctx, one: StoredCase, knowledgeId: string): Promise<string> {
  const office = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
  const data: KnowledgeData = { caseId: one.id, knowledgeId, number: one.number }
  const matter = startMatter(ctx, knowledgeReview, {
    title: { zh: `常见问答：${one.number}`, en: `${one.number}: a common question` },
    ...{ subject: 'cases.case', subjectId: one.id, orgName: office.shortName },
    parties: await partiesOf(ctx, { id: office.id, name: office.shortName }),
    data: { ...data },
  })
  const about = { subject: 'cases.case', subjectId: one.id, orgId: one.orgId }
  record(ctx, 'cases.knowledge-proposed', { ...about, details: { knowledgeId } })
  return matter.id
}

const present = (ctx: Ctx, row: store.StoredKnowledge) => ({
  ...{ id: row.id, orgName: row.orgName, field: row.field, question: row.question, answer: row.answer },
  ...{ state: row.state, proposedAt: row.proposedAt.toISOString(), shownAt: row.shownAt?.toISOString() ?? null },
  takenBackReason: row.takenBackReason,
  can: { takeBackKnowledge: may.takeBackKnowledge(ctx.actor, row) },
})
