/** One turn of what was said. */
export interface Turn {
  readonly key: string
  readonly who: string
  /** Written out. */
  readonly when: string
  readonly text: string
  /** Said by those who work with this console, not by the citizen: stands on the right. */
  readonly isOurs: boolean
}

/** What two sides said to each other, oldest first; who spoke is said in words, the side only underlines it. */
export function Conversation({ turns, label }: { turns: readonly Turn[]; label: string }) {
  return (
    <ol className="lx-talk" aria-label={label}>
      {turns.map((turn) => (
        <li key={turn.key} className="lx-talk-turn" data-ours={turn.isOurs || undefined}>
          <p className="lx-quiet">
            <strong>{turn.who}</strong> · {turn.when}
          </p>
          <p className="lx-talk-text">{turn.text}</p>
        </li>
      ))}
    </ol>
  )
}
