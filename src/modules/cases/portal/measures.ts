import { longDay } from '#kernel/day-text.ts'
import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { textArea } from '#kernel/page-forms.ts'
import { hiddenFields, pageTitle } from '#kernel/page-parts.ts'
import { dayOf } from '#kernel/time.ts'
import {
  type MeasuredWords,
  type MeasureKind,
  type ModerationRule,
  measuredWords,
  measureKinds,
  moderationRules,
  type ReviewWay,
} from '../codes.ts'
import type { ReviewStanding } from '../moderation/rules.ts'
import { measureWords as w } from './measure-words.ts'
import { casePaths } from './paths.ts'

/** A measure as its writer is told of it. */
export type MeasureTold = {
  readonly id: string
  readonly kind: MeasureKind
  readonly wordsOf: MeasuredWords
  readonly rule: ModerationRule
  readonly reason: string
  readonly byName: string
  readonly at: Date
  readonly appealedAt: Date | null
  readonly appealDecidedAt: Date | null
  readonly appealDecidedBy: string | null
  readonly liftedAt: Date | null
  readonly reviewWay: ReviewWay
  readonly reviewBy: string | null
  readonly review: ReviewStanding
}

/** An organisation with none above it, and whom it named to decide appeals. */
export type ReviewerShown = {
  readonly name: string
  readonly reviewerName: string | null
  readonly namedAt: Date | null
}

type OfCase = {
  readonly slug: string
  readonly number: string
  readonly token: string
  readonly key: string
  /** What was written and what was wrong with it, when the form came back. */
  readonly appeal: string
  readonly error?: string | undefined
}

/** What was done to a message, to its writer: why, by whom, and the form to appeal (D24). */
export function measuresBlock(of: OfCase, measures: readonly MeasureTold[]): Safe | null {
  if (measures.length === 0) return null
  return html`
    <section class="author-form measures">
      <h2>${w.title.zh}</h2>
      ${measures.map((measure) => html`${standing(measure)}${isOpen(measure) && appealForm(of, measure)}`)}
    </section>`
}

/** What was done, and to whose words where it was not the message itself. */
export const measureName = (kind: MeasureKind, wordsOf: MeasuredWords): string =>
  wordsOf === 'CASE' ? measureKinds[kind].zh : `${measureKinds[kind].zh}（${measuredWords[wordsOf].zh}）`

const isOpen = ({ appealedAt, liftedAt }: MeasureTold) => appealedAt === null && liftedAt === null

const day = (at: Date) => longDay(dayOf(at))

const standing = (of: MeasureTold): Safe => html`
  <div class="notice-box">
    <p><strong>${w.taken(measureName(of.kind, of.wordsOf), `${of.rule} ${moderationRules[of.rule].zh}`).zh}</strong></p>
    <p>${w.decidedBy(of.byName, day(of.at)).zh}</p>
    <p>${w.reason(of.reason).zh}</p>
    <p>${sequel(of)}</p>
  </div>`

function sequel(of: MeasureTold): string {
  if (of.liftedAt) return w.lifted(day(of.liftedAt)).zh
  if (of.appealDecidedAt) return w.upheld(of.appealDecidedBy ?? '', day(of.appealDecidedAt)).zh
  return of.appealedAt ? `${w.open(of.reviewBy ?? w.someAbove.zh).zh}${byWhen(of.review)}` : w.kept.zh
}

/** By when an appeal is decided, and that it is late. */
export function byWhen({ days, until, isLate, told }: ReviewStanding): string {
  if (until === null) return days === null ? '' : w.within(days).zh
  const when = longDay(until)
  if (!isLate) return w.until(when).zh
  return (told === null ? w.late(when) : w.lateTold(when, told)).zh
}

const appealForm = (of: OfCase, { id, reviewWay, reviewBy, review }: MeasureTold): Safe => html`
  <form class="form" action="${casePaths.appeal(of.slug, of.number)}" method="post">
    ${hiddenFields({ token: of.token, key: of.key, measure: id })}
    <h3>${w.appealTitle.zh}</h3>
    ${textArea({
      name: `appeal-${id}`,
      label: w.appealLabel.zh,
      hint: `${w.longest.zh}${w.reviewedBy(reviewWay, reviewBy ?? w.someAbove.zh).zh}${byWhen(review)}`,
      value: of.appeal,
      error: of.error,
      isRequired: true,
      rows: 3,
      length: [1, 500],
    })}
    <p class="buttons"><button class="button button-plain">${w.appeal.zh}</button></p>
  </form>`

/** The published rules by which a message may be hidden, and who decides appeals against those above whom nobody stands (D24, decisions 273). */
export function rulesPage(reviewers: readonly ReviewerShown[], appealDays: number): Page {
  return {
    head: {
      title: w.rulesTitle.zh,
      description: w.rulesLead.zh,
      path: casePaths.rules,
      breadcrumb: [{ label: w.rulesTitle.zh }],
    },
    main: html`
      <div class="wide list-page statistics">
        ${pageTitle(w.rulesTitle.zh, w.rulesLead.zh)}
        <section class="text">
          <dl>${Object.entries(moderationRules).map(ruleLine)}</dl>
          <ul>${[...w.rulesHow, w.rulesDays(appealDays)].map(({ zh }) => html`<li>${zh}</li>`)}</ul>
        </section>
        ${reviewers.length > 0 && whoReviews(reviewers)}
      </div>`,
  }
}

const whoReviews = (reviewers: readonly ReviewerShown[]): Safe => html`
  <section class="text">
    <h2>${w.reviewers.zh}</h2>
    <ul>
      ${reviewers.map(({ name, reviewerName, namedAt }) => {
        const told =
          reviewerName === null || namedAt === null ? w.namedNobody(name) : w.named(name, reviewerName, day(namedAt))
        return html`<li>${told.zh}</li>`
      })}
    </ul>
    <p>${w.reviewersHow.zh}</p>
  </section>`

type Rule = (typeof moderationRules)[ModerationRule]

const ruleLine = ([code, { zh, kinds, since }]: [string, Rule]): Safe => html`
  <dt><strong>${code}　${zh}</strong></dt>
  <dd>${w.may.zh}：${kinds.map((kind) => measureKinds[kind].zh).join('、')}。${w.since.zh}：${longDay(since)}</dd>`
