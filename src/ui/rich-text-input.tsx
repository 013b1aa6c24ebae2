import { ConfigProvider } from 'antd'
import {
  type ClipboardEvent,
  type DragEvent,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { LinkDialog } from './link-dialog.tsx'
import { cleanMarkup, markupOfText } from './rich-text-clean.ts'
import {
  choosePictures,
  cleanKept,
  type PictureTaking,
  PictureWords,
  usePictures,
  withShown,
} from './rich-text-pictures.tsx'
import { cellAtCaret, changeTable, emptyTable, type TableAct } from './rich-text-table.ts'
import { type FieldState, RichTextToolbar } from './rich-text-toolbar.tsx'
import { fillWith } from './rich-text-view.tsx'
import { type Sentence, useSay } from './sentence.tsx'

const plainState: FieldState = { block: 'p', bold: false, list: undefined, inTable: false, linked: undefined }

/**
 * A field for an article's text: paragraphs, headings, lists, bold, links, tables and pictures. What is pasted or dropped
 * is cleaned first (ED1). `value` and what `onChange` is given are cleaned markup, empty when nothing is written.
 */
export function RichTextInput({
  label,
  id,
  value = '',
  onChange,
  ref,
  pictures,
  ...described
}: {
  label: Sentence
  id?: string
  value?: string
  onChange?: (markup: string) => void
  /** The element that is written in; a form puts the focus there. */
  ref?: Ref<HTMLDivElement>
  /** How pictures are taken in; without it the text holds none but those it has. */
  pictures?: PictureTaking
  'aria-required'?: 'true' | 'false'
  'aria-invalid'?: 'true' | 'false'
  'aria-describedby'?: string
}) {
  const say = useSay()
  const disabled = ConfigProvider.useConfig().componentDisabled
  const field = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => field.current as HTMLDivElement)
  const tell = useText(field, { value, onChange, pictures })
  const { state, run, keepCaret, returnCaret } = useCommands(field, tell)
  const [asking, setAsking] = useState(false)
  const taken = usePictures(pictures, (markup) =>
    run('insertHTML', asLine(withShown(cleanKept(markup, pictures), pictures))),
  )
  const receive = (event: ClipboardEvent | DragEvent, from: DataTransfer) => {
    event.preventDefault()
    if (taken.receive(from, value)) return
    const markup = from.getData('text/html')
    run('insertHTML', asLine(markup ? cleanMarkup(markup) : markupOfText(from.getData('text/plain'))))
  }
  return (
    <div className="lx-rich">
      <RichTextToolbar
        state={state}
        disabled={disabled ?? false}
        onCommand={run}
        onLink={() => setAsking(true)}
        {...(pictures ? { onPicture: () => choosePictures(taken.choose) } : {})}
        onTable={() => run('insertHTML', emptyTable(2, 3))}
        onTableAct={(act) => {
          changeTableOf(field.current, act)
          tell()
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea holds no headings, lists or tables. */}
      <div
        {...described}
        ref={field}
        {...(id === undefined ? {} : { id })}
        className="lx-rich-field"
        role="textbox"
        tabIndex={0}
        aria-multiline
        aria-label={say(label)}
        contentEditable={!disabled}
        suppressContentEditableWarning
        onInput={tell}
        onBlur={keepCaret}
        onPaste={(event) => receive(event, event.clipboardData)}
        onDrop={(event) => receive(event, event.dataTransfer)}
      />
      {pictures && <PictureWords markup={value} field={field} of={taken} taking={pictures} onChange={tell} />}
      {asking && (
        <LinkDialog
          initial={state.linked}
          onClose={() => setAsking(false)}
          onLink={(address, text) => {
            setAsking(false)
            // The dialog gives the focus back to the toolbar first.
            setTimeout(() => {
              returnCaret()
              linkTo(run, address, text)
            }, 50)
          }}
        />
      )}
    </div>
  )
}

interface Text {
  readonly value: string
  readonly onChange: ((markup: string) => void) | undefined
  readonly pictures: PictureTaking | undefined
}

/** Keeps the field and the value alike; gives what tells that something was written. */
const useText = (field: RefObject<HTMLDivElement | null>, { value, onChange, pictures }: Text) => {
  const told = useRef<string>(undefined)
  const tell = useCallback(() => {
    if (!field.current) return
    told.current = cleanKept(field.current.innerHTML, pictures)
    // Whoever emptied the field does not go on in the heading that stood first.
    if (told.current === '' && field.current.querySelector('h2, h3')) document.execCommand('formatBlock', false, '<p>')
    onChange?.(told.current)
  }, [field, onChange, pictures])
  useEffect(() => {
    if (!field.current || value === told.current) return
    told.current = value
    fillWith(field.current, withShown(cleanMarkup(value), pictures) || '<p><br></p>')
  }, [field, value, pictures])
  return tell
}

type Run = (command: string, argument?: string) => void

/** Commands act where the caret last stood in the field, also when the toolbar or a dialog has the focus now. */
const useCommands = (field: RefObject<HTMLDivElement | null>, tell: () => void) => {
  const caret = useRef<Range>(undefined)
  const [state, setState] = useState(plainState)
  const keepCaret = useCallback(() => {
    const selection = window.getSelection()
    if (!selection?.rangeCount || !field.current?.contains(selection.anchorNode)) return
    caret.current = selection.getRangeAt(0).cloneRange()
    setState((before) => same(before, stateOf(field.current as HTMLElement)))
  }, [field])
  useEffect(() => {
    document.addEventListener('selectionchange', keepCaret)
    return () => document.removeEventListener('selectionchange', keepCaret)
  }, [keepCaret])
  const returnCaret = useCallback(() => {
    field.current?.focus()
    if (!caret.current || !field.current?.contains(caret.current.startContainer)) return
    window.getSelection()?.removeAllRanges()
    window.getSelection()?.addRange(caret.current)
  }, [field])
  const run = useCallback<Run>(
    (command, argument) => {
      returnCaret()
      document.execCommand('defaultParagraphSeparator', false, 'p')
      document.execCommand(command, false, argument)
      keepCaret()
      tell()
    },
    [returnCaret, keepCaret, tell],
  )
  return { state, run, keepCaret, returnCaret }
}

const stateOf = (field: HTMLElement): FieldState => {
  const around = window.getSelection()?.anchorNode
  const place = around instanceof HTMLElement ? around : around?.parentElement
  const within = (selector: string) => {
    const found = place?.closest(selector)
    return found && field.contains(found) ? found : undefined
  }
  const heading = within('h2, h3')?.tagName.toLowerCase()
  return {
    block: heading === 'h2' || heading === 'h3' ? heading : 'p',
    bold: within('b, strong') !== undefined,
    list: within('ul, ol')?.tagName.toLowerCase() as 'ul' | 'ol' | undefined,
    inTable: cellAtCaret(field) !== undefined,
    linked: within('a')?.getAttribute('href') ?? undefined,
  }
}

const same = (before: FieldState, next: FieldState): FieldState =>
  JSON.stringify(before) === JSON.stringify(next) ? before : next

/** A single paragraph is put into the line where the caret stands. */
const asLine = (markup: string) => /^<p>((?:(?!<p>).)*)<\/p>$/s.exec(markup)?.[1] ?? markup

const linkTo = (run: Run, address: string, text: string) => {
  if (address === '') return run('unlink')
  const chosen = window.getSelection()?.toString() ?? ''
  if (chosen !== '') return run('createLink', address)
  const link = document.createElement('a')
  link.href = address
  link.textContent = text || address
  run('insertHTML', link.outerHTML)
}

const changeTableOf = (field: HTMLElement | null, act: TableAct) => {
  const cell = field && cellAtCaret(field)
  if (cell) changeTable(cell, act)
}
