import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { DisplayChoice } from './display-choice.tsx'
import { sessionQuery } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'
import { words } from './words.ts'

/** Sign in, then on to the address one wanted, or to 待办. */
export function SignInPage() {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const to = insideConsole(params.get('to'))
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <p className="brand">{say(words.product)}</p>
        <PageHeading title={words.signIn} />
        <SignInForm
          to={to}
          onSignedIn={(session) => {
            queries.setQueryData(sessionQuery.queryKey, session)
            return navigate(to, { replace: true })
          }}
        />
        <DisplayChoice />
      </div>
    </main>
  )
}

/** Only addresses of the console: a link must not lead whoever signs in to another site. */
const insideConsole = (to: string | null) => (to !== null && /^\/console(\/|$)/.test(to) ? to : '/console/')
