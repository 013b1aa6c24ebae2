import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { joinCase } from '#modules/cases/contract.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useToast } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { demandQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Open cases that may be about the same matter; a tap has this one handled with one of them, and it can be undone (D18). */
export function SimilarPanel({ subjectId: caseId }: { subjectId: string }) {
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  const asked = useQuery(demandQueries.similar(caseId))
  const rows = asked.data?.rows ?? []
  if (rows.length === 0) return null
  const join = (intoCaseId: string) => async () => {
    await call(joinCase, { caseId, intoCaseId })
    toast('success', w.joined)
    await queries.invalidateQueries({ queryKey: demandQueries.ofCases })
  }
  return (
    <section className="lx-panel" aria-label={say(w.similar)}>
      <h2>{say(w.similar)}</h2>
      <p className="lx-quiet">{say(w.similarHint)}</p>
      {rows.map(({ id, title, number, because }) => (
        <div key={id} className="lx-suggestion">
          <Link to={`/console/cases/${id}`}>{title}</Link>
          <p className="lx-quiet">{say(w.byBoth, { words: because.join('、') })}</p>
          <ActionButton
            label={w.join}
            can
            confirm={{
              title: w.joinAsk,
              detail: {
                zh: `${title}（${number}）。${w.joinDetail.zh}`,
                en: `${title} (${number}). ${w.joinDetail.en}`,
              },
            }}
            onAct={join(id)}
          />
        </div>
      ))}
    </section>
  )
}
