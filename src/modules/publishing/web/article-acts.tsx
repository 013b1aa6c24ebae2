import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { type Action, ActionButton, permission } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import {
  type ArticleDetail,
  handDownArticle,
  publishArticle,
  returnArticle,
  submitArticle,
  withdrawArticle,
} from '../contract.ts'
import { words } from '../words.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

type Done = (act: Sentence) => Promise<void>

/** What can be done with an article now; what another person must do says so (A07). */
export function ArticleActs({ of, onDone }: { of: ArticleDetail; onDone: (act: Sentence) => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const done: Done = async (act) => {
    onDone(act)
    await queries.invalidateQueries({ queryKey: articleQueries.all })
  }
  const isNow = (act: string) => !passed.has(String(of.can[act]))
  const may = (act: string) => of.can[act] === true
  const steps = stepsOf(of, done).filter(({ act }) => isNow(act))
  const refused = steps.filter(({ action }) => action.can !== true)
  const hasMore = may('returnArticle') || may('withdrawArticle')
  return (
    <section className="lx-panel" aria-label={say(pageWords.acts)}>
      <h2>{say(pageWords.acts)}</h2>
      {steps.length === 0 && !hasMore && <p className="lx-quiet">{say(pageWords.noActs)}</p>}
      <div className="lx-actions">
        {steps.map(({ act, action }) => (
          <ActionButton key={act} {...action} />
        ))}
        {may('returnArticle') && <ReturnButton of={of} onDone={done} />}
        {may('withdrawArticle') && <WithdrawButton of={of} onDone={done} />}
      </div>
      {refused.map(({ act, action }) => (
        <p key={act} className="lx-quiet">
          {say(action.label)}：{action.can !== true && say(action.can)}
        </p>
      ))}
    </section>
  )
}

/** Reasons that only say that the article stands elsewhere: such a button is left out. */
const passed: ReadonlySet<string> = new Set(['publishing.not-now', 'publishing.withdrawn', 'undefined'])

const stepsOf = (of: ArticleDetail, done: Done): { act: string; action: Action }[] => {
  const version = { articleId: of.id, version: of.version }
  const publishLabel = of.status === 'PUBLISHED' ? pageWords.publishChanges : pageWords.publish
  return [
    {
      act: 'publishArticle',
      action: {
        label: publishLabel,
        kind: 'primary',
        can: permission(of.can, 'publishArticle', words),
        confirm: {
          title: pageWords.publishAsk,
          detail: of.handedAt === null ? pageWords.publishDetail : pageWords.publishHandedDetail,
        },
        onAct: async () => {
          await call(publishArticle, version)
          await done(publishLabel)
        },
      },
    },
    {
      act: 'submitArticle',
      action: {
        label: pageWords.submit,
        can: permission(of.can, 'submitArticle', words),
        onAct: async () => {
          await call(submitArticle, version)
          await done(pageWords.submit)
        },
      },
    },
    handingOf(of, done),
  ]
}

const handingOf = (of: ArticleDetail, done: Done): { act: string; action: Action } => {
  const isHanded = of.handedAt !== null
  const label = isHanded ? pageWords.takeBack : pageWords.handDown
  return {
    act: 'handDownArticle',
    action: {
      label,
      can: permission(of.can, 'handDownArticle', words),
      confirm: isHanded
        ? { title: pageWords.takeBackAsk, detail: pageWords.takeBackDetail }
        : { title: pageWords.handDownAsk, detail: pageWords.handDownDetail },
      onAct: async () => {
        await call(handDownArticle, { articleId: of.id, version: of.version, isShownBelow: !isHanded })
        await done(label)
      },
    },
  }
}

const ReturnButton = ({ of, onDone }: { of: ArticleDetail; onDone: Done }) => (
  <FormDialogButton<{ reason: string }>
    label={pageWords.return}
    fields={returnFields}
    onSubmit={async ({ reason }) => {
      await call(returnArticle, { articleId: of.id, version: of.version, reason })
      await onDone(pageWords.return)
    }}
  />
)

const WithdrawButton = ({ of, onDone }: { of: ArticleDetail; onDone: Done }) => (
  <FormDialogButton<{ reason: string }>
    label={pageWords.withdraw}
    kind="destructive"
    note={pageWords.withdrawNote}
    fields={withdrawFields}
    onSubmit={async ({ reason }) => {
      await call(withdrawArticle, { articleId: of.id, version: of.version, reason })
      await onDone(pageWords.withdraw)
    }}
  />
)

const reason = (label: Sentence, maxLength: number): readonly Field[] => [
  { name: 'reason', label, kind: 'long', rows: 3, maxLength, required: true },
]
/** What is told to the writer of an article that goes back. */
export const returnFields = reason(pageWords.returnReason, 300)
const withdrawFields = reason(pageWords.withdrawReason, 200)
