import { PaperClipOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { fetchFile } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { openEnclosure } from '../enclosures/contract.ts'
import { sizeText } from '../enclosures/rules.ts'
import { enclosureWords as w } from './enclosure-words.ts'
import { caseQueries } from './queries.ts'
import { useSeenFile } from './seen-file.tsx'

/** What its writer sent with a case, each opened at a click; nothing where nothing was sent (PRV-01). */
export function EnclosurePanel({ caseId }: { caseId: string }) {
  const say = useSay()
  const language = useLanguage()
  const { open, look } = useSeenFile()
  const { enclosures = [] } = useQuery(caseQueries.enclosures(caseId)).data ?? {}
  if (enclosures.length === 0) return null
  const erased = enclosures.filter(({ erasedAt }) => erasedAt !== null)
  const last = erased.at(-1)?.erasedAt
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <p className="lx-quiet">{say(w.lead)}</p>
      <div className="lx-papers">
        {enclosures.map((one) =>
          one.name === null ? null : (
            <ActionButton
              key={one.id}
              label={fill(w.open, { name: one.name, size: sizeText(one.size) })}
              can
              icon={<PaperClipOutlined aria-hidden />}
              onAct={() => open(one.mediaType, fetchFile(openEnclosure, { caseId, enclosureId: one.id }))}
            />
          ),
        )}
      </div>
      {last && <p>{say(fill(w.erased, { count: erased.length, when: formatMinute(new Date(last), language) }))}</p>}
      {look}
    </section>
  )
}
