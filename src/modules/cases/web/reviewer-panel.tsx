import { useQuery, useQueryClient } from '@tanstack/react-query'
import { undoOf } from '#kernel/bin/undoing.ts'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { dropReviewer, nameReviewer } from '../reviewing/contract.ts'
import { caseQueries } from './queries.ts'
import { reviewerWords as w } from './reviewer-words.ts'

/** Who decides appeals against measures of one's own organisation; the top names somebody else (D24). */
export function ReviewerPanel() {
  const say = useSay()
  const language = useLanguage()
  const asked = useQuery(caseQueries.reviewer).data
  if (!asked) return null
  const { above, reviewer, stranded, can } = asked
  const told =
    above !== null
      ? fill(w.above, { name: above })
      : reviewer
        ? fill(w.named, {
            ...{ name: reviewer.name, by: reviewer.namedByName },
            day: formatMinute(new Date(reviewer.namedAt), language),
          })
        : w.nobody
  return (
    <section className="lx-panel lx-after" aria-label={say(w.title)}>
      <h2>{say(w.title)}</h2>
      <p>{say(told)}</p>
      {reviewer?.isGone && <Notice tone="warning" title={fill(w.gone, { name: reviewer.name })} />}
      {stranded > 0 && <Notice tone="warning" title={fill(w.stranded, { count: stranded })} />}
      {can.nameReviewer === true && <ReviewerActs isNamed={reviewer !== null} />}
    </section>
  )
}

function ReviewerActs({ isNamed }: { isNamed: boolean }) {
  const queries = useQueryClient()
  const toast = useToast()
  const done = async (told: Sentence, removedId?: string) => {
    const refresh = () => queries.invalidateQueries({ queryKey: caseQueries.reviewer.queryKey })
    toast('success', told, undoOf(removedId, refresh))
    await refresh()
  }
  return (
    <div className="lx-actions">
      <FormDialogButton<{ reviewerId: string }>
        label={w.name}
        fields={[
          {
            ...{ name: 'reviewerId', label: w.reviewer, kind: 'own', control: <OrgChoice />, hint: w.reviewerHint },
            required: true,
          },
        ]}
        initial={{}}
        onSubmit={async ({ reviewerId }) => {
          const { passed } = await call(nameReviewer, { reviewerId })
          await done(passed > 0 ? fill(w.passed, { count: passed }) : w.done)
        }}
      />
      {isNamed && (
        <ActionButton
          label={w.drop}
          can
          confirm={{ title: w.dropAsk, detail: w.dropDetail }}
          onAct={async () => {
            const { removedId } = await call(dropReviewer, {})
            await done(w.dropped, removedId)
          }}
        />
      )}
    </div>
  )
}
