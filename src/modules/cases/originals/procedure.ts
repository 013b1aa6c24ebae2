import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import { agree, comment, disagree, withdraw } from '#kernel/procedure/standard-acts.ts'
import { type MeasuredWords, measuredWords, type OriginalPurpose, originalPurposes } from '../codes.ts'
import { carryOutOpening } from '../contact/carry-out.ts'
import { findCase } from '../store.ts'

/** What the matter carries: ids and why, none of the words. */
export interface OriginalData {
  readonly caseId: string
  readonly number: string
  readonly purpose: OriginalPurpose
  readonly reason: string
  /** Whose words; of matters from before, those of the message. */
  readonly wordsOf?: MeasuredWords
}

/**
 * 查看原文审批: as a contact, the words that a measure took out open by somebody of another post or not at all; after four hours of silence the desk
 * above may decide in his place (D24, decisions 115).
 */
export const originalOpening = procedure({
  name: 'cases.original-opening',
  title: { zh: '查看被遮盖的原文审批', en: 'Approval to see what was taken out' },
  states: {
    REVIEW: {
      ...{ zh: '第二人审批', en: 'With the second person', seats: { party: 'second' } },
      joins: { needs: 'ANY', agreed: 'OPEN', disagreed: 'REFUSED' },
      clock: { limit: { workMinutes: 240 }, passed: { escalatesTo: { party: 'above' } } },
    },
    OPEN: { zh: '已同意，开放24小时', en: 'Allowed, open for 24 hours', ends: 'AGREED' },
    REFUSED: { zh: '未同意', en: 'Not allowed', ends: 'REFUSED' },
    WITHDRAWN: { zh: '申请人已撤回', en: 'Withdrawn', ends: 'WITHDRAWN' },
  },
  starts: 'REVIEW',
  acts: {
    agree: agree(['REVIEW'], { zh: '同意开放24小时', en: 'Agree: open it for 24 hours' }),
    disagree: disagree(['REVIEW'], { zh: '不同意', en: 'Disagree' }),
    comment: comment(['REVIEW']),
    withdraw: withdraw('WITHDRAWN', ['REVIEW']),
  },
  async facts(ctx, matter) {
    const { caseId, number, purpose, reason, wordsOf = 'CASE' } = matter.data as unknown as OriginalData
    const one = await findCase(ctx.tx, ctx.actor.reach, { caseId })
    return [
      { label: { zh: '诉求件', en: 'Case' }, value: same(number) },
      { label: { zh: '谁的话', en: 'Whose words' }, value: measuredWords[wordsOf] },
      { label: { zh: '用途', en: 'Purpose' }, value: originalPurposes[purpose] },
      { label: { zh: '为什么要看原文', en: 'Why the original is needed' }, value: same(reason) },
      { label: { zh: '审批前想一想', en: 'Before you decide' }, value: doWithout },
      ...(one ? [{ label: { zh: '标题', en: 'Title' }, value: same(one.title) }] : []),
      ...(one ? [{ label: { zh: '现在的文字', en: 'The words as they stand' }, value: same(one.body) }] : []),
    ]
  },
  arrive: { OPEN: carryOutOpening, REFUSED: carryOutOpening, WITHDRAWN: carryOutOpening },
})

const doWithout: Sentence = {
  zh: '遮盖的多是别人的电话、病情、住址。不看原文也能办的，不要开放。留言人会看到谁申请、谁审批、为什么、看了几次。',
  en: 'What was taken out is mostly about others. Where it can be done without, do not open it. Its writer sees who asked, who decided, why, and each look.',
}

const same = (text: string): Sentence => ({ zh: text, en: text })
