import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { Conversation, type Turn } from '#ui/conversation.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { askWriter } from '../asking/contract.ts'
import { words } from '../words.ts'
import type { ActProps } from './act-props.ts'
import { ContactOpenings } from './contact-openings.tsx'
import { caseQueries } from './queries.ts'
import { writerWords as w } from './words.ts'

/** What its writer was asked, and the way to ask; below, where it is really needed, the way to the contact (D23). */
export function WriterPanel(props: ActProps) {
  const say = useSay()
  const asked = useQuery(caseQueries.questions(props.of.id)).data
  if (!asked || props.of.isImported) return null
  const answer = asked.can.askWriter
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <p className="lx-quiet">{say(w.lead)}</p>
      <Questions of={asked.questions} />
      {answer === 'cases.question-open' && <p className="lx-quiet">{say(words[answer])}</p>}
      {answer === true && <AskButton {...props} />}
      <ContactOpenings {...props} />
    </section>
  )
}

type Asked = Awaited<ReturnType<ReturnType<typeof caseQueries.questions>['queryFn']>>['questions']

const Questions = ({ of }: { of: Asked }) => {
  const say = useSay()
  const language = useLanguage()
  if (of.length === 0) return null
  const when = (at: string) => formatMinute(new Date(at), language)
  const turns = of.flatMap(({ id, at, text, byName, actorName, answeredAt, answer }): Turn[] => [
    { key: id, who: say(fill(w.asked, { org: byName, actor: actorName })), when: when(at), text, isOurs: true },
    ...(answeredAt === null
      ? []
      : [{ key: `${id} answer`, who: say(w.answered), when: when(answeredAt), text: answer ?? '', isOurs: false }]),
  ])
  return <Conversation turns={turns} label={say(w.questions)} />
}

const AskButton = ({ of, onDone }: ActProps) => (
  <FormDialogButton<{ text: string }>
    label={w.ask}
    note={w.askNote}
    fields={askFields}
    onSubmit={async ({ text }) => {
      await call(askWriter, { caseId: of.id, text })
      await onDone(w.ask)
    }}
  />
)

const askFields: readonly Field[] = [
  { name: 'text', label: w.question, hint: w.questionHint, kind: 'long', rows: 3, maxLength: 500, required: true },
]
