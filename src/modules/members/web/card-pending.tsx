import { Skeleton } from 'antd'
import { Suspense } from 'react'
import { CallRefused } from '#kernel/client.ts'
import { ProofPanel } from '#modules/accounts/web/index.tsx'
import { PagePending } from '#ui/detail-page.tsx'

/** While a card is on its way, or was refused; who has read many is asked once more who he is (T06). */
export function CardPending({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!(error instanceof CallRefused) || error.problem.code !== 'accounts.prove-yourself')
    return <PagePending error={error} onRetry={onRetry} />
  return (
    <Suspense fallback={<Skeleton active title={false} />}>
      <ProofPanel onProved={onRetry} />
    </Suspense>
  )
}
