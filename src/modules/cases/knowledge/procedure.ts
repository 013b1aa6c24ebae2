import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { agree, comment, disagree, goTo, handOver, withdraw } from '#kernel/procedure/standard-acts.ts'
import { findCase } from '../store.ts'
import { showKnowledge } from './showing.ts'
import { changeKnowledge, findKnowledge } from './store.ts'
import { reviewWords as w } from './words.ts'

/** What the matter carries: ids; the words lie in the chapter. */
export interface KnowledgeData {
  readonly caseId: string
  readonly knowledgeId: string
  readonly number: string
}

const dataOf = (matter: Matter) => matter.data as unknown as KnowledgeData

/** 常见问答审核: what was made of a private case, or of words that named somebody, is read by another person before everybody reads it (C09). */
export const knowledgeReview = procedure({
  name: 'cases.knowledge',
  title: { zh: '常见问答审核', en: 'Review of a common question' },
  states: {
    REVIEW: {
      ...{ zh: '第二人审核', en: 'With the second person', seats: { party: 'second' } },
      joins: { needs: 'ANY', agreed: 'SHOWN', disagreed: 'REFUSED' },
      clock: { limit: { workdays: 1 }, passed: { escalatesTo: { party: 'above' } } },
    },
    SHOWN: { zh: '已发布', en: 'Published', ends: 'AGREED' },
    REFUSED: { zh: '未同意发布', en: 'Not published', ends: 'REFUSED' },
    REWRITE: { zh: '已退回，换一种写法', en: 'Sent back to be written otherwise', ends: 'REFUSED' },
    WITHDRAWN: { zh: '已撤回', en: 'Withdrawn', ends: 'WITHDRAWN' },
  },
  starts: 'REVIEW',
  acts: {
    agree: agree(['REVIEW'], { zh: '同意发布', en: 'Agree: publish it' }),
    disagree: disagree(['REVIEW'], { zh: '不同意发布', en: 'Disagree' }),
    rewrite: goTo('REWRITE', ['REVIEW'], { zh: '退回，换一种写法', en: 'Back: write it otherwise' }),
    handOver: handOver(['REVIEW']),
    comment: comment(['REVIEW']),
    withdraw: withdraw('WITHDRAWN', ['REVIEW']),
  },
  async facts(ctx, matter) {
    const { caseId, knowledgeId, number } = dataOf(matter)
    const one = await findCase(ctx.tx, ctx.actor.reach, { caseId })
    const knowledge = await findKnowledge(ctx.tx, ctx.actor.reach, knowledgeId)
    return [
      { label: w.case, value: same(number) },
      ...(one ? [{ label: w.wasPrivate, value: one.isPublic ? w.public : w.private }] : []),
      ...(knowledge ? [{ label: w.question, value: same(knowledge.question) }] : []),
      ...(knowledge ? [{ label: w.answer, value: same(knowledge.answer) }] : []),
      { label: w.before, value: w.check },
    ]
  },
  arrive: {
    SHOWN: (ctx, matter) => showKnowledge(ctx, dataOf(matter)),
    REFUSED: letBe,
    REWRITE: letBe,
    WITHDRAWN: letBe,
  },
})

function letBe(ctx: Ctx, matter: Matter): void {
  const { caseId, knowledgeId } = dataOf(matter)
  changeKnowledge(ctx.tx, ctx.actor.reach, { id: knowledgeId, state: 'REFUSED' })
  record(ctx, 'cases.knowledge-refused', { subject: 'cases.case', subjectId: caseId, details: { knowledgeId } })
}

const same = (text: string): Sentence => ({ zh: text, en: text })
