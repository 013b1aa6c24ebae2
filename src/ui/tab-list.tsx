import { type KeyboardEvent, useId, useRef } from 'react'
import { type Sentence, useSay } from './sentence.tsx'

/** Names of tabs that wrap on a narrow window; arrows, Home and End go from one to the next, as screen readers expect. */
export function TabList({
  tabs,
  open,
  onOpen,
  panelId,
  label,
}: {
  tabs: readonly { readonly key: string; readonly label: Sentence }[]
  open: string
  onOpen: (key: string) => void
  /** Id of the element that shows the open tab. */
  panelId: string
  label: Sentence
}) {
  const say = useSay()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex(({ key }) => key === open)
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onOpen(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }
  return (
    <div ref={list} role="tablist" className="lx-tabs" aria-label={say(label)}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          id={`${id}-${tab.key}`}
          data-tab={tab.key}
          aria-selected={tab.key === open}
          aria-controls={panelId}
          tabIndex={tab.key === open ? 0 : -1}
          onClick={() => onOpen(tab.key)}
          onKeyDown={move}
        >
          {say(tab.label)}
        </button>
      ))}
    </div>
  )
}
