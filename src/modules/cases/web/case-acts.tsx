import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { acceptCase, type CaseDetail, signCase, startHandling } from '../contract.ts'
import { words } from '../words.ts'
import { AssignButton, DeclareButton, ExtendButton, RefuseButton, SendBackButton } from './act-dialogs.tsx'
import type { ActProps } from './act-props.ts'
import { clockWords } from './clock-words.ts'
import { MeasureButton } from './measure-dialog.tsx'
import { PetitionButton } from './petition-button.tsx'
import { caseQueries } from './queries.ts'
import { ReplyForm } from './reply-form.tsx'
import { SuperiorActs } from './superior-acts.tsx'
import { UrgencyActs } from './urgency-acts.tsx'
import { pageWords } from './words.ts'

/** What can be done now, by `can` of the answer; what cannot is not shown, but for what was used up. */
export function CaseActs({ of, onDone }: { of: CaseDetail; onDone: (act: Sentence) => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const [wasAccepted, setAccepted] = useState(false)
  const { can } = of
  const may = (act: string) => can[act] === true
  const done = async (act: Sentence) => {
    await queries.invalidateQueries({ queryKey: caseQueries.all })
    onDone(act)
  }
  const anything = Object.values(can).includes(true)
  const props = { of, onDone: done }
  return (
    <section className="lx-panel" aria-label={say(pageWords.acts)}>
      <h2>{say(pageWords.acts)}</h2>
      {!anything && <p className="lx-quiet">{say(whyNothing(of))}</p>}
      {may('reply') && <ReplyForm {...props} takesFocus={wasAccepted} />}
      <div className="lx-actions">
        <SuperiorActs {...props} />
        <UrgencyActs {...props} />
        <Steps {...props} onAccepted={() => setAccepted(true)} />
        {may('assign') && <AssignButton {...props} />}
        {may('sendBack') && <SendBackButton {...props} />}
        {may('extend') && <ExtendButton {...props} />}
        {may('declare') && <DeclareButton {...props} />}
        {may('refuse') && <RefuseButton {...props} />}
        <PetitionButton {...props} />
        <UsedUp of={of} />
        <MeasureButton {...props} />
      </div>
    </section>
  )
}

const Steps = ({ of, onDone, onAccepted }: ActProps & { onAccepted: () => void }) => {
  const may = (act: string) => of.can[act] === true
  const accept = async (isComplex: boolean) => {
    await call(acceptCase, { caseId: of.id, isComplex })
    onAccepted()
    await onDone(isComplex ? pageWords.acceptComplex : pageWords.accept)
  }
  const step = (endpoint: typeof signCase | typeof startHandling, label: Sentence) => async () => {
    await call(endpoint, { caseId: of.id })
    await onDone(label)
  }
  return (
    <>
      {may('accept') && (
        <>
          <ActionButton
            label={pageWords.accept}
            kind={may('takeOver') ? 'ordinary' : 'primary'}
            can
            onAct={() => accept(false)}
          />
          <ActionButton
            label={pageWords.acceptComplex}
            can
            confirm={{ title: pageWords.acceptComplexAsk, detail: pageWords.acceptComplexDetail }}
            onAct={() => accept(true)}
          />
        </>
      )}
      {may('sign') && <ActionButton label={pageWords.sign} kind="primary" can onAct={step(signCase, pageWords.sign)} />}
      {may('startHandling') && (
        <ActionButton label={pageWords.startHandling} can onAct={step(startHandling, pageWords.startHandling)} />
      )}
    </>
  )
}

// Sending back and extending work once: whoever looks for the button learns why it is gone.
const UsedUp = ({ of: { can } }: { of: CaseDetail }) => (
  <>
    {can.sendBack === 'cases.sent-back-once' && (
      <ActionButton label={pageWords.sendBack} can={permission(can, 'sendBack', words)} onAct={() => {}} />
    )}
    {can.extend === 'cases.extended-once' && (
      <ActionButton label={pageWords.extend} can={permission(can, 'extend', words)} onAct={() => {}} />
    )}
  </>
)

const whyNothing = (of: CaseDetail): Sentence => {
  if (of.inPetitionSince !== null) return clockWords.inPetition
  if (of.state === 'REPLIED') return pageWords.waitsForCitizen
  if (of.state === 'CLOSED' || of.state === 'NOT_ACCEPTED') return pageWords.ended
  const { zh, en } = pageWords.withOthers
  return { zh: zh.replace('{org}', of.orgName), en: en.replace('{org}', of.orgName) }
}
