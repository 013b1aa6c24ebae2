import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import {
  type HandedArticle,
  keepLocalNote,
  type LocalNote,
  mostNote,
  publishLocalNote,
  removeLocalNote,
  returnLocalNote,
  saveLocalNote,
} from '../local-notes/contract.ts'
import { words as noteWords } from '../local-notes/words.ts'
import { words } from '../words.ts'
import { localNoteWords as w } from './local-note-words.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

interface PanelProps {
  readonly of: HandedArticle
  readonly onDone: (act: Sentence) => void
}
type Done = (act: Sentence) => Promise<void>

/** The note of a site: what the public reads, what waits, and what can be done with it now. */
export function LocalNotePanel({ of, onDone }: PanelProps) {
  const say = useSay()
  const queries = useQueryClient()
  const done: Done = async (act) => {
    onDone(act)
    await queries.invalidateQueries({ queryKey: articleQueries.all })
  }
  const { note } = of
  const isThere = note !== null && note.state !== 'REMOVED'
  return (
    <section className="lx-panel" aria-label={say(w.note)}>
      <h2>{say(w.note)}</h2>
      {isThere ? <Texts note={note} /> : <p className="lx-quiet lx-after">{say(w.noteHint)}</p>}
      <div className="lx-actions">
        {note && <PublishButton of={of} note={note} onDone={done} />}
        {note && of.can.keepLocalNote === true && <KeepButton of={of} note={note} onDone={done} />}
        {of.can.saveLocalNote === true && <SaveButton of={of} isThere={isThere} onDone={done} />}
        {note && of.can.returnLocalNote === true && <ReturnButton note={note} onDone={done} />}
        {note && of.can.removeLocalNote === true && <RemoveButton note={note} onDone={done} />}
      </div>
      <WhyNot of={of} />
    </section>
  )
}

const Texts = ({ note }: { note: LocalNote }) => {
  const say = useSay()
  const language = useLanguage()
  const isPublic = note.shownText !== null && !note.isLapsed
  const isSettled = note.state === 'SHOWN'
  const isReturned = note.state === 'RETURNED' || note.state === 'SHOWN_RETURNED'
  const time = formatMinute(new Date(note.savedAt), language)
  return (
    <>
      {isPublic && !isSettled && <h3>{say(w.isPublic)}</h3>}
      {isPublic && <p className="lx-as-typed lx-after">{note.shownText}</p>}
      {!isSettled && <h3>{say(isReturned ? w.isReturned : w.isWaiting)}</h3>}
      {(!isSettled || !isPublic) && <p className="lx-as-typed">{note.text}</p>}
      <p className="lx-quiet lx-after">{say(w.savedBy, { name: note.savedByName, time })}</p>
    </>
  )
}

const reasons = { ...words, ...noteWords }
const passed = 'publishing.note-not-now'

const PublishButton = ({ of, note, onDone }: { of: HandedArticle; note: LocalNote; onDone: Done }) =>
  of.can.publishLocalNote === passed ? null : (
    <ActionButton
      label={w.publish}
      kind="primary"
      can={permission(of.can, 'publishLocalNote', reasons)}
      onAct={async () => {
        const { updatedAt: articleUpdatedAt } = of
        await call(publishLocalNote, { localNoteId: note.id, version: note.version, articleUpdatedAt })
        await onDone(w.publish)
      }}
    />
  )

const KeepButton = ({ of, note, onDone }: { of: HandedArticle; note: LocalNote; onDone: Done }) => (
  <ActionButton
    label={w.keep}
    kind="primary"
    can
    onAct={async () => {
      const { updatedAt: articleUpdatedAt } = of
      await call(keepLocalNote, { localNoteId: note.id, version: note.version, articleUpdatedAt })
      await onDone(w.keep)
    }}
  />
)

// What another person must do is said, and not only by a button that does nothing.
const WhyNot = ({ of }: { of: HandedArticle }) => {
  const say = useSay()
  const can = permission(of.can, 'publishLocalNote', reasons)
  const isTold = of.note !== null && of.can.publishLocalNote !== passed && can !== true
  return isTold ? <p className="lx-quiet">{say(pageWords.whyNot, { act: say(w.publish), why: say(can) })}</p> : null
}

const SaveButton = ({ of, isThere, onDone }: { of: HandedArticle; isThere: boolean; onDone: Done }) => {
  const label = isThere ? w.change : w.write
  return (
    <FormDialogButton<{ text: string }>
      label={label}
      kind={isThere ? 'ordinary' : 'primary'}
      note={of.needsReview ? w.saveLead : w.saveLeadAlone}
      fields={textFields}
      initial={isThere && of.note ? { text: of.note.text } : {}}
      onSubmit={async ({ text }) => {
        const { orgId, articleId } = of
        await call(saveLocalNote, { orgId, handedArticleId: articleId, version: of.note?.version ?? 0, text })
        await onDone(label)
      }}
    />
  )
}

const ReturnButton = ({ note, onDone }: { note: LocalNote; onDone: Done }) => (
  <FormDialogButton<{ reason: string }>
    label={w.return}
    fields={reasonFields(w.returnReason)}
    onSubmit={async ({ reason }) => {
      await call(returnLocalNote, { localNoteId: note.id, version: note.version, reason })
      await onDone(w.return)
    }}
  />
)

const RemoveButton = ({ note, onDone }: { note: LocalNote; onDone: Done }) => (
  <FormDialogButton<{ reason: string }>
    label={w.remove}
    kind="destructive"
    note={note.shownText === null || note.isLapsed ? w.removeUnseen : w.removeShown}
    fields={reasonFields(w.removeReason)}
    onSubmit={async ({ reason }) => {
      await call(removeLocalNote, { localNoteId: note.id, version: note.version, reason })
      await onDone(w.remove)
    }}
  />
)

const textFields: readonly Field[] = [
  { name: 'text', label: w.text, kind: 'long', rows: 6, maxLength: mostNote, required: true, hint: w.textHint },
]
const reasonFields = (label: Sentence): readonly Field[] => [
  { name: 'reason', label, kind: 'long', rows: 2, maxLength: 200, required: true },
]
