import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { moderationRules } from '#modules/cases/codes.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { statementOutcomes, statementStates } from '../codes.ts'
import { type Consultation, proposeRefusal, showStatement, tellDone } from '../contract.ts'
import { useDone } from './done.ts'
import { pageWords as w } from './words.ts'

type Statement = Consultation['statements'][number]

/** All statements by their numbers, those that wait first, with what can be done. */
export function StatementList({ of }: { of: Consultation }) {
  const waiting = of.statements.filter(({ state }) => state === 'WAITING')
  return (
    <>
      {waiting.length > 1 && of.can.decideStatements === true && <RefuseSeveral of={of} waiting={waiting} />}
      <ol className="lx-plain-list">
        {[...of.statements].sort(waitingFirst).map((one) => (
          <li key={one.id} className="lx-after">
            <Line of={of} one={one} />
          </li>
        ))}
      </ol>
    </>
  )
}

const waitingFirst = (one: Statement, other: Statement) =>
  Number(other.state === 'WAITING') - Number(one.state === 'WAITING')

const tones = { WAITING: 'warning', REVIEW: 'info', SHOWN: 'success', REFUSED: 'neutral' } as const

const Line = ({ of, one }: { of: Consultation; one: Statement }) => {
  const say = useSay()
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  return (
    <>
      <p>
        {one.no}. {one.text ?? say(w.sealed)}
      </p>
      <p className="lx-quiet">
        <StatusTag tone={tones[one.state]} label={statementStates[one.state]} />{' '}
        {one.origin === 'CITIZEN' && say(w.byCitizen)}{' '}
        {one.state === 'WAITING' && say(fill(w.decideBy, { day: day(one.decideByOn) }))}{' '}
        {one.rule && say(fill(w.because, { rule: say(ruleLabel(one.rule)), reason: one.reason ?? '' }))}
      </p>
      {one.outcome && (
        <p className="lx-quiet">
          {say(statementOutcomes[one.outcome])} {one.dueOn && say(fill(w.by, { day: day(one.dueOn) }))} {one.answer}
        </p>
      )}
      {one.told && (
        <p className="lx-quiet">
          <StatusTag tone={one.told.isDone ? 'success' : 'warning'} label={one.told.isDone ? w.done : w.notDone} />{' '}
          {one.told.text} {say(fill(w.toldBy, { day: day(one.told.on), org: one.told.by }))}
        </p>
      )}
      {one.dueOn && !one.told && of.can.tellDone === true && <TellDone of={of} no={one.no} />}
      {one.state === 'WAITING' && of.can.decideStatements === true && <Decide of={of} one={one} />}
    </>
  )
}

const Decide = ({ of, one }: { of: Consultation; one: Statement }) => {
  const done = useDone()
  const navigate = useNavigate()
  const ids = { consultationId: of.id, statementId: one.id }
  const show = async () => {
    await call(showStatement, ids)
    await done(w.shown)
  }
  const refuse = async (written: { rule: Rule; reason: string }) => {
    const { consultationId, statementId } = ids
    const { matterId } = await call(proposeRefusal, { consultationId, statementIds: [statementId], ...written })
    navigate(matterPath(matterId))
  }
  return (
    <div className="lx-actions">
      <ActionButton label={w.show} can={true} onAct={show} />
      <FormDialogButton label={w.refuse} note={w.refuseNote} fields={refusalFields} onSubmit={refuse} />
    </div>
  )
}

// Flooding comes in many: what is alike is decided once, by one rule and for one reason.
const RefuseSeveral = ({ of, waiting }: { of: Consultation; waiting: readonly Statement[] }) => {
  const navigate = useNavigate()
  const choices = waiting.map(({ id, no, text }) => {
    const label = `${no}. ${text ?? ''}`
    return { value: id, label: { zh: label, en: label } }
  })
  return (
    <p className="lx-after">
      <FormDialogButton<{ statementIds: string[]; rule: Rule; reason: string }>
        label={w.refuseSeveral}
        note={w.refuseSeveralNote}
        fields={[
          { name: 'statementIds', label: w.which, kind: 'choice', several: true, choices, required: true, wide: true },
          ...refusalFields,
        ]}
        onSubmit={async (written) => {
          const { matterId } = await call(proposeRefusal, { consultationId: of.id, ...written })
          navigate(matterPath(matterId))
        }}
      />
    </p>
  )
}

const TellDone = ({ of, no }: { of: Consultation; no: number }) => {
  const done = useDone()
  return (
    <FormDialogButton<{ isDone: string; text: string }>
      label={fill(w.tellDone, { no })}
      note={w.tellDoneNote}
      fields={doneFields}
      onSubmit={async ({ isDone, text }) => {
        await call(tellDone, { consultationId: of.id, no, isDone: isDone === 'yes', text })
        await done(w.toldNow)
      }}
    />
  )
}

const doneFields: readonly Field[] = [
  {
    name: 'isDone',
    label: w.isDone,
    kind: 'choice',
    choices: [
      { value: 'yes', label: w.done },
      { value: 'no', label: w.notDone },
    ],
    required: true,
  },
  { name: 'text', label: w.doneText, kind: 'long', rows: 3, maxLength: 500, required: true },
]

type Rule = keyof typeof moderationRules

function ruleLabel(rule: Rule): Sentence {
  const { zh, en } = moderationRules[rule]
  return { zh: `${rule} ${zh}`, en: `${rule}: ${en}` }
}

const rules = (Object.keys(moderationRules) as Rule[])
  .filter((rule) => (moderationRules[rule].kinds as readonly string[]).includes('HIDE'))
  .map((value) => ({ value, label: ruleLabel(value) }))

const refusalFields: readonly Field[] = [
  { name: 'rule', label: w.rule, kind: 'choice', choices: rules, required: true },
  { name: 'reason', label: w.reason, kind: 'long', rows: 2, maxLength: 200, required: true },
]
