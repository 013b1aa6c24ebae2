import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { enterByProvider, type Factor, linkProvider, readSession } from '#modules/accounts/contract.ts'
import { type ProviderWay, wayBack } from '#modules/accounts/web/index.tsx'
import { TroubleNotice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { SecondStepForm } from './second-step-form.tsx'
import { sessionQuery } from './session.ts'
import { useOnce } from './use-once.ts'
import { words } from './words.ts'

/** Where the provider of identities sends the browser back to: signs in, or links the account of who is signed in. */
export function ProviderPage() {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { trouble, run } = useOnce()
  const [way] = useState<ProviderWay>(wayBack)
  const [factors, setFactors] = useState<readonly Factor[]>()
  const enter = async () => {
    queries.setQueryData(sessionQuery.queryKey, await call(readSession, {}))
    await navigate(way.to, { replace: true })
  }
  const finish = async () => {
    const returned = window.location.search.slice(1)
    // What the provider said counts once; it does not stay in the address.
    window.history.replaceState(window.history.state, '', window.location.pathname)
    if (way.purpose === 'link') {
      await call(linkProvider, { returned })
      await navigate(way.to, { replace: true })
      return
    }
    const answer = await call(enterByProvider, { returned })
    if (answer.signedIn) await enter()
    else setFactors(answer.factors)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the browser has come back
  useEffect(() => run(finish), [])
  const back = way.purpose === 'link' ? way.to : '/console/sign-in'
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <p className="brand">{say(words.product)}</p>
        <PageHeading title={words.signIn} />
        {factors && <SecondStepForm factors={factors} onBack={() => void navigate(back)} onDone={enter} />}
        {!factors && !trouble && <p role="status">{say(words.providerWait)}</p>}
        {!factors && trouble && (
          <>
            <div className="shell-gap">
              <TroubleNotice trouble={trouble} />
            </div>
            <Button type="primary" block href={back}>
              {say(words.providerBack)}
            </Button>
          </>
        )}
      </div>
    </main>
  )
}
