import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { parseDay } from '#kernel/time.ts'
import { ActionButton } from './action-button.tsx'
import { Facts } from './detail-page.tsx'
import { FormDialogButton } from './form-dialog.tsx'
import type { Field } from './form-fields.tsx'
import { recall, remember } from './remembered.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { Timeline, type TimelineStep } from './timeline.tsx'
import { words } from './words.ts'

/** A button of the bar with all that its form asks. */
export interface PanelAct {
  readonly act: string
  readonly label: Sentence
  readonly kind: 'VOTE' | 'MOVE' | 'WITHDRAW' | 'RETURN' | 'HAND_OVER' | 'ADD_SIGNER' | 'STAY'
  readonly vote: 'FOR' | 'AGAINST' | null
  readonly whyNot: Sentence | null
  readonly opinion: 'REQUIRED' | 'OPTIONAL' | 'NONE'
  readonly fields: readonly {
    readonly name: string
    readonly label: Sentence
    readonly kind: 'text' | 'long' | 'number' | 'day' | 'choice' | 'yes'
    readonly required: boolean
    readonly maxLength: number | null
    readonly choices: readonly { readonly value: string; readonly label: Sentence }[]
  }[]
}

type Choices = readonly { readonly value: string; readonly label: Sentence }[]

interface Props {
  readonly facts: readonly { readonly label: Sentence; readonly value: Sentence }[]
  readonly timeline: readonly TimelineStep[]
  readonly waitsFor: string
  readonly acts: readonly PanelAct[]
  readonly colleagues: Choices
  readonly returnsTo: Choices
  /** What was filled in before; a form begins with it. */
  readonly data: Readonly<Record<string, unknown>>
  readonly onAct: (act: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>
}

/** A matter as offices know it (UX-CS9): left what it is about, right what happened, at the foot what can be done. */
export function ProcedurePanel(props: Props) {
  const say = useSay()
  const { facts, timeline, waitsFor, acts } = props
  return (
    <>
      <div className="lx-split">
        <section className="lx-panel" aria-label={say(words.keyFacts)}>
          <Facts facts={facts.map(({ label, value }) => ({ label, value: say(value) }))} />
        </section>
        <section className="lx-panel" aria-label={say(words.whatHappened)}>
          <h2>{say(words.whatHappened)}</h2>
          {waitsFor && <p className="lx-note">{say(words.waitsFor, { who: waitsFor })}</p>}
          <Timeline label={say(words.whatHappened)} steps={timeline} />
        </section>
      </div>
      {acts.length > 0 && (
        <section className="lx-panel lx-actions" aria-label={say(words.whatToDo)}>
          {acts.map((act) => (
            <ActOfBar key={act.act} act={act} of={props} />
          ))}
        </section>
      )}
    </>
  )
}

const ActOfBar = ({ act, of }: { act: PanelAct; of: Props }) => {
  const fields = useMemo(() => fieldsOf(act, of), [act, of])
  if (act.whyNot) return <ActionButton label={act.label} can={act.whyNot} onAct={() => {}} />
  const kind = act.vote === 'FOR' ? 'primary' : act.vote === 'AGAINST' ? 'destructive' : 'ordinary'
  const initial = { fields: Object.fromEntries(act.fields.map(({ name }) => [name, of.data[name]])) }
  return (
    <FormDialogButton<Record<string, unknown>>
      label={act.label}
      kind={kind}
      fields={fields}
      initial={initial}
      onSubmit={(values) => of.onAct(act.act, values)}
    />
  )
}

function fieldsOf(act: PanelAct, { colleagues, returnsTo }: Props): Field[] {
  const needsSomebody = act.kind === 'HAND_OVER' || act.kind === 'ADD_SIGNER'
  return [
    ...act.fields.map(fieldOf),
    ...(needsSomebody
      ? [{ name: 'colleague', label: words.toWhom, kind: 'choice', choices: colleagues, required: true } as const]
      : []),
    ...(act.kind === 'ADD_SIGNER'
      ? [{ name: 'when', label: words.signsWhen, kind: 'choice', choices: order } as const]
      : []),
    ...(act.kind === 'RETURN'
      ? [{ name: 'returnTo', label: words.toWhichStep, kind: 'choice', choices: returnsTo, required: true } as const]
      : []),
    ...(act.opinion === 'NONE'
      ? []
      : [
          {
            ...({ name: 'opinion', label: words.opinion, kind: 'own', wide: true } as const),
            control: <OpinionInput />,
            required: act.opinion === 'REQUIRED',
          },
        ]),
  ]
}

const order: Choices = [
  { value: 'BEFORE', label: words.signsBefore },
  { value: 'AFTER', label: words.signsAfter },
]

function fieldOf({ name, label, kind, required, maxLength, choices }: PanelAct['fields'][number]): Field {
  const base = { name: `fields.${name}`, label, required }
  if (kind === 'choice') return { ...base, kind, choices }
  if (kind === 'yes') return { ...base, kind: 'yes-no' }
  if (kind === 'day') return { ...base, kind, parse: parseDay }
  if (kind === 'number') return { ...base, kind }
  return { ...base, kind, ...(maxLength === null ? {} : { maxLength }) }
}

const phrasesKey = 'opinion-phrases'

/** An opinion with phrases one uses often; they are one’s own to add to and to take away. */
function OpinionInput({
  id,
  value = '',
  onChange,
}: {
  id?: string
  value?: string
  onChange?: (text: string) => void
}) {
  const say = useSay()
  const [phrases, setPhrases] = useState(() =>
    recall<string[]>(phrasesKey, ['同意。', '情况属实，同意上报。', '请补充材料后再报。']),
  )
  const keep = (next: string[]) => {
    setPhrases(next)
    remember(phrasesKey, next)
  }
  const typed = value.trim()
  const isKnown = phrases.includes(typed)
  return (
    <>
      <Input.TextArea
        {...(id ? { id } : {})}
        value={value}
        autoSize={{ minRows: 3 }}
        maxLength={2000}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <div className="lx-actions">
        {phrases.map((phrase) => (
          <Button key={phrase} size="small" onClick={() => onChange?.(value ? `${value}${phrase}` : phrase)}>
            {phrase}
          </Button>
        ))}
        {typed !== '' && (
          <Button
            size="small"
            type="link"
            onClick={() => keep(isKnown ? phrases.filter((one) => one !== typed) : [...phrases, typed].slice(-8))}
          >
            {say(isKnown ? words.dropPhrase : words.keepPhrase)}
          </Button>
        )}
      </div>
    </>
  )
}
