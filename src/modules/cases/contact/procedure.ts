import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import { agree, comment, disagree, goTo, withdraw } from '#kernel/procedure/standard-acts.ts'
import { type ContactPurpose, contactPurposes } from '../codes.ts'
import { findCase } from '../store.ts'
import { carryOutOpening } from './carry-out.ts'

/** What the matter carries: ids and why, never the contact. */
export interface ContactData {
  readonly caseId: string
  readonly number: string
  readonly purpose: ContactPurpose
  readonly reason: string
}

/**
 * 查看联系方式审批: somebody of another post agrees, or nothing opens. After four hours of silence the desk above may decide in his place; no
 * clock opens anything (D23, XF-05).
 */
export const contactOpening = procedure({
  name: 'cases.contact-opening',
  title: { zh: '查看联系方式审批', en: 'Approval to see a contact' },
  states: {
    REVIEW: {
      ...{ zh: '第二人审批', en: 'With the second person', seats: { party: 'second' } },
      joins: { needs: 'ANY', agreed: 'OPEN', disagreed: 'REFUSED' },
      clock: { limit: { workMinutes: 240 }, passed: { escalatesTo: { party: 'above' } } },
    },
    OPEN: { zh: '已同意，开放24小时', en: 'Allowed, open for 24 hours', ends: 'AGREED' },
    REFUSED: { zh: '未同意', en: 'Not allowed', ends: 'REFUSED' },
    ASK_FIRST: { zh: '已退回，先请留言人补充', en: 'Sent back: ask on the case first', ends: 'REFUSED' },
    WITHDRAWN: { zh: '申请人已撤回', en: 'Withdrawn', ends: 'WITHDRAWN' },
  },
  starts: 'REVIEW',
  acts: {
    agree: agree(['REVIEW'], { zh: '同意开放24小时', en: 'Agree: open it for 24 hours' }),
    askFirst: goTo('ASK_FIRST', ['REVIEW'], { zh: '退回：先请留言人补充', en: 'Back: ask on the case first' }),
    disagree: disagree(['REVIEW'], { zh: '不同意', en: 'Disagree' }),
    comment: comment(['REVIEW']),
    withdraw: withdraw('WITHDRAWN', ['REVIEW']),
  },
  async facts(ctx, matter) {
    const { caseId, number, purpose, reason } = matter.data as unknown as ContactData
    const one = await findCase(ctx.tx, ctx.actor.reach, { caseId })
    return [
      { label: { zh: '诉求件', en: 'Case' }, value: same(number) },
      { label: { zh: '用途', en: 'Purpose' }, value: contactPurposes[purpose] },
      { label: { zh: '为什么要联系方式', en: 'Why the contact is needed' }, value: same(reason) },
      { label: { zh: '审批前想一想', en: 'Before you decide' }, value: doWithout },
      ...(one ? [{ label: { zh: '标题', en: 'Title' }, value: same(one.title) }] : []),
      ...(one ? [{ label: { zh: '内容', en: 'Text' }, value: same(one.body) }] : []),
    ]
  },
  arrive: {
    OPEN: carryOutOpening,
    REFUSED: carryOutOpening,
    ASK_FIRST: carryOutOpening,
    WITHDRAWN: carryOutOpening,
  },
})

const doWithout: Sentence = {
  zh: '能在诉求件里“请留言人补充”的，不要开放。留言人会看到谁申请、谁审批、为什么、看了几次。',
  en: 'Where a question on the case would do, do not open it. Its writer sees who asked, who decided, why, and each look.',
}

const same = (text: string): Sentence => ({ zh: text, en: text })
