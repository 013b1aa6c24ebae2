import { Checkbox } from 'antd'
import { fill } from '#kernel/errors.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { type ProposedPromise, proposePromises } from '../promises/rules.ts'
import { promiseWords as w } from './promise-words.ts'

const keyOf = ({ dueOn, what }: ProposedPromise) => `${dueOn} ${what}`

/** Those of the days in a draft that were ticked. */
export const chosenIn = (draft: string, ticked: readonly string[]): ProposedPromise[] =>
  proposePromises(draft, new Date()).filter((one) => ticked.includes(keyOf(one)))

/** The days that a draft names, each to be ticked as a promise or not; nothing where it names none (C08). */
export function PromiseChoice(props: {
  readonly draft: string
  readonly ticked: readonly string[]
  readonly onTicked: (ticked: string[]) => void
}) {
  const say = useSay()
  const language = useLanguage()
  const proposed = proposePromises(props.draft, new Date())
  if (proposed.length === 0) return null
  const toggle = (key: string, isTicked: boolean) =>
    props.onTicked([...props.ticked.filter((one) => one !== key), ...(isTicked ? [key] : [])])
  return (
    // biome-ignore lint/a11y/useSemanticElements: the component library draws every fieldset's legend as a title of a form
    <div role="group" aria-label={say(w.promises)} className="lx-after">
      <p className="lx-quiet">{say(w.proposal)}</p>
      {proposed.map((one) => (
        <p key={keyOf(one)}>
          <Checkbox
            checked={props.ticked.includes(keyOf(one))}
            onChange={({ target }) => toggle(keyOf(one), target.checked)}
          >
            {say(fill(w.until, { day: formatDay(toDay(one.dueOn), language) }))}：{one.what}
          </Checkbox>
        </p>
      ))}
    </div>
  )
}
