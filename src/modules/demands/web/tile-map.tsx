import { useSay } from '#ui/sentence.tsx'
import { figureWords as w } from './figure-words.ts'

interface TilePlace {
  readonly orgId: string | null
  readonly name: string
  readonly messages: number | null
}

/** A tile for each place in the order of the tree, darker with more messages; the number stands in it, as in a table. */
export function TileMap({ places }: { places: readonly TilePlace[] }) {
  const say = useSay()
  const most = Math.max(1, ...places.map(({ messages }) => messages ?? 0))
  return (
    <dl className="lx-tiles">
      {places.map(({ orgId, name, messages }) => (
        <div key={orgId ?? 'own'} className="lx-tile" data-shade={shadeOf(messages, most)}>
          <dt>{name}</dt>
          <dd>{messages ?? <span title={say(w.few)}>{say(w.fewShort)}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

// Five steps; what is not told has the lightest but one of nought.
const shadeOf = (messages: number | null, most: number) =>
  messages === null ? 1 : messages === 0 ? 0 : 1 + Math.ceil((messages / most) * 3)
