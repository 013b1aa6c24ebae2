import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useToast } from '#ui/notice.tsx'
import { joinCase } from '../joining/contract.ts'
import { caseQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Has one case handled with another about the same matter; asked first, and it can be undone (D18). */
export function JoinButton({ caseId, into }: { caseId: string; into: { id: string; title: string; number: string } }) {
  const toast = useToast()
  const queries = useQueryClient()
  const { title, number } = into
  const detail = { zh: `${title}（${number}）。${w.joinDetail.zh}`, en: `${title} (${number}). ${w.joinDetail.en}` }
  return (
    <ActionButton
      label={w.join}
      can
      confirm={{ title: w.joinAsk, detail }}
      onAct={async () => {
        await call(joinCase, { caseId, intoCaseId: into.id })
        toast('success', w.joined)
        await queries.invalidateQueries({ queryKey: caseQueries.all })
      }}
    />
  )
}
