import { call } from '#kernel/client.ts'
import { actOnMatter, type Colleague, type MatterRow, readMatter, type SeveralAct } from '#kernel/procedure/contract.ts'
import type { Chosen } from '#ui/list-batch.tsx'
import { saidWith } from '#ui/procedure-bar.tsx'
import type { RunAction } from '#ui/run-dialog.tsx'
import { colleagueChoices } from './colleague-choices.ts'
import { matterWords } from './matter-words.ts'

interface Around {
  /** Undefined until they are known. */
  readonly colleagues: readonly Colleague[] | undefined
  readonly onSettled: () => Promise<unknown>
}

/**
 * What may be given to several matters at once: what the definition of one of the chosen names, and no other act (decisions 350). Each gets
 * the single act.
 */
export const matterBatch =
  (around: Around) =>
  (chosen: Chosen<MatterRow>): readonly RunAction<MatterRow>[] => {
    const offered = new Map([...chosen.values()].flatMap(({ several }) => several.map((act) => [keyOf(act), act])))
    // Whatever was chosen first, handing over comes last.
    const inOrder = [...offered.values()].toSorted((one, other) => order(one) - order(other))
    return inOrder.map((act) => actionOf(act, around))
  }

// Two procedures may call what they do by one word; where the words differ, so do the acts.
const keyOf = ({ act, label, opinion }: SeveralAct) => `${act} ${label.zh} ${opinion}`

const order = ({ kind }: SeveralAct) => (kind === 'HAND_OVER' ? 1 : 0)

const actionOf = (of: SeveralAct, { colleagues, onSettled }: Around): RunAction<MatterRow> => {
  const versions = new Map<string, number>()
  return {
    label: of.label,
    lead: matterWords.severalLead,
    fields: saidWith(of, {
      colleagues: colleagues && colleagueChoices(colleagues),
      returnsTo: [],
    }),
    nameOf: ({ number, title }) => `${number} ${title.zh}`,
    look: async ({ id, several }) => {
      if (!several.some((act) => keyOf(act) === keyOf(of))) return matterWords.oneByOne
      const { acts, version } = await call(readMatter, { matterId: id, withoutFacts: 'true' })
      versions.set(id, version)
      const now = acts.find(({ act }) => act === of.act)
      return now ? (now.whyNot ?? true) : matterWords.movedOn
    },
    act: ({ id }, values, idempotencyKey) =>
      call(
        actOnMatter,
        { matterId: id, act: of.act, version: versions.get(id) ?? 1, withoutFacts: true, ...(values as Said) },
        { idempotencyKey },
      ),
    onSettled,
  }
}

type Said = { readonly opinion?: string; readonly colleague?: string }
