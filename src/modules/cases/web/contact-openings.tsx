import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { roleNames } from '#modules/accounts/codes.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useShown } from '#ui/masked-value.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { type ContactPurpose, contactPurposes } from '../codes.ts'
import { askContact, lookAtContact } from '../contact/contract.ts'
import { words } from '../words.ts'
import type { ActProps } from './act-props.ts'
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
          <Line key={opening.id} of={opening} />
        ))}
      </ul>
      {own && <Look caseId={props.of.id} until={own.openUntil ?? ''} />}
      {can.askContact === true && <AskButton {...props} />}
      {can.askContact === 'cases.contact-none' && <p className="lx-quiet">{say(words['cases.contact-none'])}</p>}
    </>
  )
}

type Opening = Awaited<ReturnType<ReturnType<typeof caseQueries.contactOpenings>['queryFn']>>['openings'][number]

const Line = ({ of }: { of: Opening }) => {
  const say = useSay()
  const language = useLanguage()
  const { zh, en } = roleNames[of.post as keyof typeof roleNames] ?? { zh: of.post, en: of.post }
  const when = formatMinute(new Date(of.at), language)
  const told = { org: of.byName, post: say({ zh, en }), when, purpose: say(contactPurposes[of.purpose]) }
  return (
    <li>
      {say(fill(w.opening, told))}
      <p className="lx-quiet">
        {of.reason} · {say(w[of.state])} · <Link to={matterPath(of.matterId)}>{say(w.toMatter)}</Link>
      </p>
    </li>
  )
}

const secondsShown = 60

const Look = ({ caseId, until }: { caseId: string; until: string }) => {
  const say = useSay()
  const language = useLanguage()
  const { plain, show } = useShown(secondsShown)
  const look = async () => {
    const { name, phone } = await call(lookAtContact, { caseId })
    show(say(fill(w.shown, { name, phone: phone ?? say(w.noPhone) })))
  }
  return (
    <>
      {plain === undefined ? (
        <ActionButton label={w.look} can onAct={look} />
      ) : (
        <p role="status">
          <strong>{plain}</strong>
        </p>
      )}
      <p className="lx-quiet">{say(fill(w.lookNote, { until: formatMinute(new Date(until), language) }))}</p>
    </>
  )
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
