import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { Notice } from '#ui/notice.tsx'
import { useSay } from '#ui/sentence.tsx'
import { type ReshapingKind, readConsequences } from '../reshaping/contract.ts'
import { reshapingWords } from './reshaping-words.ts'

/** Before a change is asked for: what it takes along, what still stands in the way, and that a second person decides. */
export function Consequences({ orgId, kind }: { orgId: string; kind: ReshapingKind }) {
  const say = useSay()
  const read = useQuery({
    queryKey: ['organisations', 'consequences', orgId, kind],
    queryFn: () => call(readConsequences, { orgId, kind }),
  })
  if (!read.data) return null
  const { takesAlong, inTheWay } = read.data
  const needsTwo = kind === 'MERGE' || kind === 'SPLIT' || kind === 'DISSOLVE'
  return (
    <>
      {inTheWay.length > 0 && (
        <Notice tone="warning" title={reshapingWords.inTheWay}>
          <Lines of={inTheWay.map((one) => say(one))} />
        </Notice>
      )}
      <Notice tone="info" title={takesAlong.length > 0 ? reshapingWords.takesAlong : reshapingWords.takesNothing}>
        <Lines of={takesAlong.map((one) => say(one))} />
        {needsTwo && <p>{say(reshapingWords.needsTwo)}</p>}
      </Notice>
    </>
  )
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <ul>
    {of.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
