import { z } from 'zod'
import { DayText, Written } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Sentence } from '#kernel/errors.ts'
import { procedure } from '#kernel/procedure/define.ts'
import type { Fact } from '#kernel/procedure/definition.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { comment, conclude, goTo, handOver } from '#kernel/procedure/standard-acts.ts'
import { formatDay, toDay } from '#kernel/time.ts'
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
}

const promise = z.strictObject({
  what: Written(5, 100).meta({ zh: '来做什么，留言人看得到', en: 'What you will do; the writer reads it' }),
  promisedOn: DayText.meta({ zh: '哪天前办好', en: 'Done by' }),
})
const result = z.strictObject({
  result: Written(5, 300).meta({ zh: '办成了什么，留言人看得到', en: 'What was done; the writer reads it' }),
  doneOn: DayText.meta({ zh: '哪天办好的', en: 'Done on' }),
})
const question = z.strictObject({
  question: Written(5, 300).meta({ zh: '再请它做什么', en: 'What it is asked' }),
  dueOn: DayText.meta({ zh: '哪天前答复', en: 'By' }),
})
const told = { opinion: 'REQUIRED' } as const
const above = { escalatesTo: { party: 'above' } } as const

/**
 * 吹哨报到 (B21): one office is called to a case of another. It reports in with what it will do and by when, or says why it does not come; its silence
 * goes to the desk above it. Who called reads the answer, asks again or closes the call; no clock does. Several offices are several calls.
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
  },
  starts: 'CALLED',
  acts: {
    reportIn: goTo('COMING', ['CALLED'], { zh: '报到', en: 'Report in', opinion: 'NONE', fields: promise }),
    declineCall: goTo('DECLINED', ['CALLED'], { zh: '说明不能来', en: 'Say why not', ...told }),
    finish: goTo('ANSWERED', ['COMING'], { zh: '已办好', en: 'Done', opinion: 'NONE', fields: result }),
    tellLate: goTo('ANSWERED', ['COMING'], { zh: '没有按期', en: 'Not in time', ...told }),
    addWord: comment(['CALLED', 'COMING']),
    handOver: handOver(['CALLED', 'COMING']),
    closeCall: conclude('CLOSED', ['CALLED', 'COMING', 'DECLINED', 'ANSWERED'], {
      ...{ zh: '办结，写明结果', en: 'Close, with the outcome' },
      by: { party: 'caller' },
    }),
    askAgain: goTo('CALLED', ['DECLINED', 'ANSWERED'], {
      ...{ zh: '再请它办', en: 'Ask again' },
      opinion: 'NONE',
      fields: question,
    }),
  },
  facts: factsOf,
  arrive: {
    COMING: telling.reportedIn,
    DECLINED: telling.tell,
    ANSWERED: telling.answered,
    CALLED: telling.askedAgain,
    CLOSED: telling.tell,
  },
})

// The words of the case are there as long as the call is open; what was said in the call stays.
async function factsOf(ctx: Ctx, matter: Matter): Promise<Fact[]> {
  const { number, orgName, question: asked, dueOn } = matter.data as unknown as CallData
  const one = await findCalledCase(ctx.tx, matter.id)
  return [
    fact({ zh: '请谁办', en: 'Called' }, orgName),
    fact({ zh: '请它做什么', en: 'Asked' }, asked),
    { label: { zh: '哪天前报到', en: 'By' }, value: dayIn(dueOn) },
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

function saidIn(act: string, fields: Readonly<Record<string, unknown>>): Fact[] {
  if (act === 'reportIn') {
    const { zh, en } = dayIn(fields.promisedOn)
    const value = { zh: `${zh}前：${fields.what}`, en: `by ${en}: ${fields.what}` }
    return [{ label: { zh: '报到', en: 'Reported in' }, value }]
  }
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
