import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Say, type Sentence } from './sentence.tsx'

/** Nothing here yet: says so and what to do next. `action` is the button of that next step. */
export function EmptyState({ title, hint, action }: { title: Sentence; hint?: Sentence; action?: ReactNode }) {
  return (
    <div className="lx-empty">
      <InboxOutlined className="lx-empty-icon" aria-hidden />
      <p className="lx-empty-title">
        <Say of={title} />
      </p>
      {hint && (
        <p className="lx-quiet">
          <Say of={hint} />
        </p>
      )}
      {action}
    </div>
  )
}
