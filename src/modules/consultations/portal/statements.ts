import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import { moderationRules } from '#modules/cases/codes.ts'
import { consultationPaths } from './paths.ts'
import type { ConsultationTold, StatementTold } from './told.ts'
import { consultationWords as w } from './words.ts'

/** All statements by their numbers: what is not shown keeps its place, with the rule and the reason (T38). */
export const statementList = (of: ConsultationTold): Safe => html`
  <section>
    <h2>${w.all.zh}</h2>
    <ul class="cases">${of.statements.map((one) => line(of, one))}</ul>
    <p class="small">${w.counted(of.statements.length, of.statements.filter(({ state }) => state === 'REFUSED').length).zh}</p>
  </section>`

const line = (of: ConsultationTold, one: StatementTold): Safe => html`
  <li>
    <p class="small">
      <span>${w.number(one.no).zh}</span>
      ${one.origin === 'CITIZEN' && html`<span>${w.byCitizen.zh}</span>`}
      ${of.state === 'RUNNING' && one.state === 'SHOWN' && html`<a class="again" href="${consultationPaths.again(of.slug, of.id, one.no)}" aria-label="${`${w.number(one.no).zh}：${w.again.zh}`}">${w.again.zh}</a>`}
    </p>
    <p>${one.text ?? stone(one)}</p>
  </li>`

function stone(one: StatementTold): string {
  if (one.state === 'REVIEW') return w.review.zh
  if (one.state === 'WAITING') return w.waiting(longDay(one.decideByOn)).zh
  return w.refused(ruleText(one.rule ?? ''), one.reason ?? '').zh
}

const ruleText = (rule: string): string => {
  const known = Object.hasOwn(moderationRules, rule) ? moderationRules[rule as keyof typeof moderationRules] : undefined
  return known ? `${rule} ${known.zh}` : rule
}
