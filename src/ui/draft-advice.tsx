import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Looks at a draft about something and says in words what is worth a second look. */
export type Adviser = (of: { subjectId: string; draft: string }) => Promise<readonly Sentence[]>

/** Who has something to say about the drafts of which form. */
export const AdviceContext = createContext<ReadonlyMap<string, readonly Adviser[]>>(new Map())

const nothingToSay: readonly Adviser[] = []
// Before this many characters everybody is still at the beginning, and while somebody types nobody interrupts.
const begun = 20
const pauseMs = 1200

/**
 * What is worth a second look in a draft, asked for when its writer pauses. `isSeenFor` is asked before sending: it fetches
 * what was not said yet and gives false once, so that the writer reads it; it never keeps anybody from sending (C08).
 */
export function useDraftAdvice({ form, subjectId, draft }: { form: string; subjectId: string; draft: string }) {
  const advisers = useContext(AdviceContext).get(form) ?? nothingToSay
  const [sentences, setSentences] = useState<readonly Sentence[]>([])
  const latest = useRef('')
  const ask = useRef(async (_: string): Promise<readonly Sentence[]> => [])
  ask.current = async (text) => {
    latest.current = text
    const said = await Promise.all(advisers.map((advise) => advise({ subjectId, draft: text }).catch(() => [])))
    const told = said.flat()
    if (latest.current === text) setSentences(told)
    return told
  }
  useEffect(() => {
    if (draft.trim().length < begun) return setSentences([])
    const pause = setTimeout(() => void ask.current(draft), pauseMs)
    return () => clearTimeout(pause)
  }, [draft])
  const isSeenFor = async (text: string): Promise<boolean> => {
    const seen = new Set(sentences.map(({ zh }) => zh))
    const told = await ask.current(text)
    return told.every(({ zh }) => seen.has(zh))
  }
  return { sentences, isSeenFor }
}

/** The advice, under the field of the draft. */
export function DraftAdvice({ sentences }: { sentences: readonly Sentence[] }) {
  const say = useSay()
  return (
    <div role="status">
      {sentences.length > 0 && (
        <section className="lx-advice" aria-label={say(words.secondLook)}>
          <strong>{say(words.secondLook)}</strong>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence.zh}>{say(sentence)}</li>
            ))}
          </ul>
          <p className="lx-quiet">{say(words.secondLookHint)}</p>
        </section>
      )}
    </div>
  )
}
