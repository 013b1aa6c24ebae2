import { useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { useToast } from '#ui/notice.tsx'
import { createProject } from '../projects/contract.ts'
import { projectPageWords as w } from './project-words.ts'
import { demandQueries } from './queries.ts'
import { wordsIn } from './words-in.ts'

interface Written {
  readonly title: string
  readonly matter: string
  readonly words: string
  readonly ownerId: string
  readonly dueOn: string
}

const fields: readonly Field[] = [
  { name: 'title', label: w.name, kind: 'text', required: true, maxLength: 60, hint: w.nameHint },
  { name: 'matter', label: w.matter, kind: 'long', rows: 4, required: true, maxLength: 600 },
  { name: 'words', label: w.words, kind: 'text', required: true, maxLength: 120, hint: w.wordsHint },
  { name: 'ownerId', label: w.owner, kind: 'own', control: <OrgChoice />, required: true },
  { name: 'dueOn', label: w.due, kind: 'day', parse: parseDay, required: true },
]

/** Takes a matter up as a project; a topic brings its name and words along. */
export function TakeUp({ initial, isFirst }: { initial?: Partial<Written>; isFirst?: boolean }) {
  const queries = useQueryClient()
  const toast = useToast()
  const takeUp = async ({ words, ...written }: Written) => {
    await call(createProject, { ...written, words: wordsIn(words) })
    toast('success', w.takenUp)
    await queries.invalidateQueries({ queryKey: demandQueries.projects.queryKey })
  }
  return (
    <FormDialogButton<Written>
      label={w.takeUp}
      note={w.lead}
      fields={fields}
      {...(initial ? { initial } : {})}
      {...(isFirst ? { kind: 'primary' as const } : {})}
      onSubmit={takeUp}
    />
  )
}
