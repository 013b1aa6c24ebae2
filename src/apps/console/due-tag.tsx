import { formatMinute } from '#kernel/time.ts'
import { Say, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { words } from './words.ts'

/** Until when a matter is on time; past it a tag says so. */
export function DueTag({ dueAt, isOverdue }: { dueAt: string | null; isOverdue: boolean }) {
  const language = useLanguage()
  if (dueAt === null) return null
  // A limit ends with the last minute of its day.
  const last = new Date(new Date(dueAt).getTime() - 60_000)
  return (
    <span className="lx-inline">
      <Say of={words.dueUntil} /> {formatMinute(last, language)}{' '}
      {isOverdue && <StatusTag tone="error" label={words.overdue} />}
    </span>
  )
}
