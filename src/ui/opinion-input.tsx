import { Button, Input } from 'antd'
import { useState } from 'react'
import { recall, remember } from './remembered.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

const phrasesKey = 'opinion-phrases'
const mostPhrases = 6
const longestPhrase = 30

interface Props {
  /** What offices usually write here; offered before one’s own phrases. */
  readonly usual: readonly Sentence[]
  readonly id?: string
  readonly value?: string
  readonly onChange?: (text: string) => void
}

/** An opinion with phrases one uses often; one’s own are kept in this browser, to add to and to take away. */
export function OpinionInput({ usual, id, value = '', onChange }: Props) {
  const say = useSay()
  const { own, keep, drop } = usePhrases()
  const offered = usual.map((phrase) => say(phrase))
  const typed = value.trim()
  const isOwn = own.includes(typed)
  const mayKeep = typed !== '' && typed.length <= longestPhrase && !offered.includes(typed) && !isOwn
  return (
    <>
      <Input.TextArea
        {...(id ? { id } : {})}
        value={value}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={2000}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <fieldset className="lx-phrases" aria-label={say(words.phrases)}>
        {[...offered, ...own].map((phrase) => (
          <Button key={phrase} size="small" onClick={() => onChange?.(value ? `${value}${phrase}` : phrase)}>
            {phrase}
          </Button>
        ))}
        {mayKeep && (
          <Button size="small" type="link" onClick={() => keep(typed)}>
            {say(words.keepPhrase)}
          </Button>
        )}
        {isOwn && (
          <Button size="small" type="link" onClick={() => drop(typed)}>
            {say(words.dropPhrase)}
          </Button>
        )}
      </fieldset>
    </>
  )
}

const usePhrases = () => {
  const [own, setOwn] = useState(() => recall<string[]>(phrasesKey, []))
  const set = (next: string[]) => {
    setOwn(next)
    remember(phrasesKey, next)
  }
  return {
    own,
    keep: (phrase: string) => set([...own, phrase].slice(-mostPhrases)),
    drop: (phrase: string) => set(own.filter((one) => one !== phrase)),
  }
}
