import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { addEvent, findCase } from '../store.ts'
import { words } from '../words.ts'
import * as store from './store.ts'
import { words as knowledgeWords } from './words.ts'

const { found } = refusals({ ...words, ...knowledgeWords })

/** The public pages of 常见问答: a site shows those of its own and of all above, so they are announced together. */
export const knowledgePages = 'knowledge'

/** Shows a question to everybody; the writer of the case reads in its course that it was made. */
export async function showKnowledge(ctx: Ctx, of: { caseId: string; knowledgeId: string }): Promise<void> {
  const { caseId, knowledgeId } = of
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  store.changeKnowledge(ctx.tx, ctx.actor.reach, { id: knowledgeId, state: 'SHOWN', shownAt: ctx.now })
  tellCase(ctx, one)
  record(ctx, 'cases.knowledge-shown', {
    ...{ subject: 'cases.case', subjectId: caseId, orgId: one.orgId, details: { knowledgeId } },
  })
  notifyPages(ctx, [knowledgePages, `cases:${one.aboutOrgId}`])
}

function tellCase(ctx: Ctx, one: { id: string; orgName: string }): void {
  const event = { id: newId(), at: ctx.now, act: 'publishKnowledge', byName: one.orgName, actorName: ctx.actor.name }
  addEvent(ctx.tx, one.id, event)
}

/** Takes back what was shown; a stone with office, month and reason stays at its address. */
export async function takeBack(ctx: Ctx, one: store.StoredKnowledge, reason: string): Promise<void> {
  store.changeKnowledge(ctx.tx, ctx.actor.reach, {
    ...{ id: one.id, state: 'TAKEN_BACK' as const },
    ...{ takenBackAt: ctx.now, takenBackReason: reason },
  })
  record(ctx, 'cases.knowledge-taken-back', { subject: 'cases.knowledge', subjectId: one.id, orgId: one.orgId })
  notifyPages(ctx, [knowledgePages], { forGood: true })
}
