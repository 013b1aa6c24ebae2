import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { type Delegation, delegate, endDelegation, listDelegations } from '../delegation/contract.ts'
import { words } from '../delegation/words.ts'
import { actingRole, postName } from '../identities/contract.ts'
import { type DelegationTerms, termFields } from './delegation-fields.ts'
import { delegationWords } from './delegation-words.ts'
import { useProof } from './proof.tsx'

/** 代办: who acts for me, and for whom I act; given for a time, ended at any moment (B01, UX-CS17). */
export function DelegationPage() {
  const say = useSay()
  const queries = useQueryClient()
  const { dialog, proved } = useProof()
  const list = useQuery({ queryKey: ['delegations'], queryFn: () => call(listDelegations, {}) })
  if (!list.data) return <PagePending error={list.error} onRetry={() => void list.refetch()} />
  const { delegations, can } = list.data
  const changed = () => queries.invalidateQueries({ queryKey: ['delegations'] })
  const end = async (delegationId: string) => {
    await call(endDelegation, { delegationId })
    await changed()
  }
  const refused = can.delegate === true ? undefined : words[can.delegate as keyof typeof words]
  return (
    <>
      <PageHeading title={delegationWords.title}>{say(delegationWords.intro)}</PageHeading>
      {dialog}
      <section className="lx-panel">
        <h2>{say(delegationWords.given)}</h2>
        <Lines of={delegations.filter(({ isGiven }) => isGiven)} onEnd={end} />
        {refused ? (
          <Notice tone="info" title={refused} />
        ) : (
          <FormDialogButton<DelegationTerms>
            label={delegationWords.delegate}
            fields={termFields}
            onSubmit={async (terms) => {
              await proved(() => call(delegate, terms))
              await changed()
            }}
          />
        )}
      </section>
      <section className="lx-panel">
        <h2>{say(delegationWords.taken)}</h2>
        <Lines of={delegations.filter(({ isGiven }) => !isGiven)} onEnd={end} />
      </section>
    </>
  )
}

const Lines = ({ of, onEnd }: { of: readonly Delegation[]; onEnd: (id: string) => Promise<void> }) => {
  const say = useSay()
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  if (of.length === 0) return <p className="lx-quiet">{say(delegationWords.none)}</p>
  return (
    <ul className="lx-lines">
      {of.map((one) => (
        <li key={one.id}>
          <span>
            {say(delegationWords.line, {
              ...{
                who: one.isGiven ? one.taker : one.giver,
                from: day(one.startsOn),
                to: day(one.endsOn),
                reason: one.reason,
              },
              post: `${one.identity.orgName} ${say(postName(actingRole(one.identity)))}`,
            })}
          </span>
          <ActionButton
            label={one.isGiven ? delegationWords.takeBack : delegationWords.giveBack}
            can
            confirm={
              one.isGiven
                ? { title: delegationWords.takeBackAsk, detail: delegationWords.takeBackDetail }
                : { title: delegationWords.giveBackAsk, detail: delegationWords.giveBackDetail }
            }
            onAct={() => onEnd(one.id)}
          />
        </li>
      ))}
    </ul>
  )
}
