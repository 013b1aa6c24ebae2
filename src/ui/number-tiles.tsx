import type { ReactNode } from 'react'
import type { Tone } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'

/** A number and what it counts. */
export interface NumberTile {
  readonly label: Sentence
  readonly value: number
  /** The whole it is a part of, said beside it. */
  readonly outOf?: number
  readonly tone?: Tone
  /** Wraps the tile in a link to what is counted (UX-DB1); the design system knows no addresses. */
  readonly link?: (props: { className: string; children: ReactNode; 'data-tone'?: Tone }) => ReactNode
}

/** Numbers side by side. The tone shows only while the number is not nought. */
export function NumberTiles({ tiles, label }: { tiles: readonly NumberTile[]; label: Sentence }) {
  const say = useSay()
  return (
    <ul className="lx-numbers" aria-label={say(label)}>
      {tiles.map(({ label: counted, value, outOf, tone, link }) => {
        const props = { className: 'lx-number', ...(tone && value > 0 ? { 'data-tone': tone } : {}) }
        const inside = (
          <>
            <strong>{outOf === undefined ? value : `${value} / ${outOf}`}</strong>
            <span>{say(counted)}</span>
          </>
        )
        return <li key={counted.zh}>{link ? link({ ...props, children: inside }) : <div {...props}>{inside}</div>}</li>
      })}
    </ul>
  )
}
