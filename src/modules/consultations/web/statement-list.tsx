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
import { type Consultation, proposeRefusal, showStatement } from '../contract.ts'
import { useDone } from './done.ts'
import { pageWords as w } from './words.ts'

type Statement = Consultation['statements'][number]

/** All statements by their numbers, those that wait first, with what can be done. */
export function StatementList({ of }: { of: Consultation }) {
  return (
    <ol className="lx-plain-list">
      {[...of.statements].sort(waitingFirst).map((one) => (
        <li key={one.id} className="lx-after">
          <Line of={of} one={one} />
        </li>
      ))}
    </ol>
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
    const { matterId } = await call(proposeRefusal, { ...ids, ...written })
    navigate(matterPath(matterId))
  }
  return (
    <div className="lx-actions">
      <ActionButton label={w.show} can={true} onAct={show} />
      <FormDialogButton label={w.refuse} note={w.refuseNote} fields={refusalFields} onSubmit={refuse} />
    </div>
  )
}

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
