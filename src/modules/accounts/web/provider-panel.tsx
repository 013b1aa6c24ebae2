import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { beginProviderLink, readProviderLink, unlinkProvider } from '../provider/contract.ts'
import type { FactorPanel } from './factor-panels.ts'
import { goToProvider } from './provider-way.ts'
import { safetyWords } from './safety-words.ts'

/** Who one is at the provider of identities: linked or not; hidden where there is neither a provider nor a link. */
export function ProviderPanel({ proved }: Pick<FactorPanel, 'proved'>) {
  const say = useSay()
  const queries = useQueryClient()
  const link = useQuery({ queryKey: ['provider-link'], queryFn: () => call(readProviderLink, {}) })
  const { name = null, linkedOn = null } = link.data ?? {}
  if (name === null && linkedOn === null) return null
  const begin = async () => {
    const begun = await proved(() => call(beginProviderLink, {}))
    if (begun) await goToProvider({ purpose: 'link', to: '/console/safety' }, async () => begun)
  }
  const unlink = async () => {
    await proved(() => call(unlinkProvider, {}))
    await queries.invalidateQueries({ queryKey: ['provider-link'] })
  }
  return (
    <section className="lx-panel">
      <h2>
        {name ?? say(safetyWords.provider)}{' '}
        <StatusTag
          tone={linkedOn ? 'success' : 'neutral'}
          label={linkedOn ? safetyWords.isLinked : safetyWords.isNotLinked}
        />
      </h2>
      <p className="lx-quiet">{say(safetyWords.providerHint)}</p>
      {linkedOn === null ? (
        <ActionButton label={safetyWords.linkProvider} can onAct={begin} />
      ) : (
        <ActionButton
          label={safetyWords.unlinkProvider}
          can
          confirm={{ title: safetyWords.unlinkAsk, detail: safetyWords.unlinkDetail }}
          onAct={unlink}
        />
      )}
    </section>
  )
}
