import { Button } from 'antd'
import { useState } from 'react'
import { parseDay } from '#kernel/time.ts'
import { ActionButton } from './action-button.tsx'
import type { Choice } from './choice-options.tsx'
import { type FileTaking, filesField, papersGiven } from './file-input.tsx'
import { FormDialogButton } from './form-dialog.tsx'
import type { Field } from './form-fields.tsx'
import { OpinionInput } from './opinion-input.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { usePhone } from './use-media.ts'
import { words } from './words.ts'

/** A button of the bar with all that its form asks. */
interface PanelAct {
  readonly act: string
  readonly label: Sentence
  readonly kind: 'VOTE' | 'MOVE' | 'CONCLUDE' | 'WITHDRAW' | 'RETURN' | 'HAND_OVER' | 'ADD_SIGNER' | 'STAY'
  readonly vote: 'FOR' | 'AGAINST' | null
  /** Null when it can be done now, else why not. */
  readonly whyNot: Sentence | null
  readonly opinion: 'REQUIRED' | 'OPTIONAL' | 'NONE'
  readonly fields: readonly {
    readonly name: string
    readonly label: Sentence
    readonly kind: 'text' | 'long' | 'number' | 'day' | 'choice' | 'yes'
    readonly required: boolean
    readonly maxLength: number | null
    readonly choices: readonly Choice[]
  }[]
  readonly papers: readonly {
    readonly key: string
    readonly label: Sentence
    readonly why: Sentence | null
    readonly required: boolean
  }[]
}

