import { useQuery } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { Notice } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { type ReshapingKind, readConsequences } from '../reshaping/contract.ts'
import { reshapingWords } from './reshaping-words.ts'

/**
 * Before a change is asked for: what it takes along, what still stands in the way, and that a second person decides. That person reads
 * the same before he approves, of each organisation by its `name`.
 */
export function Consequences({ orgId, kind, name }: { orgId: string; kind: ReshapingKind; name?: string }) {
  const say = useSay()
  const read = useQuery({
    queryKey: ['organisations', 'consequences', orgId, kind],
    queryFn: () => call(readConsequences, { orgId, kind }),
  })
  if (!read.data) return null
  const { takesAlong, inTheWay } = read.data
  const needsTwo = name === undefined && (kind === 'MERGE' || kind === 'SPLIT' || kind === 'DISSOLVE')
  const titled = ({ zh, en }: Sentence) =>
    name === undefined ? { zh, en } : { zh: `${name}：${zh}`, en: `${name}: ${en}` }
  return (
    <>
      {inTheWay.length > 0 && (
        <Notice tone="warning" title={titled(reshapingWords.inTheWay)}>
          <Lines of={inTheWay.map((one) => say(one))} />
        </Notice>
      )}
      <Notice
        tone="info"
        title={titled(takesAlong.length > 0 ? reshapingWords.takesAlong : reshapingWords.takesNothing)}
      >
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
