import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { matterPath } from '#kernel/procedure/contract.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { filePetition } from '../petitions/contract.ts'
import type { ActProps } from './act-props.ts'
import { clockWords as w } from './clock-words.ts'

/** Begins the procedure of petitions for a case, and leads to its page (XF-01). */
export function PetitionButton({ of }: ActProps) {
  const navigate = useNavigate()
  if (of.can.filePetition !== true) return null
  const file = async () => {
    const { matterId } = await call(filePetition, { caseId: of.id })
    navigate(matterPath(matterId))
  }
  return (
    <ActionButton label={w.petition} can confirm={{ title: w.petitionAsk, detail: w.petitionDetail }} onAct={file} />
  )
}
