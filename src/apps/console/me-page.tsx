import { Button, Radio } from 'antd'
import { Link } from 'react-router'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { DisplayChoice } from './display-choice.tsx'
import { identityName, useSession } from './session.ts'
import { useSessionActs } from './session-acts.ts'
import { words } from './words.ts'

/** 我的: who I am here, in which identity, how it looks, and the way out. */
export function MePage() {
  const say = useSay()
  const { account, identity, identities } = useSession()
  const { actAs, leave } = useSessionActs()
  return (
    <>
      <PageHeading title={words.me}>{account.displayName}</PageHeading>
      <section className="lx-panel">
        <h2>{say(words.identity)}</h2>
        <Radio.Group
          className="lx-stack"
          aria-label={say(words.switchIdentity)}
          value={identity.id}
          onChange={(event) => void actAs(String(event.target.value))}
          options={identities.map((one) => ({ value: one.id, label: say(identityName(one)) }))}
        />
      </section>
      <section className="lx-panel">
        <h2>{say(words.display)}</h2>
        <DisplayChoice />
      </section>
      <p>
        <Link to="/console/safety">{say(words.safety)}</Link>
      </p>
      <Button block onClick={() => void leave()}>
        {say(words.signOut)}
      </Button>
    </>
  )
}
