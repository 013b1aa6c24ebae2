import { type KeyboardEvent, useRef } from 'react'
import type { TableAct } from './rich-text-table.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Where the caret stands in a rich text field. */
export interface FieldState {
  readonly block: 'p' | 'h2' | 'h3'
  readonly bold: boolean
  readonly list: 'ul' | 'ol' | undefined
  readonly inTable: boolean
  /** The address of the link around the caret. */
  readonly linked: string | undefined
}

interface Tool {
  readonly label: Sentence
  /** Absent for what is no state. */
  readonly on?: boolean
  readonly act: () => void
}

/** The buttons over a rich text field: one stop of the tab key, arrows go from one to the next. */
export function RichTextToolbar(props: {
  state: FieldState
  disabled: boolean
  onCommand: (command: string, argument?: string) => void
  onLink: () => void
  /** Absent where the text takes no pictures. */
  onPicture?: () => void
  onTable: () => void
  onTableAct: (act: TableAct) => void
}) {
  const say = useSay()
  const bar = useRef<HTMLDivElement>(null)
  const tools = toolsOf(props)
  const move = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.currentTarget as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div ref={bar} role="toolbar" className="lx-rich-tools" aria-label={say(words.textTools)}>
      {tools.map(({ label, on, act }, at) => (
        <button
          key={label.zh}
          type="button"
          tabIndex={at === 0 ? 0 : -1}
          disabled={props.disabled}
          {...(on === undefined ? {} : { 'aria-pressed': on })}
          // The caret stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onKeyDown={move}
          onClick={act}
        >
          {say(label)}
        </button>
      ))}
    </div>
  )
}

const toolsOf = ({ state, onCommand, ...on }: Parameters<typeof RichTextToolbar>[0]): Tool[] => {
  const block = (label: Sentence, tag: FieldState['block']): Tool => ({
    label,
    on: state.block === tag,
    act: () => onCommand('formatBlock', `<${state.block === tag ? 'p' : tag}>`),
  })
  const inTable = (label: Sentence, act: TableAct): Tool => ({ label, act: () => on.onTableAct(act) })
  return [
    block(words.heading, 'h2'),
    block(words.subheading, 'h3'),
    { label: words.bold, on: state.bold, act: () => onCommand('bold') },
    { label: words.bullets, on: state.list === 'ul', act: () => onCommand('insertUnorderedList') },
    { label: words.numbers, on: state.list === 'ol', act: () => onCommand('insertOrderedList') },
    { label: words.link, on: state.linked !== undefined, act: on.onLink },
    ...(on.onPicture ? [{ label: words.picture, act: on.onPicture }] : []),
    ...(state.inTable
      ? [
          inTable(words.addRow, 'add-row'),
          inTable(words.removeRow, 'remove-row'),
          inTable(words.addColumn, 'add-column'),
          inTable(words.removeColumn, 'remove-column'),
        ]
      : [{ label: words.table, act: on.onTable }]),
    { label: words.undoTyping, act: () => onCommand('undo') },
  ]
}
