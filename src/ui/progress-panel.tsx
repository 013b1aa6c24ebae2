import { Button, Progress } from 'antd'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** How far a long job has come (UX-WT1): a count, a way to stop, and leave to go away. */
export function ProgressPanel({
  title,
  done,
  total,
  onStop,
}: {
  title: Sentence
  done: number
  /** Null where nobody knows yet how much there is. */
  total: number | null
  /** Absent when the job cannot be stopped any more. */
  onStop?: () => void
}) {
  const say = useSay()
  const finished = total !== null && done >= total
  const percent = total === null ? 0 : total === 0 ? 100 : Math.floor((100 * done) / total)
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {total !== null && (
        <Progress percent={percent} status={finished ? 'success' : 'active'} aria-label={say(title)} />
      )}
      <p role="status">{total === null ? say(words.progressSoFar, { done }) : say(words.progress, { done, total })}</p>
      {!finished && <p className="lx-quiet">{say(words.mayLeave)}</p>}
      {!finished && onStop && <Button onClick={onStop}>{say(words.stop)}</Button>}
    </section>
  )
}
