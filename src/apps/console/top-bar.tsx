import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { Link } from 'react-router'
import { actingRole, postName } from '#modules/accounts/contract.ts'
import { useSay } from '#ui/sentence.tsx'
import { usePhone } from '#ui/use-media.ts'
import { DisplayChoice } from './display-choice.tsx'
import { choicesOf, chosenIn, useSession } from './session.ts'
import { useSessionActs } from './session-acts.ts'
import { words } from './words.ts'

/** Product, own organisation, identity; language, size and sign-out (on a phone those stand under 我的). */
export function TopBar() {
  const say = useSay()
  const phone = usePhone()
  const { identity } = useSession()
  return (
    <header className="top-bar">
      <Link className="brand" to="/console/">
        {say(words.product)}
      </Link>
      <span className="top-bar-org">
        {identity.orgName}
        {!phone && <span className="lx-quiet">{identity.orgTrail}</span>}
      </span>
      {!phone && <DeskTools />}
    </header>
  )
}

const DeskTools = () => {
  const say = useSay()
  const session = useSession()
  const { account, identity } = session
  const { actAs, leave } = useSessionActs()
  const choices = choicesOf(session)
  const items = choices.map(({ id, name }) => ({ key: id, label: say(name) }))
  const choose = (key: string) => {
    const chosen = choices.find(({ id }) => id === key)
    if (chosen) void actAs(chosen.id, chosen.of)
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items, selectedKeys: [chosenIn(session)], onClick: ({ key }) => choose(key) }}
        disabled={choices.length < 2}
      >
        <Button type="text">
          <span className="lx-unseen">{say(words.switchIdentity)}</span>
          {account.displayName} · {say(postName(actingRole(identity)))} {choices.length > 1 && <DownOutlined />}
        </Button>
      </Dropdown>
      <DisplayChoice type="text" />
      <Link className="top-bar-link" to="/console/me">
        {say(words.me)}
      </Link>
      <Button type="text" onClick={() => void leave()}>
        {say(words.signOut)}
      </Button>
    </>
  )
}
