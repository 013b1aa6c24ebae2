import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { neverWhoDid } from '#kernel/procedure/may.ts'
import { agree, comment, disagree, goTo, handOver, withdraw } from '#kernel/procedure/standard-acts.ts'
import { moderationRules } from '#modules/cases/codes.ts'
import { findConsultation } from '../store.ts'
import { dataOf, destroyWords, keepBack, letThrough } from './carry-out.ts'
import { openWords } from './sealing.ts'
import { findStatements, type JudgedStatement } from './store.ts'
import { refusalWords as w, words } from './words.ts'

// As with messages: whoever had a part in it before is no other person (decisions 281).
const tookNoPart = neverWhoDid(['START', 'agree'], 'consultations.took-part')

/**
 * 看法不公开审核: nothing is kept back by one person. Another one of the office agrees; afterwards anybody may object for sixty working
 * days by the number of the statement, and the desk above decides (D24, T38). Its words are sealed meanwhile, and destroyed afterwards.
 */
export const statementRefusal = procedure({
  name: 'consultations.refusal',
  title: { zh: '看法不公开审核', en: 'Not showing a statement' },
  states: {
    REVIEW: {
      ...{ zh: '第二人审核', en: 'With the second person', seats: { party: 'second' } },
      joins: { needs: 'ANY', agreed: 'IN_FORCE', disagreed: 'SHOWN' },
      clock: { limit: { workdays: 1 }, passed: { escalatesTo: { party: 'above' } } },
    },
    IN_FORCE: {
      ...{ zh: '未公开，可以申请复核', en: 'Not shown, may be appealed', seats: { party: 'second' } },
      clock: { limit: { workdays: 60 }, passed: { goesTo: 'SETTLED' } },
    },
    APPEAL: {
      ...{ zh: '上级复核', en: 'Appealed to the level above', isStatutory: true, seats: { party: 'above' } },
      joins: { needs: 'ANY', agreed: 'UPHELD', disagreed: 'LIFTED' },
    },
    SHOWN: { zh: '未同意，看法已公开', en: 'Not allowed; the statement is shown', ends: 'REFUSED' },
    WITHDRAWN: { zh: '已撤回，看法重新等审核', en: 'Withdrawn; the statement waits again', ends: 'WITHDRAWN' },
    SETTLED: { zh: '复核期满，不再公开', en: 'Nobody appealed; stays back', ends: 'AGREED' },
    UPHELD: { zh: '复核维持', en: 'Upheld', ends: 'AGREED' },
    LIFTED: { zh: '复核后公开', en: 'Shown on appeal', ends: 'REFUSED' },
  },
  starts: 'REVIEW',
  acts: {
    agree: agree(['REVIEW'], { zh: '同意不公开', en: 'Agree' }),
    disagree: disagree(['REVIEW'], { zh: '不同意，公开它', en: 'Disagree: show it' }),
    uphold: agree(['APPEAL'], { zh: '维持不公开', en: 'Uphold', opinion: 'REQUIRED', guard: tookNoPart }),
    overturn: disagree(['APPEAL'], { zh: '公开它', en: 'Show it', guard: tookNoPart }),
    lift: goTo('LIFTED', ['IN_FORCE'], { zh: '改为公开', en: 'Show it after all', opinion: 'REQUIRED' }),
    appeal: goTo('APPEAL', ['IN_FORCE'], { zh: '登记复核申请', en: 'Write an appeal down', opinion: 'REQUIRED' }),
    handOver: handOver(['REVIEW', 'APPEAL']),
    comment: comment(['REVIEW', 'APPEAL']),
    withdraw: withdraw('WITHDRAWN', ['REVIEW']),
  },
  words,
  async facts(ctx, matter) {
    const { rule, reason, ...ids } = dataOf(matter)
    const one = await findConsultation(ctx.tx, ctx.actor.reach, ids)
    const statements = await findStatements(ctx.tx, ctx.actor.reach, ids)
    const appeal = matter.acts.findLast(({ act }) => act === 'appeal')?.opinion
    return [
      ...(one ? [{ label: w.consultation, value: same(one.title) }] : []),
      ...statements.map((statement) => ({
        label: fill(w.statement, { no: statement.no }),
        value: wordsOf(ctx, matter, statement),
      })),
      { label: w.rule, value: ruleText(rule) },
      { label: w.reason, value: same(reason) },
      ...(appeal ? [{ label: w.appeal, value: same(appeal) }] : []),
    ]
  },
  arrive: {
    IN_FORCE: keepBack,
    SHOWN: (ctx, matter) => letThrough(ctx, matter, 'SHOWN'),
    LIFTED: (ctx, matter) => letThrough(ctx, matter, 'SHOWN'),
    WITHDRAWN: (ctx, matter) => letThrough(ctx, matter, 'WAITING'),
    SETTLED: destroyWords,
    UPHELD: destroyWords,
  },
})

// What is sealed is opened for an appeal only, and that it was is recorded.
function wordsOf(ctx: Ctx, matter: Matter, { id, no, text, sealed }: JudgedStatement): Sentence {
  if (text !== null) return same(`${no}. ${text}`)
  if (sealed === null) return fill(w.destroyed, { no })
  if (matter.state !== 'APPEAL') return fill(w.sealed, { no })
  const { consultationId } = dataOf(matter)
  record(ctx, 'consultations.words-read', {
    ...{ subject: 'consultations.consultation', subjectId: consultationId },
    details: { statementId: id },
  })
  return same(`${no}. ${openWords(id, sealed)}`)
}

const same = (text: string): Sentence => ({ zh: text, en: text })

function ruleText(rule: keyof typeof moderationRules): Sentence {
  const { zh, en } = moderationRules[rule]
  return { zh: `${rule} ${zh}`, en: `${rule}: ${en}` }
}
