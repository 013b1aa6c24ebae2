import type { ReactNode } from 'react'
import type { Tone } from './notice.tsx'
import { Say, type Sentence } from './sentence.tsx'

/** One step of what happened. */
export interface TimelineStep {
  readonly key: string
  /** What was done: 退回修改. */
  readonly what: Sentence
  /** Who did it, in which post. */
  readonly who?: string
  /** When, written out: 2026年11月23日（周一）15:30. */
  readonly when?: string
  readonly opinion?: string
  readonly tone?: Tone
  /** Attachments or links. */
  readonly more?: ReactNode
}

/** Who did what and when, newest where the caller puts it (UX-CS9). */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className="lx-timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} data-tone={step.tone ?? 'info'}>
          <p className="lx-timeline-what">
            <Say of={step.what} />
          </p>
          <p className="lx-quiet">{[step.who, step.when].filter(Boolean).join(' · ')}</p>
          {step.opinion && <blockquote>{step.opinion}</blockquote>}
          {step.more}
        </li>
      ))}
    </ol>
  )
}
