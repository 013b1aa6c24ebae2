import type { Sentence } from '#kernel/errors.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { hiddenFields, pageTitle, pill } from '#kernel/page-parts.ts'
import { type PublicStep, publicSteps } from '../codes.ts'
import { enclosuresAlong, type Held, NOTHING_HELD } from './enclosures.ts'
import { type KnowledgeLine, similarKnowledge } from './knowledge.ts'
import { knowledgeWords } from './knowledge-words.ts'
import { casePaths } from './paths.ts'
import { similarWords as w } from './similar-words.ts'
import { stepTone } from './steps.ts'
import { boardWords } from './words.ts'
import type { MessageValues } from './write.ts'

/** A public message about what may be the same matter. */
export type SimilarCase = {
  readonly number: string
  readonly title: string
  readonly step: PublicStep
  readonly voices: number
  readonly handledBy: string
  /** The last answer, where there is one. */
  readonly answer?: string
  /** Whose board it stands on, where that is another one than is written to. */
  readonly board: { readonly slug: string; readonly name: string } | null
  /** Still open, so that one more voice can be added to it. */
  readonly mayJoin: boolean
}

export type SimilarData = {
  readonly slug: string
  readonly values: MessageValues
  readonly about?: string | undefined
  readonly token: string
  /** Photos and files that go along. */
  readonly held?: Held
  /** Where to call first, when somebody may be in danger. */
  readonly hints: readonly Sentence[]
  readonly similar: readonly SimilarCase[]
  /** What was answered before and may be what is asked (C09). */
  readonly knowledge: readonly KnowledgeLine[]
}

/** The step between writing and sending: call first in danger; perhaps it was said already. It keeps nobody from sending. */
export function similarPage(data: SimilarData): Page {
  const isUrgent = data.hints.length > 0
  const isKnown = data.knowledge.length > 0
  const own = data.similar.filter(({ board }) => board === null)
  const near = data.similar.filter(({ board }) => board !== null)
  const lead = own.length === 0 && near.length > 0 ? w.nearLead : w.lead
  const title = isUrgent ? w.urgentTitle.zh : (isKnown ? knowledgeWords.similar : w.title).zh
  return {
    head: {
      title,
      description: title,
      path: casePaths.write(data.slug),
      breadcrumb: [{ label: boardWords.title.zh, href: casePaths.board(data.slug) }, { label: title }],
      isPrivate: true,
    },
    main: html`
      <div class="wide form-page">
        ${pageTitle(title, (isUrgent ? w.urgentLead : isKnown ? knowledgeWords.similarLead : lead).zh)}
        ${data.hints.map(({ zh }) => html`<p class="notice-box" role="alert"><strong>${zh}</strong></p>`)}
        ${isKnown && similarKnowledge({ slug: data.slug, found: data.knowledge, hasHeading: isUrgent })}
        <form class="form" action="${casePaths.write(data.slug)}" method="post">
          ${hiddenFields({ ...data.values, token: data.token, about: data.about })}
          ${enclosuresAlong(data.held ?? NOTHING_HELD)}
          ${
            own.length > 0 &&
            html`
            ${(isUrgent || isKnown) && html`<h2>${w.title.zh}</h2>`}
            ${(isUrgent || isKnown) && html`<p>${w.lead.zh}</p>`}
            <ul class="cases">${own.map((one) => line(data, one))}</ul>`
          }
          ${
            near.length > 0 &&
            html`
            ${(isUrgent || isKnown || own.length > 0) && html`<h2>${w.nearTitle.zh}</h2><p>${w.nearLead.zh}</p>`}
            <ul class="cases">${near.map((one) => line(data, one))}</ul>`
          }
          <p class="buttons">
            <button class="button" name="step" value="send">${(own.length > 0 ? w.sendOwn : w.send).zh}</button>
            <button class="button button-plain" name="step" value="back">${w.back.zh}</button>
          </p>
        </form>
      </div>`,
  }
}

const line = ({ slug }: SimilarData, one: SimilarCase): Safe => html`
  <li>
    <p class="case-title"><a href="${casePaths.case(one.board?.slug ?? slug, one.number)}" target="_blank">${one.title}</a></p>
    <p class="small">
      ${pill(publicSteps[one.step].zh, stepTone(one.step))}
      <span>${one.board ? w.writtenTo(one.board.name, one.handledBy).zh : `${boardWords.handledBy.zh}：${one.handledBy}`}</span>
      ${one.voices > 1 && html`<span>${w.voices(one.voices).zh}</span>`}
    </p>
    ${one.answer && html`<p>${w.answer.zh}：${one.answer}</p>`}
    ${one.mayJoin && html`<p class="buttons"><button class="button button-plain" name="join" value="${one.number}">${w.join.zh}</button></p>`}
  </li>`
