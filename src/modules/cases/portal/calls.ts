import type { Sentence } from '#kernel/errors.ts'
import { html, type Safe } from '#kernel/html.ts'
import { pill } from '#kernel/page-parts.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { type CallAct, type CallState, callActs, callStates } from '../calling/codes.ts'

/** An office that was called to a case, as its writer reads it: one line for what it said last. */
export type CallTold = {
  readonly orgName: string
  readonly state: CallState
  readonly silentDays: number
  readonly words: readonly {
    readonly act: CallAct
    readonly by: string | null
    readonly text: string | null
    readonly day: string | null
  }[]
}

/** Which offices were called, and what each answered, in one line each; silence is said as silence (B21). */
export function callsBlock(calls: readonly CallTold[]): Safe | null {
  if (calls.length === 0) return null
  return html`
    <section class="promises">
      <h2>${w.title.zh}</h2>
      <ul>
        ${calls.map(
          (call) => html`
          <li>
            <p>${call.orgName} ${pill(callStates[call.state].zh, tones[call.state])}</p>
            <p class="small">${saidLast(call).zh}</p>
            ${outcomeOf(call) && html`<p class="small">${w.outcome(outcomeOf(call) ?? '').zh}</p>`}
          </li>`,
        )}
      </ul>
    </section>`
}

const tones = {
  CALLED: 'warn',
  COMING: 'busy',
  DECLINED: 'plain',
  ANSWERED: 'done',
  CLOSED: 'done',
  CASE_ENDED: 'plain',
} as const

// What was said last, by itself or by the desk above in its place, which is then named; who called it said the outcome.
function saidLast({ orgName, state, silentDays, words }: CallTold): Sentence {
  const last = words.findLast(({ act }) => act !== 'closeCall' && act !== 'askAgain')
  if (state === 'CALLED' && silentDays > 0) return w.silent(silentDays)
  if (state === 'CALLED' || last === undefined) return w.waits
  const until = last.act === 'reportIn' && last.day ? formatDay(toDay(last.day), 'zh') : null
  const said = callActs[last.act].zh
  const instead = last.by !== null && last.by !== orgName
  return w.said(
    instead ? w.instead(said, last.by).zh : said,
    [...(until ? [w.until(until).zh] : []), last.text ?? ''].join('，'),
  )
}

const outcomeOf = ({ words }: CallTold): string | null => words.find(({ act }) => act === 'closeCall')?.text ?? null

const w = {
  title: { zh: '请来一起办的单位', en: 'Offices that were called to it' },
  waits: { zh: '没有答复。', en: 'Nothing said.' },
  silent: (days: number): Sentence => ({
    zh: `${days}个工作日没有答复。`,
    en: `Nothing said for ${days} working days.`,
  }),
  outcome: (text: string): Sentence => ({ zh: `结果：${text}`, en: `Outcome: ${text}` }),
  instead: (act: string, by: string): Sentence => ({ zh: `${act}（${by}代为答复）`, en: `${act} (said by ${by})` }),
  until: (day: string): Sentence => ({ zh: `${day}前办好`, en: `done by ${day}` }),
  said: (act: string, text: string): Sentence => ({ zh: `${act}：${text}`, en: `${act}: ${text}` }),
} as const
