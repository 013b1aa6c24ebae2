import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { casePaths, JoinButton } from '#modules/cases/web/index.tsx'
import { useSay } from '#ui/sentence.tsx'
import { demandQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Open cases that may be about the same matter; a tap has this one handled with one of them (D18). */
export function SimilarPanel({ subjectId: caseId }: { subjectId: string }) {
  const say = useSay()
  const asked = useQuery(demandQueries.similar(caseId))
  const rows = asked.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="lx-panel" aria-label={say(w.similar)}>
      <h2>{say(w.similar)}</h2>
      <p className="lx-quiet">{say(w.similarHint)}</p>
      {rows.map((one) => (
        <div key={one.id} className="lx-suggestion">
          <Link to={casePaths.one(one.id)}>{one.title}</Link>
          <p className="lx-quiet">{say(w.byBoth, { words: one.because.join('、') })}</p>
          <JoinButton caseId={caseId} into={one} />
        </div>
      ))}
    </section>
  )
}
