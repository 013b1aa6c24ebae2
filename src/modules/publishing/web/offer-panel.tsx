import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { Say, type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import type { ArticleDetail } from '../contract.ts'
import { type OfferDirection, offerArticleDown, offerArticleUp } from '../offering/contract.ts'
import { words as reasons } from '../offering/words.ts'
import { words } from '../words.ts'
import { offerWords as w } from './offer-words.ts'
import { articleQueries } from './queries.ts'

const acts = {
  UP: { name: 'offerArticleUp', endpoint: offerArticleUp },
  DOWN: { name: 'offerArticleDown', endpoint: offerArticleDown },
} as const

/** Reasons that only say that there is nobody to offer it to, or nothing to offer: such a way is left out. */
const passed: ReadonlySet<string> = new Set([
  ...['publishing.not-now', 'publishing.withdrawn', 'publishing.site-paused'],
  ...['publishing.nobody-above', 'publishing.nobody-below', 'publishing.handed-already'],
])
const isOpen = (answer: true | string | undefined): boolean =>
  answer === true || (answer !== undefined && !passed.has(answer))

interface PanelProps {
  readonly of: ArticleDetail
  readonly onDone: (act: Sentence) => void
}

/** To whom an article may be offered, what follows, and to whom it is offered now (decisions 356). */
export function OfferPanel({ of, onDone }: PanelProps) {
  const say = useSay()
  const ways = (['UP', 'DOWN'] as const).filter((direction) => isOpen(of.can[acts[direction].name]))
  if (ways.length === 0) return null
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      {ways.map((direction) => (
        <Way key={direction} of={of} direction={direction} onDone={onDone} />
      ))}
      {of.offers.length > 0 && (
        <p className="lx-quiet">
          <Say of={w.update} />
        </p>
      )}
    </section>
  )
}

const Way = ({ of, direction, onDone }: PanelProps & { direction: OfferDirection }) => {
  const say = useSay()
  const language = useLanguage()
  const queries = useQueryClient()
  const { name, endpoint } = acts[direction]
  const said = w[direction]
  const standing = of.offers.find((offer) => offer.direction === direction)
  const label = standing ? said.takeBack : said.offer
  const slots = standing && { org: standing.toName, day: formatDay(dayOf(new Date(standing.offeredAt)), language) }
  return (
    <div className="lx-after">
      <p className={slots ? undefined : 'lx-quiet'}>{say(slots ? fill(said.standing, slots) : said.lead)}</p>
      <div className="lx-actions">
        <ActionButton
          label={label}
          can={permission(of.can, name, { ...words, ...reasons })}
          {...(standing ? { confirm: { title: said.takeBackAsk, detail: w.takeBackDetail } } : {})}
          onAct={async () => {
            await call(endpoint, { articleId: of.id, version: of.version, isOffered: standing === undefined })
            onDone(label)
            await queries.invalidateQueries({ queryKey: articleQueries.all })
          }}
        />
      </div>
    </div>
  )
}
