import { useQuery } from '@tanstack/react-query'
import { formatDay, toDay } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { articleQueries } from './queries.ts'
import { freshnessWords, pageWords } from './words.ts'

const tones = { EMPTY: 'warning', FRESH: 'success', WARN: 'warning', STALE: 'error' } as const

/** How a window stands against its promise; reprints do not count (A10). */
export function ColumnFreshness({ orgId, columnId }: { orgId: string; columnId: string }) {
  const say = useSay()
  const language = useLanguage()
  const { data } = useQuery(articleQueries.freshness(orgId))
  const row = data?.rows.find((one) => one.columnId === columnId)
  if (!row) return null
  return (
    <span className="lx-inline">
      <StatusTag tone={tones[row.state]} label={freshnessWords[row.state]} />
      {row.changedOn && (
        <span className="lx-quiet">{say(pageWords.changedOn, { day: formatDay(toDay(row.changedOn), language) })}</span>
      )}
    </span>
  )
}
