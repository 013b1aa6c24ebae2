import { z } from 'zod'
import { DayText, Written } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Fact } from '#kernel/procedure/definition.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { comment, conclude, goTo, handOver } from '#kernel/procedure/standard-acts.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { type CallAct, callActs } from './codes.ts'
import { findCalledCase } from './store.ts'
import * as telling from './telling.ts'

/** What the matter carries: who was called for what, and by when. */
export interface CallData {
  readonly number: string
  /** Whose public pages tell of it. */
  readonly aboutOrgId: string
  readonly orgId: string
  readonly orgName: string
  readonly question: string
  readonly dueOn: string
  /** Whether a desk stands above who was called; calls from before this was kept have it. */
  readonly hasAbove?: boolean
}

// Who fills in a field reads at the field who reads it. What is promised, and why it was not kept, is told on the page of a public case.
const inPublic = {
  zh: '留言人看得到；公开的件，网站上也看得到',
  en: 'the writer reads it, and everybody where the case is public',
}
const byWriter = { zh: '留言人看得到', en: 'the writer reads it' }
const told = (words: Sentence, readers: Sentence) =>
  Written(5, 300).meta({ zh: `${words.zh}（${readers.zh}）`, en: `${words.en} (${readers.en})` })

const promise = z.strictObject({
  what: Written(5, 100).meta({ zh: `来做什么（${inPublic.zh}）`, en: `What you will do (${inPublic.en})` }),
  promisedOn: DayText.meta({ zh: '哪天前办好', en: 'Done by' }),
})
const result = z.strictObject({
  result: told({ zh: '办成了什么', en: 'What was done' }, byWriter),
  doneOn: DayText.meta({ zh: '哪天办好的', en: 'Done on' }),
})
const question = z.strictObject({
  question: Written(5, 300).meta({ zh: '再请它做什么', en: 'What it is asked' }),
  dueOn: DayText.meta({ zh: '哪天前答复', en: 'By' }),
})
const refusal = z.strictObject({ why: told({ zh: '为什么不能来', en: 'Why you do not come' }, byWriter) })
const lateness = z.strictObject({
  reason: told({ zh: '为什么没有按期，现在怎么办', en: 'Why it is late, and what now' }, inPublic),
})
const outcome = z.strictObject({ outcome: told({ zh: '结果', en: 'Outcome' }, byWriter) })
const asks = (fields: z.ZodObject) => ({ opinion: 'NONE', fields }) as const
const above = { escalatesTo: { party: 'above' } } as const

/**
 * 吹哨报到 (B21): one office is called to a case of another. It reports in with what it will do and by when, or says why it does not come; its silence
 * goes to the desk above it. Who called reads the answer, asks again or closes the call; no clock does. It ends with its case. Several offices are
 * several calls.
 */
