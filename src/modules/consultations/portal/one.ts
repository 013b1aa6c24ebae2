import { longDay } from '#kernel/day-text.ts'
import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { errorSummary } from '#kernel/page-forms.ts'
import { hiddenFields, pageTitle } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import { stances } from '../codes.ts'
import { answerPart } from './answer.ts'
import { statePill } from './list.ts'
import { notHandedIn, ownStatement, type WrittenStatement } from './own.ts'
import { consultationPaths } from './paths.ts'
import { statementList } from './statements.ts'
import type { ConsultationTold } from './told.ts'
import { consultationWords as w } from './words.ts'

/** What the visitor may still do, and what he typed. */
export type Visit = WrittenStatement & {
  /** The statement laid before him; nothing when he has said something of each. */
  readonly next: { readonly id: string; readonly no: number; readonly text: string } | undefined
  readonly left: number
  /** Perhaps the browser did not bring back what it was given; or somebody follows the address of one that did not. */
  readonly isForgetful: boolean
  /** The number of the statement he has just handed in. */
  readonly handedIn: number | undefined
}

/** One consultation: the question, a statement to say something of, all of them, and the answer. It shows nobody's stances, not the visitor's own. */
export function consultationPage(of: ConsultationTold, visit: Visit): Page {
  return {
    head: {
      title: of.title,
      description: of.question.slice(0, 80),
      path: consultationPaths.one(of.slug, of.id),
      breadcrumb: [{ label: w.title.zh, href: consultationPaths.list(of.slug) }, { label: of.title }],
    },
    main: html`
      <div class="wide list-page case">
        ${pageTitle(of.title)}
        <p>${statePill(of.state)}</p>
        ${errorSummary(visit.errors)}
        <section>${paragraphs(of.question)} ${facts(of)} ${of.keptByName !== null && html`<p class="notice-box">${w.keptBy(of.keptByName).zh}</p>`}</section>
        ${of.state === 'RUNNING' ? saying(of, visit) : answerPart(of)}
        <section>
          <h2>${w.results.zh}</h2>
          ${of.findings?.participants ? html`<p>${w.participants(of.findings.participants).zh}</p>` : html`<p>${(of.closedAt ? w.tooFew : w.notFound).zh}</p>`}
          <p class="buttons"><a class="button button-plain" href="${consultationPaths.map(of.slug, of.id)}">${w.toMap.zh}</a></p>
        </section>
        ${statementList(of)}
        ${of.state === 'RUNNING' ? ownStatement(of, visit) : notHandedIn(visit)}
        <section class="text">
          <h2>${w.honest.zh}</h2>
          <ul>${w.honesty.map(({ zh }) => html`<li>${zh}</li>`)}</ul>
        </section>
        <p class="buttons"><a class="button button-plain" href="${consultationPaths.list(of.slug)}">${w.toAll.zh}</a></p>
      </div>`,
  }
}

const facts = (of: ConsultationTold): Safe => html`
  <dl class="facts-list">
    <div><dt>${w.office.zh}</dt><dd>${of.orgName}</dd></div>
    <div><dt>${w.time.zh}</dt><dd>${w.span(longDay(of.openedOn), longDay(of.closesOn)).zh}</dd></div>
    ${of.project && html`<div><dt>${w.project.zh}</dt><dd><a href="${of.project.href}">${of.project.title}</a></dd></div>`}
  </dl>`

const saying = (of: ConsultationTold, visit: Visit): Safe => html`
  <section class="say" id="say">
    <h2>${w.say.zh}</h2>
    ${visit.handedIn !== undefined && html`<p class="notice-box" role="status">${w.handedIn(visit.handedIn).zh}</p>`}
    ${visit.isForgetful && html`<p class="notice-box" role="status">${w.noCookie.zh}</p>`}
    ${card(of, visit)}
  </section>`

function card(of: ConsultationTold, { next, left, errors }: Visit): Safe {
  if (!next) return html`<p>${w.allSaid.zh}</p>`
  const buttons = Object.entries(stances).map(
    ([value, { zh }]) =>
      html`<button class="button button-plain"${attributes({ name: 'stance', value })}>${zh}</button>`,
  )
  return html`
    <form id="f-stance" action="${consultationPaths.stance(of.slug, of.id)}" method="post">
      ${hiddenFields({ statement: next.id })}
      <p class="small">${w.number(next.no).zh}</p>
      <p class="said">${next.text}</p>
      ${errors.stance && html`<p class="error">${errors.stance}</p>`}
      <p class="buttons">${buttons}</p>
    </form>
    ${left > 0 && html`<p class="small">${w.left(left).zh}</p>`}`
}
