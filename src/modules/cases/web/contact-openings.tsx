import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useSay } from '#ui/sentence.tsx'
import { type ContactPurpose, contactPurposes } from '../codes.ts'
import { askContact, lookAtContact } from '../contact/contract.ts'
import { words } from '../words.ts'
import type { ActProps } from './act-props.ts'
import { LookOnce, OpeningLine } from './opening-line.tsx'
import { caseQueries } from './queries.ts'
import { writerWords as w } from './words.ts'

/** Who asked to see the contact of a case, and what one may do oneself: ask, or look while it is open (D23). */
export function ContactOpenings(props: ActProps) {
  const say = useSay()
  const asked = useQuery(caseQueries.contactOpenings(props.of.id)).data
  if (!asked) return null
  const { openings, can } = asked
  const own = openings.find(({ isOwn, state }) => isOwn && state === 'OPEN')
  return (
    <>
      <h3>{say(w.contact)}</h3>
      <ul className="lx-plain-list">
        {openings.map((opening) => (
          <OpeningLine key={opening.id} of={opening} />
        ))}
      </ul>
      {own && <Look caseId={props.of.id} until={own.openUntil ?? ''} />}
      {can.askContact === true && <AskButton {...props} />}
      {can.askContact === 'cases.contact-none' && <p className="lx-quiet">{say(words['cases.contact-none'])}</p>}
    </>
  )
}

const Look = ({ caseId, until }: { caseId: string; until: string }) => {
  const say = useSay()
  const look = async () => {
    const { name, phone } = await call(lookAtContact, { caseId })
    return say(fill(w.shown, { name, phone: phone ?? say(w.noPhone) }))
  }
  return <LookOnce label={w.look} until={until} onLook={look} />
}

const AskButton = ({ of }: ActProps) => {
  const navigate = useNavigate()
  return (
    <FormDialogButton<{ purpose: ContactPurpose; reason: string }>
      label={w.askContact}
      note={w.askContactNote}
      fields={fields}
      onSubmit={async (values) => {
        const { matterId } = await call(askContact, { caseId: of.id, ...values })
        navigate(matterPath(matterId))
      }}
    />
  )
}

const fields: readonly Field[] = [
  {
    name: 'purpose',
    label: w.purpose,
    kind: 'choice',
    choices: Object.entries(contactPurposes).map(([value, { zh, en }]) => ({ value, label: { zh, en } })),
    required: true,
  },
  { name: 'reason', label: w.reason, hint: w.reasonHint, kind: 'long', rows: 3, maxLength: 200, required: true },
]
