import { useEffect, useRef } from 'react'
import { cleanMarkup } from './rich-text-clean.ts'

/** An article's text as it will be read; cleaned before it is shown. */
export function RichTextView({ markup }: { markup: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current) fillWith(place.current, cleanMarkup(markup))
  }, [markup])
  return <div ref={place} className="lx-rich-text" />
}

/** Puts cleaned markup into an element. */
export function fillWith(place: HTMLElement, cleaned: string): void {
  place.replaceChildren(...new DOMParser().parseFromString(cleaned, 'text/html').body.childNodes)
}
