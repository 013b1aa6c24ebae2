import { minuteOf } from '#kernel/day-text.ts'
import type { Sentence } from '#kernel/errors.ts'
import { html, type Safe } from '#kernel/html.ts'
import { textArea } from '#kernel/page-forms.ts'
import { hiddenFields } from '#kernel/page-parts.ts'
import { paragraphs } from '#kernel/rich-text.ts'
import { casePaths } from './paths.ts'

/** A question of the desk as the writer reads it. */
export type QuestionTold = {
  readonly id: string
  readonly at: Date
  readonly text: string
  readonly byName: string
  readonly answeredAt: Date | null
  readonly answer: string | null
}

type OfCase = {
  readonly slug: string
  readonly number: string
  readonly token: string
  readonly key: string
  /** What was written and what was wrong with it, when the form came back. */
  readonly answer: string
  readonly error?: string | undefined
}

/** What the desk asked, to its writer: the open question with its form first. Neither is public (D23). */
export function questionsBlock(of: OfCase, questions: readonly QuestionTold[]): Safe | null {
  if (questions.length === 0) return null
  const open = questions.filter(({ answeredAt }) => answeredAt === null)
  const answered = questions.filter(({ answeredAt }) => answeredAt !== null)
  return html`
    <section class="author-form">
      <h2>${w.title.zh}</h2>
      <p>${w.lead.zh}</p>
      ${open.map((question) => answerForm(of, question))}
      ${answered.map(answeredOne)}
    </section>`
}

const asked = ({ at, byName, text }: QuestionTold): Safe => html`
  <h3>${w.asked(byName).zh}</h3>
  ${paragraphs(text)}
  <p class="small">${minuteOf(at)}</p>`

const answerForm = (of: OfCase, question: QuestionTold): Safe => html`
  <form class="form" action="${casePaths.answer(of.slug, of.number)}" method="post">
    ${hiddenFields({ token: of.token, key: of.key, question: question.id })}
    ${asked(question)}
    ${textArea({
      name: `answer-${question.id}`,
      label: w.label.zh,
      hint: w.hint.zh,
      value: of.answer,
      error: of.error,
      isRequired: true,
      rows: 4,
      length: [1, 1000],
    })}
    <p class="buttons"><button class="button">${w.send.zh}</button></p>
  </form>`

const answeredOne = (question: QuestionTold): Safe => html`
  <div class="notice-box">
    ${asked(question)}
    <p><strong>${w.yours.zh}</strong></p>
    ${paragraphs(question.answer ?? '')}
    ${question.answeredAt && html`<p class="small">${minuteOf(question.answeredAt)}</p>`}
  </div>`

const w = {
  title: { zh: '办理人员请您补充', en: 'The desk asks you' },
  lead: {
    zh: '您的回答只有办理人员看得到，不公开。不用告诉他们您是谁。',
    en: 'Only those who handle it read your answer; it is not public. You need not say who you are.',
  },
  asked: (by: string): Sentence => ({ zh: `${by}问：`, en: `${by} asks:` }),
  label: { zh: '您的回答', en: 'Your answer' },
  hint: {
    zh: '最多1000个字。回答一次，提交后不能改；不想答的可以不答。',
    en: 'At most 1,000 characters, once. You may leave it unanswered.',
  },
  send: { zh: '提交回答', en: 'Send the answer' },
  yours: { zh: '您的回答', en: 'Your answer' },
} as const
