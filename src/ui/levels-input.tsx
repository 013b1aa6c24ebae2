import { Cascader } from 'antd'
import { useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Something to choose, with what there is to choose below it; its lists may be written to as antd wants them. */
export interface Level {
  readonly value: string
  readonly label: string
  readonly children?: Level[]
}

/** Chooses along levels, the upper ones first; each of them may be the last. A control for a form's `own` field. */
export function LevelsInput({
  id,
  value,
  onChange,
  levels,
}: {
  id?: string
  value?: readonly string[]
  onChange?: (chosen: readonly string[] | undefined) => void
  levels: readonly Level[]
}) {
  const say = useSay()
  return (
    <Cascader<Level>
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value: [...value] })}
      className="lx-fill"
      classNames={{ popup: { root: 'lx-levels' } }}
      changeOnSelect
      // What is typed is looked for on every level.
      showSearch
      placeholder={say(words.choose)}
      options={[...levels]}
      displayRender={(labels) => labels.join(' › ')}
      onChange={(chosen) => onChange?.(chosen?.map(String))}
    />
  )
}
