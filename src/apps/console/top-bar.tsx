import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { Link } from 'react-router'
import { roleNames } from '#modules/accounts/codes.ts'
import { useSay } from '#ui/sentence.tsx'
import { usePhone } from '#ui/use-media.ts'
import { DisplayChoice } from './display-choice.tsx'
import { identityName, useSession } from './session.ts'
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
  const { account, identity, identities } = useSession()
  const { actAs, leave } = useSessionActs()
  const items = identities.map((one) => ({ key: one.id, label: say(identityName(one)) }))
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items, selectedKeys: [identity.id], onClick: ({ key }) => void actAs(key) }}
        disabled={identities.length < 2}
      >
        <Button type="text">
          <span className="lx-unseen">{say(words.switchIdentity)}</span>
          {account.displayName} · {say(roleNames[identity.role])} {identities.length > 1 && <DownOutlined />}
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
