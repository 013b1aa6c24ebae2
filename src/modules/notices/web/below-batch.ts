import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import type { RunAction } from '#ui/run-dialog.tsx'
import type { Sentence } from '#ui/sentence.tsx'
import { type BelowRow, remindBelow } from '../below/contract.ts'
import { belowWords as w } from './below-words.ts'

/** Reminds several organisations, each as its own button does (TO1). */
export const belowBatch = (onSettled: () => Promise<unknown>): readonly RunAction<BelowRow>[] => [
  {
    label: w.remind,
    kind: 'primary',
    lead: w.remindLead,
    nameOf: ({ name }) => name,
    look: async (row) => whyNot(row) ?? true,
    act: async ({ id }, _values, idempotencyKey) => {
      const { isNew } = await call(remindBelow, { orgId: id }, { idempotencyKey })
      // Said by another superior in between: nothing was sent, and it is not told as done.
      if (!isNew) throw { problem: w.already }
    },
    onSettled,
  },
]

/** Why an organisation in which something is due is not reminded now; undefined where it is. */
export const whyNot = ({ remindedBy, hasPosts }: BelowRow): Sentence | undefined => {
  if (remindedBy !== null) return fill(w.remindedBy, { name: remindedBy })
  return hasPosts ? undefined : w.nobody
}
