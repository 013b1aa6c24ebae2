import { ActionButton } from './action-button.tsx'
import { useToast } from './notice.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Whether the browser lets a page copy: over plain http it does not. */
export const hasClipboard = () => navigator.clipboard !== undefined

/** Copies the text that stands beside it; where the browser does not let a page copy, it says how that is done by hand. */
export function CopyButton({
  text,
  label,
  copied,
  kind,
}: {
  text: string
  label: Sentence
  copied: Sentence
  kind: 'primary' | 'ordinary'
}) {
  const say = useSay()
  const toast = useToast()
  if (!hasClipboard()) return <p className="lx-quiet">{say(words.copyByHand)}</p>
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast('success', copied)
  }
  return <ActionButton label={label} can kind={kind} onAct={copy} />
}
