import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import { neverWhoDid } from '#kernel/procedure/may.ts'
import { agree, comment, disagree, goTo, handOver, withdraw } from '#kernel/procedure/standard-acts.ts'
import { measuredWords, measureKinds, moderationRules } from '../codes.ts'
import { defaultLimits } from '../rules.ts'
import { findCase } from '../store.ts'
import { carryOut, type MeasureData, noteAppealOf, whoseWords } from './carry-out.ts'
import { closeAppeal } from './closing.ts'
import { findReviewedWords } from './store.ts'
import { words } from './words.ts'
import { withoutMarked, wordsAtHand } from './words-at-hand.ts'

// Silence brings the desk above into the measure, and people change posts: a seat says nothing of who sits there (decisions 281).
const tookNoPart = neverWhoDid(['START', 'agree'], 'cases.took-part')

/**
 * 留言处置审核: nothing is hidden by one person. Another one of the office agrees; afterwards the writer may appeal for sixty working days,
 * and the desk above decides; where there is none, whom the top named, or somebody else of the office (D24, T38, decisions 273). Who
 * proposed or agreed decides no appeal. It has a limit; after it the next level may decide, where one stands above that is not the office
 * itself (decisions 280).
 */
export const moderation = procedure({
  name: 'cases.moderation',
  title: { zh: '留言处置审核', en: 'Moderation of a message' },
  states: {
    REVIEW: {
      ...{ zh: '第二人审核', en: 'With the second person', seats: { party: 'second' } },
      joins: { needs: 'ANY', agreed: 'IN_FORCE', disagreed: 'NOT_DONE' },
      clock: { limit: { workdays: 1 }, passed: { escalatesTo: { party: 'above' } } },
    },
    IN_FORCE: {
      ...{ zh: '已处置，可以申请复核', en: 'In force, may be appealed', seats: { party: 'second' } },
      clock: { limit: { workdays: 60 }, passed: { goesTo: 'SETTLED' } },
    },
    APPEAL: {
      ...{ zh: '复核', en: 'Appealed', isStatutory: true, seats: { party: 'appeal' } },
      joins: { needs: 'ANY', agreed: 'UPHELD', disagreed: 'LIFTED' },
      clock: {
        limit: { workdays: defaultLimits.appeal, setAs: 'appealDays' },
        passed: { escalatesTo: { party: 'over' } },
      },
    },
    NOT_DONE: { zh: '未同意，不作处置', en: 'Not allowed; nothing was done', ends: 'REFUSED' },
    WITHDRAWN: { zh: '已撤回，不作处置', en: 'Withdrawn; nothing was done', ends: 'WITHDRAWN' },
    SETTLED: { zh: '复核期满，处置继续', en: 'Nobody appealed; stays in force', ends: 'AGREED' },
    UPHELD: { zh: '复核维持', en: 'Upheld', ends: 'AGREED' },
    LIFTED: { zh: '已撤销处置', en: 'Lifted', ends: 'REFUSED' },
  },
  starts: 'REVIEW',
  acts: {
    agree: agree(['REVIEW'], { zh: '同意处置', en: 'Agree' }),
    disagree: disagree(['REVIEW'], { zh: '不同意处置', en: 'Disagree' }),
    uphold: agree(['APPEAL'], { zh: '维持处置', en: 'Uphold', opinion: 'REQUIRED', guard: tookNoPart }),
    overturn: disagree(['APPEAL'], { zh: '撤销处置', en: 'Lift it', guard: tookNoPart }),
    lift: goTo('LIFTED', ['IN_FORCE'], { zh: '主动撤销处置', en: 'Lift it ourselves', opinion: 'REQUIRED' }),
    appeal: goTo('APPEAL', ['IN_FORCE'], {
      ...{ zh: '登记留言人的复核申请', en: 'Write down the writer’s appeal', opinion: 'REQUIRED' },
    }),
    handOver: handOver(['REVIEW', 'APPEAL']),
    comment: comment(['REVIEW', 'APPEAL']),
    withdraw: withdraw('WITHDRAWN', ['REVIEW']),
  },
  words,
  async facts(ctx, matter) {
    const data = matter.data as unknown as MeasureData
    const { caseId, number, kind, rule, reason, marks } = data
    const whose = whoseWords(data)
    const one = await findCase(ctx.tx, ctx.actor.reach, { caseId })
    const now = one ? await wordsAtHand(ctx, one, whose) : await findReviewedWords(ctx.tx, matter.id)
    const after = now && withoutMarked(now, marks)
    const appeal = matter.acts.findLast(({ act }) => act === 'appeal')?.opinion
    return [
      { label: { zh: '诉求件', en: 'Case' }, value: same(number) },
      { label: { zh: '处置', en: 'Measure' }, value: measureKinds[kind] },
      { label: { zh: '依据的规则', en: 'By the rule' }, value: ruleText(rule) },
      { label: { zh: '给留言人的说明', en: 'Told to the writer' }, value: same(reason) },
      { label: { zh: '谁的话', en: 'Whose words' }, value: measuredWords[whose.wordsOf] },
      ...(after && after.title !== '' ? [{ label: { zh: '标题', en: 'Title' }, value: same(after.title) }] : []),
      ...(now ? [{ label: { zh: '内容', en: 'Text' }, value: same(now.body) }] : []),
      // Once it is done, the text itself stands so.
      ...(now && after && kind === 'REDACT' && after.body !== now.body
        ? [{ label: { zh: '遮盖以后', en: 'Afterwards' }, value: same(after.body) }]
        : []),
      ...(appeal ? [{ label: { zh: '复核申请', en: 'The appeal' }, value: same(appeal) }] : []),
    ]
  },
  arrive: {
    IN_FORCE: (ctx, matter) => carryOut(ctx, matter),
    APPEAL: (ctx, matter) => noteAppealOf(ctx, matter),
    UPHELD: (ctx, matter) => closeAppeal(ctx, matter, { lifts: false }),
    LIFTED: (ctx, matter) => closeAppeal(ctx, matter, { lifts: true }),
  },
})

const same = (text: string): Sentence => ({ zh: text, en: text })

const ruleText = (rule: MeasureData['rule']): Sentence => {
  const { zh, en } = moderationRules[rule]
  return { zh: `${rule} ${zh}`, en: `${rule}: ${en}` }
}
