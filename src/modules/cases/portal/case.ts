import { minuteOf } from '#kernel/day-text.ts'
import { attributes, type Content, html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { pill, properName, readingTools } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import { caseKinds, consents, grades, outcomes, type PublicStep, publicSteps } from '../codes.ts'
import { urgencies } from '../urgency/codes.ts'
import { authorForms } from './author-forms.ts'
import { titleOf } from './board.ts'
import type { CaseData, CaseDeclaration, CaseEvent, CaseReply } from './case-data.ts'
import { enclosureNote } from './enclosures.ts'
import { measureWords } from './measure-words.ts'
import { byWhen } from './measures.ts'
import { casePaths } from './paths.ts'
import { promisesBlock } from './promises.ts'
import { eventAnchor, sharing, slipOnPaper } from './share.ts'
import { similarWords } from './similar-words.ts'
import { STEPS_OF_A_CASE, stepTone } from './steps.ts'
import { boardWords, caseWords as w } from './words.ts'

/** The page of one case: where it stands, what was asked, what was answered, what happened when. */
export function casePage(data: CaseData): Page {
  const title = titleOf(data)
  return {
    head: {
      title,
      description: `${caseKinds[data.kind].zh}：${title}`,
      path: casePaths.case(data.slug, data.number),
      breadcrumb: [{ label: boardWords.title.zh, href: casePaths.board(data.slug) }, { label: title }],
      ...(data.hasPublicPage ? { feed: casePaths.feed(data.slug, data.number) } : {}),
      isPrivate: !data.hasPublicPage || data.author !== undefined || isStone(data),
    },
    main: html`
      <div class="wide case">
        <header class="case-head">
          <p class="small"><span class="note">${caseKinds[data.kind].zh}</span> ${data.number}</p>
          <h1 id="case-title">${title}</h1>
          <div id="state">${state(data)}</div>
          ${readingTools('case-title state standing answers message record')}
          ${slipOnPaper(data)}
        </header>
        ${data.notAccepted || data.step === 'WITHDRAWN' ? null : steps(data.step)}
        <div class="standing" id="standing">
          ${data.notAccepted && notAccepted(data, data.notAccepted)}
          ${data.urgent && urgent(data.urgent)}
          ${voices(data)}
          ${data.takenBack && takenBack(data.takenBack)}
          ${data.hiddenCommon && hiddenCommon(data, data.hiddenCommon)}
          ${data.filed && html`<p class="notice-box">${w.filed(data.filed.byName, consents[data.filed.consent].zh).zh}</p>`}
        </div>
        <div id="answers">
          ${data.replies.map(reply)}
          ${data.declaration && declaration(data.declaration)}
          ${data.replyFiles}
          ${data.promises.length > 0 && promisesBlock(data.promises)}
          ${data.rating && rating(data.rating)}
        </div>
        ${data.calls}
        ${data.questions}
        ${data.enclosures}
        ${data.petition}
        ${data.author && authorForms({ ...data, errors: data.errors ?? {} }, data.author)}
        ${data.measures}
        ${data.contactOpenings}
        ${message(data)}
        ${record(data.events)}
        ${data.hasPublicPage && sharing(data)}
        ${data.logReceipt}
      </div>`,
  }
}

// What is not shown, or was not accepted, is found here by who has its number, and by no search engine.
const isStone = ({ hiddenReason, refusal, isWithheld }: CaseData) => Boolean(hiddenReason || refusal || isWithheld)

const notAccepted = ({ refusal }: CaseData, why: string): Safe => html`
  <div class="notice-box">
    <p><strong>${publicSteps.NOT_ACCEPTED.zh}</strong>：${why}</p>
    ${refusal && html`<p class="small">${properName(refusal.by)} ${minuteOf(refusal.at)}</p>`}
  </div>`

const state = (data: CaseData): Safe => html`
  <p class="state">
    ${pill(publicSteps[data.step].zh, stepTone(data.step))}
    ${data.handledBy && html`<span>${boardWords.handledBy.zh}：${data.handledBy}</span>`}
    ${data.dueAt && html`<span>${w.due(minuteOf(data.dueAt)).zh}</span>`}
    ${data.isOverdue && pill(late(data).zh, 'warn')}
  </p>
  ${data.extensionReason && html`<p class="small">${w.extended(data.extensionReason).zh}</p>`}`

const late = ({ step }: CaseData) => (step === 'SUBMITTED' ? boardWords.overdueToAccept : boardWords.overdue)

const urgent = ({ kind, dueAt, toldAt, isLate }: NonNullable<CaseData['urgent']>): Safe => {
  if (toldAt) return html`<p class="notice-box">${w.urgentTold(minuteOf(toldAt)).zh}</p>`
  const told = isLate ? w.urgentLate(minuteOf(dueAt)) : w.urgent(urgencies[kind].zh, minuteOf(dueAt))
  return html`<p class="notice-box"><strong>${told.zh}</strong></p>`
}

const steps = (current: PublicStep): Safe => {
  const now = STEPS_OF_A_CASE.indexOf(current)
  return html`
    <section class="steps" aria-label="${w.progress.zh}">
      <ol>${STEPS_OF_A_CASE.map((each, i) => step(each, i - now))}</ol>
    </section>`
}

// `offset` is below 0 for what is done, 0 for what is now, above 0 for what lies ahead.
const step = (each: PublicStep, offset: number): Safe => {
  const [className, word] =
    offset < 0 ? ['done', w.stepDone] : offset === 0 ? ['now', w.stepNow] : ['ahead', w.stepAhead]
  return html`
    <li class="${className}"${attributes({ 'aria-current': offset === 0 && 'step' })}>
      ${publicSteps[each].zh}<span class="unseen">（${word.zh}）</span>
    </li>`
}

const voices = ({ common, voices }: CaseData): Safe | null => {
  if (common && !common.isOwn && common.voices > 1)
    return html`<p class="notice-box">${similarWords.joined(common.number, common.voices).zh}</p>`
  const count = common?.voices ?? voices ?? 1
  return count > 1 ? html`<p class="notice-box">${similarWords.common(count).zh}</p>` : null
}

const takenBack = (of: NonNullable<CaseData['takenBack']>): Safe => {
  const told =
    'number' in of
      ? similarWords.takenBack(of.number, minuteOf(of.at))
      : similarWords.goesOn(minuteOf(of.at), of.others)
  return html`<p class="notice-box">${told.zh}</p>`
}

const hiddenCommon = (
  data: CaseData,
  { number, reason, repliedAt }: NonNullable<CaseData['hiddenCommon']>,
): Safe => html`
  <div class="notice-box">
    <p>${similarWords.hiddenCommon(number, reason).zh}</p>
    ${repliedAt && html`<p>${similarWords.hiddenAnswer(minuteOf(repliedAt), data.handledBy ?? boardWords.handledBy.zh).zh}</p>`}
    ${data.author && html`<p>${similarWords.hiddenAsk.zh}</p>`}
  </div>`

const reply = (each: CaseReply): Safe => html`
  <section class="reply">
    <h2>${w.reply.zh}</h2>
    ${paragraphs(each.text)}
    <p class="signature">${properName(each.by)}<br>${minuteOf(each.at)}</p>
  </section>`

const declaration = (each: CaseDeclaration): Safe => html`
  <section class="reply declaration">
    <h2>${w.declared.zh}：${outcomes[each.outcome].zh}</h2>
    ${paragraphs(each.text)}
    <p class="signature">${properName(each.by)}<br>${minuteOf(each.at)}</p>
    <p class="small">${w.declaredNext.zh}</p>
  </section>`

const rating = (each: NonNullable<CaseData['rating']>): Safe => html`
  <section class="rating">
    <h2>${w.rated.zh}：${outcomes[each.outcome].zh}</h2>
    ${each.grade && html`<p>${w.grade.zh}：${grades[each.grade].zh}</p>`}
    ${paragraphs(each.reason)}
    <p class="small">${minuteOf(each.at)}</p>
  </section>`

const message = (data: CaseData): Safe => html`
  <section class="message" id="message">
    <h2>${w.message.zh}</h2>
    ${words(data)}
    ${data.isEnclosed === true && enclosureNote()}
    <p class="small">${data.writer !== '' && html`<span>${w.writer.zh}：${properName(data.writer)}</span> `}<span>${w.sentAt.zh}：${minuteOf(data.sentAt)}</span></p>
    ${data.hiddenReason ? null : data.supplements.map(supplement)}
  </section>`

const words = ({ hiddenReason, hiddenReview, isWithheld, isTakenBack, refusal, text }: CaseData): Content => {
  if (hiddenReason)
    return html`<p>${boardWords.hiddenWhy(hiddenReason).zh}</p>${hiddenReview && reviewed(hiddenReview)}`
  if (!isWithheld) return paragraphs(text)
  if (isTakenBack) return html`<p>${boardWords.withheldTakenBack.zh}</p>`
  return html`<p>${(refusal ? boardWords.withheldWhy : boardWords.withheldUntil).zh}</p>`
}

const reviewed = ({ way, byName, ...standing }: NonNullable<CaseData['hiddenReview']>): Safe => html`
  <p class="small">${measureWords.reviewedBy(way, byName ?? measureWords.someAbove.zh).zh}${byWhen(standing)} <a class="more" href="${casePaths.rules}">${measureWords.rulesTitle.zh}</a></p>`

const supplement = (each: CaseData['supplements'][number]): Safe => html`
  <h3>${w.supplement.zh}</h3>
  ${paragraphs(each.text)}
  <p class="small">${minuteOf(each.at)}</p>`

const record = (events: readonly CaseEvent[]): Safe => html`
  <section class="record" id="record">
    <h2>${w.record.zh}</h2>
    <ol>
      ${events.map(
        (event) => html`
        <li${attributes({ id: event.id !== undefined && eventAnchor(event.id) })}>
          <p><strong>${event.what}</strong>${event.by && html` <span>${properName(event.by)}</span>`}</p>
          ${event.note && html`<p>${event.note}</p>`}
          <p class="small"><time datetime="${event.at.toISOString()}">${minuteOf(event.at)}</time></p>
        </li>`,
      )}
    </ol>
  </section>`
