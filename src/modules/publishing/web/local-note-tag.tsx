import { StatusTag } from '#ui/status-tag.tsx'
import type { LocalNoteState } from '../local-notes/contract.ts'
import { noteStateWords } from './local-note-words.ts'

const tones = {
  WAITING: 'warning',
  RETURNED: 'error',
  SHOWN: 'success',
  SHOWN_WAITING: 'warning',
  SHOWN_RETURNED: 'error',
  REMOVED: 'neutral',
} as const

/** Where a note stands. */
export const NoteTag = ({ state }: { state: LocalNoteState }) => (
  <StatusTag tone={tones[state]} label={noteStateWords[state]} />
)