export const officeCall = procedure({
  name: 'cases.call',
  title: { zh: '吹哨报到', en: 'Call to a case' },
  states: {
    CALLED: {
      ...{ zh: '等它报到', en: 'Called', seats: { party: 'called' } },
      clock: { limit: { dayIn: 'dueOn' }, passed: above },
    },
    COMING: {
      ...{ zh: '已报到，正在办', en: 'Reported in', seats: { party: 'called' } },
      clock: { limit: { dayIn: 'promisedOn' }, passed: above },
    },
    DECLINED: { zh: '说明不能来，请吹哨单位定', en: 'Does not come', seats: { party: 'caller' } },
    ANSWERED: { zh: '已答复结果，请吹哨单位看', en: 'Has told the result', seats: { party: 'caller' } },
    CLOSED: { zh: '吹哨办结', en: 'Closed', ends: 'AGREED' },
    CASE_ENDED: { zh: '诉求件已结束，不用再办', en: 'The case has ended: nothing more is to be done', ends: 'LAPSED' },
  },
  starts: 'CALLED',
  endsWithSubject: 'CASE_ENDED',
  acts: {
    reportIn: goTo('COMING', ['CALLED'], { ...{ zh: '报到', en: 'Report in' }, ...asks(promise) }),
    declineCall: goTo('DECLINED', ['CALLED'], { ...{ zh: '说明不能来', en: 'Say why not' }, ...asks(refusal) }),
    finish: goTo('ANSWERED', ['COMING'], { ...{ zh: '已办好', en: 'Done' }, ...asks(result) }),
    tellLate: goTo('ANSWERED', ['COMING'], { ...{ zh: '没有按期', en: 'Not in time' }, ...asks(lateness) }),
    addWord: comment(['CALLED', 'COMING']),
    handOver: handOver(['CALLED', 'COMING']),
    closeCall: conclude('CLOSED', ['CALLED', 'COMING', 'DECLINED', 'ANSWERED'], {
      ...{ zh: '办结，写明结果', en: 'Close, with the outcome' },
      ...{ by: { party: 'caller' }, ...asks(outcome) },
    }),
    askAgain: goTo('CALLED', ['DECLINED', 'ANSWERED'], { ...{ zh: '再请它办', en: 'Ask again' }, ...asks(question) }),
  },
  facts: factsOf,
  arrive: {
    COMING: telling.reportedIn,
    DECLINED: telling.tell,
    ANSWERED: telling.answered,
    CALLED: telling.askedAgain,
    CLOSED: telling.tell,
    CASE_ENDED: telling.tell,
  },
})

// The words of the case are there as long as the call is open; what was said in the call stays.
async function factsOf(ctx: Ctx, matter: Matter): Promise<Fact[]> {
  const { number, orgName, question: asked, dueOn, hasAbove = true } = matter.data as unknown as CallData
  const one = await findCalledCase(ctx.tx, matter.id)
  return [
    fact({ zh: '请谁办', en: 'Called' }, orgName),
    fact({ zh: '请它做什么', en: 'Asked' }, asked),
    { label: { zh: '哪天前报到', en: 'By' }, value: dayIn(dueOn) },
    ...(hasAbove ? [] : [{ label: { zh: '到期没有报到', en: 'After that day' }, value: noneAbove }]),
    ...matter.acts.flatMap(({ act, fields }) => saidIn(act, fields)),
    fact({ zh: '诉求件', en: 'Case' }, number),
    ...(one
      ? [
          fact({ zh: '标题', en: 'Title' }, one.title),
          fact({ zh: '内容', en: 'Text' }, one.body),
          fact({ zh: '反映的单位', en: 'About' }, one.aboutName),
        ]
      : []),
  ]
}

const noneAbove: Sentence = {
  zh: '它没有上级受理台，请吹哨单位再联系',
  en: 'No desk stands above it: who called gets in touch',
}

// What was said, in the words of its act; promises and what was done with their days.
function saidIn(act: string, fields: Readonly<Record<string, unknown>>): Fact[] {
  if (act === 'reportIn') {
    const { zh, en } = dayIn(fields.promisedOn)
    const value = { zh: `${zh}前：${fields.what}`, en: `by ${en}: ${fields.what}` }
    return [{ label: { zh: '报到', en: 'Reported in' }, value }]
  }
  const said = fields.why ?? fields.reason ?? fields.outcome
  if (said !== undefined) return [fact(callActs[act as CallAct], String(said))]
  if (act !== 'finish') return []
  const { zh, en } = dayIn(fields.doneOn)
  return [
    { label: { zh: '办成了', en: 'Done' }, value: { zh: `${zh}：${fields.result}`, en: `${en}: ${fields.result}` } },
  ]
}

function dayIn(text: unknown): Sentence {
  const day = toDay(String(text))
  return { zh: formatDay(day, 'zh'), en: formatDay(day, 'en') }
}

const fact = (label: Sentence, text: string): Fact => ({ label, value: { zh: text, en: text } })
