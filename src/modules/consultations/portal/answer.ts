import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import { pill } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
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
      <ul class="cases">${answered.map(toOne)}</ul>
    </section>`
}

const tones = { TAKEN: 'done', PARTLY: 'warn', NOT_TAKEN: 'plain' } as const

const toOne = ({ no, text, outcome, answer, dueOn }: StatementTold): Safe => html`
  <li>
    <p><strong>${w.number(no).zh}：${text}</strong></p>
    <p class="small">
      ${outcome && pill(statementOutcomes[outcome].zh, tones[outcome])} ${dueOn && html`<span>${w.by(longDay(dueOn)).zh}</span>`}
    </p>
    <p>${answer}</p>
  </li>`
