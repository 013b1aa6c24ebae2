import { Tag } from 'antd'
import type { Tone } from './notice.tsx'
import { Say, type Sentence } from './sentence.tsx'

/** The state of a thing in one word, such as 待审核; colour only underlines what the word says. */
export function StatusTag({ tone = 'neutral', label }: { tone?: Tone | 'neutral'; label: Sentence }) {
  return (
    <Tag {...(tone === 'neutral' ? {} : { color: colours[tone] })}>
      <Say of={label} />
    </Tag>
  )
}

const colours = { info: 'processing', success: 'success', warning: 'warning', error: 'error' } as const