/** What the bar at the foot needs. */
export interface BarOf {
  readonly acts: readonly PanelAct[]
  /** To whom a matter may be handed; undefined until they are known. */
  readonly colleagues: readonly Choice[] | undefined
  /** The steps it may be returned to. */
  readonly returnsTo: readonly Choice[]
  /** What was filled in before; a form begins with it. */
  readonly data: Readonly<Record<string, unknown>>
  /** How a paper is handed in. */
  readonly taking: FileTaking
  readonly onAct: (act: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>
}

/** So many buttons have room beside each other on a phone; the others are one tap away. */
const onPhone = 2

/** What can be done now, always in sight; what cannot says why, in words and not only at the pointer. */
export function ProcedureBar(of: BarOf) {
  const say = useSay()
  const isPhone = usePhone()
  const [isWhole, setWhole] = useState(false)
  const may = of.acts.filter(({ whyNot }) => whyNot === null)
  const mayNot = of.acts.filter(({ whyNot }) => whyNot !== null)
  const isShort = isPhone && !isWhole && of.acts.length > onPhone + 1 && may.length > 0
  const shown = isShort ? may.slice(0, onPhone) : [...may, ...(may.length > 0 ? mayNot : [])]
  return (
    <>
      {!isShort && <Reasons acts={mayNot} isAll={may.length === 0} />}
      {may.length > 0 && (
        <section className="lx-form-buttons" aria-label={say(words.whatToDo)}>
          {shown.map((act) => (
            <ActOfBar key={act.act} act={act} of={of} />
          ))}
          {isPhone && of.acts.length > onPhone + 1 && (
            <Button aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {say(isWhole ? words.fewerActs : words.moreActs)}
            </Button>
          )}
        </section>
      )}
    </>
  )
}

// Nobody needs a row of dead buttons: where nothing can be done, the sentence alone says why.
const Reasons = ({ acts, isAll }: { acts: readonly PanelAct[]; isAll: boolean }) => {
  const say = useSay()
  const reasons = new Map<string, { why: Sentence; labels: string[] }>()
  for (const { whyNot, label } of acts) {
    if (!whyNot) continue
    const same = reasons.get(whyNot.zh) ?? { why: whyNot, labels: [] }
    reasons.set(whyNot.zh, { ...same, labels: [...same.labels, say(label)] })
  }
  if (reasons.size === 0) return null
  const isOne = isAll && reasons.size === 1
  return (
    <ul className="lx-refusals" aria-label={say(words.whyNot)}>
      {[...reasons.values()].map(({ why, labels }) => (
        <li key={why.zh}>
          {isOne ? '' : `${labels.join('、')}：`}
          {say(why)}
        </li>
      ))}
    </ul>
  )
}

const ActOfBar = ({ act, of }: { act: PanelAct; of: BarOf }) => {
  if (act.whyNot) return <ActionButton label={act.label} can={act.whyNot} onAct={() => {}} />
  const kind = act.vote === 'FOR' ? 'primary' : act.vote === 'AGAINST' ? 'destructive' : 'ordinary'
  const before = act.fields.filter(({ name }) => of.data[name] !== undefined).map(({ name }) => [name, of.data[name]])
  return (
    <FormDialogButton<Record<string, unknown>>
      label={act.label}
      kind={kind}
      fields={fieldsOf(act, of)}
      initial={before.length > 0 ? { fields: Object.fromEntries(before) } : {}}
      onSubmit={({ papers, ...values }) => of.onAct(act.act, { ...values, ...papersGiven(papers) })}
    />
  )
}

function fieldsOf(act: PanelAct, of: BarOf): Field[] {
  return [...act.fields.map(fieldOf), ...papersOf(act, of), ...saidWith(act, of)]
}

/** What the form of any act asks besides what is its own: whom or which step it names, and the opinion. */
export const saidWith = (act: SaidAct, of: Pick<BarOf, 'colleagues' | 'returnsTo'>): Field[] => [
  ...peopleOf(act, of),
  ...opinionOf(act),
]

type SaidAct = Pick<PanelAct, 'kind' | 'vote' | 'opinion'>

function papersOf({ papers }: PanelAct, { taking }: BarOf): Field[] {
  return papers.map(({ key, label, why, required }) => ({
    ...{ ...filesField(taking, why), name: `papers.${key}`, label, required },
  }))
}

// Whom or which step an act names.
function peopleOf({ kind }: SaidAct, { colleagues, returnsTo }: Pick<BarOf, 'colleagues' | 'returnsTo'>): Field[] {
  const choice = { kind: 'choice', required: true } as const
  const hint = colleagues?.length === 0 ? { hint: words.noColleagues } : {}
  const whom = { choices: colleagues, whenNone: words.noColleagues, ...hint }
  const colleague: Field = { ...choice, name: 'colleague', label: words.toWhom, ...whom }
  if (kind === 'HAND_OVER') return [colleague]
  if (kind === 'ADD_SIGNER') return [colleague, { ...choice, name: 'when', label: words.signsWhen, choices: order }]
  if (kind === 'RETURN') return [{ ...choice, name: 'returnTo', label: words.toWhichStep, choices: returnsTo }]
  return []
}

const order: readonly Choice[] = [
  { value: 'BEFORE', label: words.signsBefore },
  { value: 'AFTER', label: words.signsAfter },
]

function opinionOf(act: SaidAct): Field[] {
  if (act.opinion === 'NONE') return []
  const control = <OpinionInput usual={usualOf(act)} />
  const required = act.opinion === 'REQUIRED'
  return [{ name: 'opinion', label: words.opinion, kind: 'own', wide: true, required, control }]
}

// What offices usually write; other acts say something of their own, for which no phrase would do.
function usualOf({ vote, kind }: SaidAct): readonly Sentence[] {
  if (vote === 'FOR') return [words.agreed, words.trueAndAgreed]
  if (vote === 'AGAINST') return [words.reasonsTooFew, words.againstRules]
  if (kind === 'RETURN') return [words.morePapers, words.sayPurpose]
  return kind === 'HAND_OVER' ? [words.pleaseHandle] : []
}

function fieldOf({ name, label, kind, required, maxLength, choices }: PanelAct['fields'][number]): Field {
  const base = { name: `fields.${name}`, label, required }
  if (kind === 'choice') return { ...base, kind, choices }
  if (kind === 'yes') return { ...base, kind: 'yes-no' }
  if (kind === 'day') return { ...base, kind, parse: parseDay }
  if (kind === 'number') return { ...base, kind }
  return { ...base, kind, ...(maxLength === null ? {} : { maxLength }) }
}
