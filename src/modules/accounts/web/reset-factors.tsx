import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useToast } from '#ui/notice.tsx'
import { resetFactors } from '../factors/contract.ts'
import { useProof } from './proof.tsx'
import { pageWords } from './words.ts'

/** Takes somebody's factors away who lost the telephone (UX-AD4). */
export function ResetFactors({ accountId }: { accountId: string }) {
  const toast = useToast()
  const { dialog, proved } = useProof()
  return (
    <>
      {dialog}
      <ActionButton
        label={pageWords.resetFactors}
        can
        confirm={{ title: pageWords.resetFactorsAsk, detail: pageWords.resetFactorsDetail }}
        onAct={async () => {
          if (await proved(() => call(resetFactors, { accountId }))) toast('success', pageWords.resetDone)
        }}
      />
    </>
  )
}
