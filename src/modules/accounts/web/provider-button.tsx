import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '#kernel/client.ts'
import { useSay } from '#ui/sentence.tsx'
import { beginProvider, readProvider } from '../provider/contract.ts'
import { goToProvider } from './provider-way.ts'
import { safetyWords } from './safety-words.ts'

interface ProviderButtonProps {
  readonly to: string
  readonly busy?: boolean
  /** A one-time link that is used up by signing in there. */
  readonly invitation?: string
  /** Runs what the button does, and shows what goes wrong. */
  readonly run: (work: () => Promise<unknown>) => void
}

/** 用统一身份认证登录; nothing where no provider was named, or where it cannot be asked whether there is one. */
export function ProviderButton({ to, busy = false, invitation, run }: ProviderButtonProps) {
  const say = useSay()
  const provider = useQuery({
    queryKey: ['provider'],
    queryFn: () => call(readProvider, {}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const name = provider.data?.name
  if (!name) return null
  const go = () =>
    goToProvider({ purpose: 'enter', to }, () => call(beginProvider, invitation === undefined ? {} : { invitation }))
  return (
    <Button block disabled={busy} onClick={() => run(go)}>
      {say(safetyWords.byProvider, { name })}
    </Button>
  )
}
