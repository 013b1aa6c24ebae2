import { Link } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { postName } from '#modules/accounts/contract.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useShown } from '#ui/masked-value.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { type OpeningPurpose, openingPurposes } from '../codes.ts'
import { writerWords as w } from './words.ts'

interface Opening {
  readonly matterId: string
  readonly at: string
  readonly byName: string
  readonly post: string
  readonly purpose: OpeningPurpose
  readonly reason: string
  readonly state: 'WAITING' | 'OPEN' | 'OVER' | 'REFUSED' | 'WITHDRAWN'
}

/** Who asked to see what is sealed of a case, why, and what came of it. */
export const OpeningLine = ({ of }: { of: Opening }) => {
  const say = useSay()
  const language = useLanguage()
  const { zh, en } = postName(of.post)
  const when = formatMinute(new Date(of.at), language)
  const told = { org: of.byName, post: say({ zh, en }), when, purpose: say(openingPurposes[of.purpose]) }
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

/** Shows for a minute what is open to who asked; each press is a look that the writer is told of. */
export const LookOnce = (of: {
  readonly label: Sentence
  readonly until: string
  readonly onLook: () => Promise<string>
}) => {
  const say = useSay()
  const language = useLanguage()
  const { plain, show } = useShown(secondsShown)
  return (
    <>
      {plain === undefined ? (
        <ActionButton label={of.label} can onAct={async () => show(await of.onLook())} />
      ) : (
        <p role="status">
          <strong>{plain}</strong>
        </p>
      )}
      <p className="lx-quiet">{say(fill(w.lookNote, { until: formatMinute(new Date(of.until), language) }))}</p>
    </>
  )
}
