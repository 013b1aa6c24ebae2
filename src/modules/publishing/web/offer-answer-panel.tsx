import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { permission } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { ArticleSection } from '../contract.ts'
import { declineOffer, endOffer, type OfferedArticle, takeOffer } from '../offering/contract.ts'
import { words as reasons } from '../offering/words.ts'
import { words } from '../words.ts'
import { offerWords as w } from './offer-words.ts'
import { articleQueries } from './queries.ts'
import { useSections } from './use-sections.ts'
import { pageWords } from './words.ts'

interface PanelProps {
  readonly of: OfferedArticle
  readonly onDone: (act: Sentence) => void
}
type Done = (act: Sentence) => Promise<void>

/** How an offered article stands with this site, and what can be answered now. */
export function OfferAnswerPanel({ of, onDone }: PanelProps) {
  const say = useSay()
  const queries = useQueryClient()
  const done: Done = async (act) => {
    onDone(act)
    await queries.invalidateQueries({ queryKey: articleQueries.all })
  }
  const taking = permission(of.can, 'takeOffer', { ...words, ...reasons })
  return (
    <section className="lx-panel" aria-label={say(w.answer)}>
      <h2>{say(w.answer)}</h2>
      <p className="lx-quiet lx-after">{say(w.answerLead[of.standing])}</p>
      <div className="lx-actions">
        {of.can.takeOffer === true && <TakeButton of={of} onDone={done} />}
        {of.can.declineOffer === true && <DeclineButton of={of} onDone={done} />}
        {of.can.endOffer === true && <EndButton of={of} onDone={done} />}
      </div>
      {taking !== true && of.can.takeOffer !== 'publishing.offer-not-now' && (
        <p className="lx-quiet">{say(pageWords.whyNot, { act: say(w.take), why: say(taking) })}</p>
      )}
    </section>
  )
}

const ofOffer = ({ orgId, offerId: offeredId, version }: OfferedArticle) => ({ orgId, offeredId, version })

const TakeButton = ({ of, onDone }: { of: OfferedArticle; onDone: Done }) => {
  const choices = usePlaces(of.orgId)
  const label = of.standing === 'CHANGED' ? w.takeAgain : w.take
  const field: Field = { name: 'place', label: w.place, kind: 'choice', required: true, choices }
  return (
    <FormDialogButton<{ place: string }>
      label={label}
      kind="primary"
      fields={[field]}
      initial={{ place: placeOf(of) }}
      onSubmit={async ({ place }) => {
        const [section, columnId = null] = place.split('/')
        const sectionCode = ArticleSection.parse(section)
        const { updatedAt: articleUpdatedAt } = of
        await call(takeOffer, { ...ofOffer(of), articleUpdatedAt, sectionCode, columnId })
        await onDone(label)
      }}
    />
  )
}

const placeOf = ({ sectionCode, columnId }: OfferedArticle) =>
  columnId === null ? sectionCode : `${sectionCode}/${columnId}`

/** The sections of a site, each with the site's own windows in it; undefined until both are known. */
function usePlaces(orgId: string) {
  const sections = useSections()
  const site = useQuery(articleQueries.site(orgId))
  const columns = site.data?.columns.filter(({ closedOn }) => closedOn === null)
  return (
    columns &&
    sections?.flatMap(({ code, title }) => [
      { value: code as string, label: title },
      ...columns
        .filter(({ sectionCode }) => sectionCode === code)
        .map(({ id, name }) => ({
          value: `${code}/${id}`,
          label: { zh: `${title.zh} · ${name}`, en: `${title.en} · ${name}` },
        })),
    ])
  )
}

const DeclineButton = ({ of, onDone }: { of: OfferedArticle; onDone: Done }) => (
  <FormDialogButton<{ reason?: string }>
    label={w.decline}
    note={w.declineNote}
    fields={reasonFields}
    onSubmit={async ({ reason }) => {
      await call(declineOffer, { ...ofOffer(of), reason: reason ?? null })
      await onDone(w.decline)
    }}
  />
)

const EndButton = ({ of, onDone }: { of: OfferedArticle; onDone: Done }) => (
  <FormDialogButton<{ reason?: string }>
    label={w.end}
    kind="destructive"
    note={w.endNote}
    fields={reasonFields}
    onSubmit={async ({ reason }) => {
      await call(endOffer, { ...ofOffer(of), reason: reason ?? null })
      await onDone(w.end)
    }}
  />
)

const reasonFields: readonly Field[] = [{ name: 'reason', label: w.reason, kind: 'long', rows: 2, maxLength: 200 }]
