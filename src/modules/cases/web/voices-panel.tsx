import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useSay } from '#ui/sentence.tsx'
import { separateCase } from '../joining/contract.ts'
import type { ActProps } from './act-props.ts'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** Whose voices are heard in this case, or with which it is handled; nothing for a case that stands alone (D18). */
export function VoicesPanel({ of, onDone }: ActProps) {
  const say = useSay()
  const asked = useQuery(caseQueries.voices(of.id))
  const { joinedTo, voices = [], count = 1 } = asked.data ?? {}
  if (!joinedTo && voices.length === 0) return null
  return (
    <section className="lx-panel" aria-label={say(pageWords.voices)}>
      <h2>{say(pageWords.voices)}</h2>
      {joinedTo && (
        <>
          <p>
            {say(pageWords.joinedTo)} <Link to={paths.one(joinedTo.id)}>{joinedTo.title}</Link>
          </p>
          <FormDialogButton<{ reason: string }>
            label={pageWords.separate}
            fields={separateFields}
            note={pageWords.separateNote}
            onSubmit={async ({ reason }) => {
              await call(separateCase, { caseId: of.id, reason })
              await onDone(pageWords.separate)
            }}
          />
        </>
      )}
      {voices.length > 0 && <p>{say(fill(pageWords.voicesOf, { count }))}</p>}
      <ul className="lx-plain-list">
        {voices.map(({ id, title, text }) => (
          <li key={id}>
            <Link to={paths.one(id)}>{title}</Link>
            <p className="lx-quiet">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const separateFields = [
  { name: 'reason', label: pageWords.separateReason, kind: 'long', rows: 2, maxLength: 500, required: true },
] as const
