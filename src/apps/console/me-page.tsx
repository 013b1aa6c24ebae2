import { Button, Radio } from 'antd'
import { Link } from 'react-router'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { binWords } from './bin-words.ts'
import { DisplayChoice } from './display-choice.tsx'
import { choicesOf, chosenIn, useSession } from './session.ts'
import { useSessionActs } from './session-acts.ts'
import { words } from './words.ts'

/** 我的: who I am here, in which identity, how it looks, and the way out. */
export function MePage() {
  const say = useSay()
  const session = useSession()
  const { actAs, leave } = useSessionActs()
  const choices = choicesOf(session)
  return (
    <>
      <PageHeading title={words.me}>{session.account.displayName}</PageHeading>
      <section className="lx-panel">
        <h2>{say(words.identity)}</h2>
        <Radio.Group
          className="lx-stack"
          aria-label={say(words.switchIdentity)}
          value={chosenIn(session)}
          onChange={({ target }) => {
            const chosen = choices.find(({ id }) => id === target.value)
            if (chosen) void actAs(chosen.id, chosen.of)
          }}
          options={choices.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
      </section>
      <section className="lx-panel">
        <h2>{say(words.display)}</h2>
        <DisplayChoice />
      </section>
      <ul className="lx-panel lx-plain-list">
        <li>
          <Link to="/console/safety">{say(words.safety)}</Link>
        </li>
        <li>
          <Link to="/console/reminder">{say(words.reminder)}</Link>
        </li>
        <li>
          <Link to="/console/delegations">{say(words.delegations)}</Link>
        </li>
        <li>
          <Link to="/console/removed">{say(binWords.title)}</Link>
        </li>
      </ul>
      <Button block onClick={() => void leave()}>
        {say(words.signOut)}
      </Button>
    </>
  )
}
