import { z } from 'zod'
import { Written } from '#kernel/contract.ts'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { agree, comment, disagree, goTo, handOver } from '#kernel/procedure/standard-acts.ts'
import { findCase } from '../store.ts'
import { petitionDays as days } from './rules.ts'
import * as telling from './telling.ts'

const answer = z.strictObject({
  answer: Written(10, 3000).meta({ zh: '答复内容，信访人看得到', en: 'The answer, read by its writer' }),
})
const told = { opinion: 'REQUIRED' } as const

/**
 * 信访: registered within 15 days, answered within 60, once 30 more by the head with a reason its writer reads; then review by the level above and
 * re-review by the one above that, each asked for and decided within 30 days (XF-01 to XF-03). All days are calendar days (XF-06). While its
 * writer may ask for a review nobody of the office owes anything, so those states have no limit that must be told.
 */
export const petition = procedure({
  name: 'cases.petition',
  title: { zh: '信访事项', en: 'Petition' },
  states: {
    REGISTER: {
      ...{ zh: '登记、判断是否受理', en: 'To be registered', isStatutory: true, seats: { party: 'desk' } },
      clock: { limit: { days: days.register }, passed: { escalatesTo: { party: 'above' } } },
    },
    HANDLING: {
      ...{ zh: '办理', en: 'In hand', isStatutory: true, seats: { party: 'desk' } },
      clock: { limit: { days: days.handle, since: 'HANDLING' }, passed: { escalatesTo: { party: 'above' } } },
    },
    EXTENSION: {
      ...{ zh: '负责人审批延期', en: 'Extension before the head', isStatutory: true, seats: { party: 'head' } },
      joins: { needs: 'ANY', agreed: 'EXTENDED', disagreed: 'HANDLING' },
      // Who asks for more time does not get it by asking: the sixty days go on.
      clock: { limit: { days: days.handle, since: 'HANDLING' }, passed: { escalatesTo: { party: 'above' } } },
    },
    EXTENDED: {
      ...{ zh: '延期办理', en: 'In hand, extended', isStatutory: true, seats: { party: 'desk' } },
      clock: {
        limit: { days: days.handle + days.extend, since: 'HANDLING' },
        passed: { escalatesTo: { party: 'above' } },
      },
    },
    ANSWERED: {
      ...{ zh: '已答复，可以申请复查', en: 'Answered, may be reviewed', seats: { party: 'desk' } },
      clock: { limit: { days: days.askReview }, passed: { goesTo: 'CLOSED' } },
    },
    REVIEW: {
      ...{ zh: '上级复查', en: 'Reviewed by the level above', isStatutory: true, seats: { party: 'above' } },
      clock: { limit: { days: days.decideReview }, passed: { escalatesTo: { party: 'top' } } },
    },
    REVIEWED: {
      ...{ zh: '已复查，可以申请复核', en: 'Reviewed, may be re-reviewed', seats: { party: 'desk' } },
      clock: { limit: { days: days.askReview }, passed: { goesTo: 'CLOSED' } },
    },
    FINAL: {
      ...{ zh: '再上一级复核', en: 'Re-reviewed two levels up', isStatutory: true, seats: { party: 'top' } },
      clock: { limit: { days: days.decideReview }, passed: { escalatesTo: { party: 'top' } } },
    },
    REDIRECTED: { zh: '紧急，已告知拨打110、119、120', en: 'Urgent: told whom to call', ends: 'REFUSED' },
    REFUSED: { zh: '不按信访办理', en: 'Not a petition', ends: 'REFUSED' },
    CLOSED: { zh: '没有再申请，已结束', en: 'Nothing more was asked for', ends: 'AGREED' },
    ENDED: { zh: '复核完毕，程序结束', en: 'Re-reviewed; ended', ends: 'AGREED' },
  },
  starts: 'REGISTER',
  acts: {
    redirect: goTo('REDIRECTED', ['REGISTER'], { zh: '紧急，转110、119、120', en: 'Urgent: send to 110, 119, 120' }),
    accept: goTo('HANDLING', ['REGISTER'], { zh: '受理', en: 'Accept' }),
    refuse: goTo('REFUSED', ['REGISTER'], { zh: '不按信访办理', en: 'Not a petition', ...told }),
    askExtension: goTo('EXTENSION', ['HANDLING'], { zh: '申请延期30天', en: 'Ask for 30 days more', ...told }),
    agree: agree(['EXTENSION'], { zh: '同意延期', en: 'Agree' }),
    disagree: disagree(['EXTENSION'], { zh: '不同意延期', en: 'Disagree' }),
    backToHandling: goTo('HANDLING', ['EXTENSION'], { zh: '退回，先抓紧办理', en: 'Back: go on handling it' }),
    answer: goTo('ANSWERED', ['HANDLING', 'EXTENDED'], {
      zh: '书面答复',
      en: 'Answer',
      opinion: 'NONE',
      fields: answer,
    }),
    askReview: goTo('REVIEW', ['ANSWERED'], { zh: '登记复查申请', en: 'Note that a review is asked for', ...told }),
    review: goTo('REVIEWED', ['REVIEW'], { zh: '作出复查意见', en: 'Decide the review', ...told }),
    askFinal: goTo('FINAL', ['REVIEWED'], { zh: '登记复核申请', en: 'Note that a re-review is asked for', ...told }),
    end: goTo('ENDED', ['FINAL'], { zh: '作出复核意见', en: 'Decide the re-review', ...told }),
    handOver: handOver(['REGISTER', 'HANDLING', 'EXTENDED']),
    comment: comment(['REGISTER', 'HANDLING', 'EXTENDED', 'REVIEW', 'FINAL']),
  },
  async facts(ctx, matter) {
    const one = await findCase(ctx.tx, ctx.actor.reach, { caseId: matter.subjectId ?? '' })
    return one
      ? [
          { label: { zh: '诉求件', en: 'Case' }, value: same(one.number) },
          { label: { zh: '标题', en: 'Title' }, value: same(one.title) },
          { label: { zh: '内容', en: 'Text' }, value: same(one.body) },
          { label: { zh: '反映的单位', en: 'About' }, value: same(one.aboutName) },
        ]
      : []
  },
  arrive: {
    HANDLING: telling.accepted,
    EXTENDED: telling.extended,
    ANSWERED: telling.answered,
    REVIEW: (ctx, matter: Matter) => telling.tell(ctx, matter, 'askPetitionReview'),
    REVIEWED: (ctx, matter: Matter) => telling.tell(ctx, matter, 'reviewPetition'),
    FINAL: (ctx, matter: Matter) => telling.tell(ctx, matter, 'askPetitionFinal'),
    ENDED: (ctx, matter: Matter) => telling.tell(ctx, matter, 'endPetition'),
    REFUSED: (ctx, matter: Matter) => telling.backToDesk(ctx, matter, 'refusePetition'),
    REDIRECTED: (ctx, matter: Matter) => telling.backToDesk(ctx, matter, 'redirectPetition'),
  },
})

const same = (text: string): Sentence => ({ zh: text, en: text })
