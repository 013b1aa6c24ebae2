import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { PagePending } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { readFactors } from '../factors/contract.ts'
import { CodeAppPanel } from './code-app-panel.tsx'
import { DevicesPanel } from './devices-panel.tsx'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { useProof } from './proof.tsx'
import { ProviderPanel } from './provider-panel.tsx'
import { RecoveryCodesPanel, useRecoveryCodes } from './recovery-codes.tsx'
import { safetyWords } from './safety-words.ts'

/** 登录与安全: second factors, recovery codes, password, and the devices one is signed in on. */
export function SafetyPage() {
  const say = useSay()
  const queries = useQueryClient()
  const { dialog, proved } = useProof()
  const recovery = useRecoveryCodes()
  const factors = useQuery({ queryKey: ['factors'], queryFn: () => call(readFactors, {}) })
  const changed = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['factors'] }),
      queries.invalidateQueries({ queryKey: ['session'] }),
    ])
  }
  const of = factors.data
  if (!of) return <PagePending error={factors.error} onRetry={() => void factors.refetch()} />
  const hasFactor = of.hasCode || of.passkeys.length > 0
  const acting = { factors: of, proved, changed, show: recovery.show }
  return (
    <>
      <PageHeading title={safetyWords.title}>{say(safetyWords.intro)}</PageHeading>
      {of.demanded && !hasFactor && <Notice tone="warning" title={safetyWords.demanded} />}
      {dialog}
      {recovery.dialog}
      <CodeAppPanel {...acting} />
      <PasskeysPanel {...acting} />
      {hasFactor && <RecoveryCodesPanel {...acting} />}
      <ProviderPanel proved={proved} />
      {of.hasPassword && (
        <section className="lx-panel">
          <h2>{say(safetyWords.password)}</h2>
          <Link to="/console/password">{say(safetyWords.toPassword)}</Link>
        </section>
      )}
      <DevicesPanel />
    </>
  )
}
