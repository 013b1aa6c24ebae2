import type { Tone } from '#ui/notice.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type CaseState, caseKinds, caseStates } from '../codes.ts'
import type { CaseRow } from '../contract.ts'
import { pageWords } from './words.ts'

/** Where a case stands, in one word. */
export function StateTag({ state }: { state: CaseState }) {
  return <StatusTag tone={tones[state]} label={caseStates[state]} />
}

/** Kind, and whether the public sees it. */
export function KindTags({ of }: { of: Pick<CaseRow, 'kind' | 'isPublic' | 'isImported'> }) {
  return (
    <>
      <StatusTag label={caseKinds[of.kind]} />
      <StatusTag label={of.isPublic ? pageWords.isPublic : pageWords.isPrivate} />
      {of.isImported && <StatusTag label={pageWords.imported} />}
    </>
  )
}

const tones: Record<CaseState, Tone | 'neutral'> = {
  SUBMITTED: 'warning',
  NOT_ACCEPTED: 'neutral',
  ACCEPTED: 'info',
  ASSIGNED: 'info',
  SENT_BACK: 'warning',
  SIGNED: 'info',
  HANDLING: 'info',
  REPLIED: 'success',
  CLOSED: 'neutral',
  REOPENED: 'warning',
}
