import { useEffect, useRef } from 'react'
import { cleanMarkup } from './rich-text-clean.ts'
import { type PictureTaking, withShown } from './rich-text-pictures.tsx'
import { useSay } from './sentence.tsx'
import { words } from './words.ts'

/** An article's text as it will be read; cleaned before it is shown. Tables can be moved sideways, by keyboard too. */
export function RichTextView({ markup, pictures }: { markup: string; pictures?: Pick<PictureTaking, 'shownAt'> }) {
  const place = useRef<HTMLDivElement>(null)
  const tableLabel = useSay()(words.tableMoves)
  useEffect(() => {
    if (!place.current) return
    fillWith(place.current, withShown(cleanMarkup(markup), pictures))
    for (const table of [...place.current.querySelectorAll('table')]) {
      const frame = document.createElement('div')
      frame.className = 'lx-rich-scroll'
      frame.tabIndex = 0
      frame.setAttribute('role', 'group')
      frame.setAttribute('aria-label', tableLabel)
      table.replaceWith(frame)
      frame.append(table)
    }
  }, [markup, tableLabel, pictures])
  return <div ref={place} className="lx-rich-text" />
}

/** Puts cleaned markup into an element. */
export function fillWith(place: HTMLElement, cleaned: string): void {
  place.replaceChildren(...new DOMParser().parseFromString(cleaned, 'text/html').body.childNodes)
}
