import { call } from '#kernel/client.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useToast } from '#ui/notice.tsx'
import { handOver } from '../delegation/contract.ts'
import { type DelegationTerms, termFields } from './delegation-fields.ts'
import { delegationWords } from './delegation-words.ts'
import { useProof } from './proof.tsx'

/** Names who acts for somebody absent; both are told (B01). */
export function HandOver({ accountId, identityId }: { accountId: string; identityId: string }) {
  const toast = useToast()
  const { dialog, proved } = useProof()
  return (
    <>
      {dialog}
      <FormDialogButton<DelegationTerms>
        label={delegationWords.handOver}
        fields={termFields}
        onSubmit={async (terms) => {
          await proved(() => call(handOver, { accountId, identityId, ...terms }))
          toast('success', delegationWords.handedOver)
        }}
      />
    </>
  )
}
