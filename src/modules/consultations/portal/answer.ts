import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import { pill } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import type { Day } from '#kernel/time.ts'
import { statementOutcomes } from '../codes.ts'
import type { ConsultationTold, StatementTold } from './told.ts'
import { consultationWords as w } from './words.ts'

/** What the organisation answers, statement by statement; or for how long everybody has waited for it. */
export function answerPart(of: ConsultationTold): Safe {
  const { answer, answeredOn, answeredBy, statements } = of
  if (answer === null || answeredOn === null)
    return html`
      <section>
        <h2>${w.answer.zh}</h2>
        <p>${w.over.zh}</p>
        <p><strong>${w.unanswered(of.waited).zh}</strong> ${w.answerDue(longDay(of.answerDueOn)).zh}</p>
      </section>`
  const answered = statements.filter(({ outcome }) => outcome !== null)
  return html`
    <section>
      <h2>${w.answer.zh}</h2>
      <p class="small">${w.answeredOn(longDay(answeredOn), answeredBy ?? '').zh}</p>
      ${paragraphs(answer)}
      <ul class="cases">${answered.map((one) => toOne(one, of.today))}</ul>
    </section>`
}

const tones = { TAKEN: 'done', PARTLY: 'warn', NOT_TAKEN: 'plain' } as const

const toOne = ({ no, text, outcome, answer, ...one }: StatementTold, today: Day): Safe => html`
  <li>
    <p><strong>${w.number(no).zh}：${text}</strong></p>
    <p class="small">
      ${outcome && pill(statementOutcomes[outcome].zh, tones[outcome])} ${one.dueOn && html`<span>${w.by(longDay(one.dueOn)).zh}</span>`}
    </p>
    <p>${answer}</p>
    ${becameOf(one, today)}
  </li>`

// What became of what was taken up; past its day without a word, that nobody told.
function becameOf({ dueOn, toldOn, isDone, toldText, toldBy }: Became, today: Day): Safe | null {
  if (toldOn !== null)
    return html`<p>${pill((isDone ? w.done : w.notDone).zh, isDone ? 'done' : 'warn')} ${toldText} <span class="small">${w.answeredOn(longDay(toldOn), toldBy ?? '').zh}</span></p>`
  return dueOn !== null && today > dueOn ? html`<p>${pill(w.untold.zh, 'warn')}</p>` : null
}

type Became = Pick<StatementTold, 'dueOn' | 'toldOn' | 'isDone' | 'toldText' | 'toldBy'>
