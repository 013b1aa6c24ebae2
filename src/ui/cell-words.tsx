import { fill } from '#kernel/errors.ts'
import { Notice, type Tone } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** A word about one cell of an uploaded sheet, for who has to mend it. */
interface CellWord extends Sentence {
  readonly row: number
  readonly column: string
}

const mostShown = 50

/** What is to be said of the cells of an uploaded sheet, by row and column. */
export function CellWords({ title, tone, of }: { title: Sentence; tone: Tone; of: readonly CellWord[] }) {
  const say = useSay()
  return (
    <Notice tone={tone} title={title}>
      <ul>
        {of.slice(0, mostShown).map(({ row, column, zh, en }) => (
          <li key={`${row} ${column} ${zh}`}>{say(fill(words.aboutCell, { row, column, said: say({ zh, en }) }))}</li>
        ))}
      </ul>
      {of.length > mostShown && <p>{say(fill(words.moreCells, { count: of.length - mostShown }))}</p>}
    </Notice>
  )
}
