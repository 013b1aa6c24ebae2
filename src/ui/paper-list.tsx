import { PaperClipOutlined } from '@ant-design/icons'
import { fill } from '#kernel/errors.ts'
import { ActionButton } from './action-button.tsx'
import { words } from './words.ts'

/** A paper that can be opened. */
export interface OpenedPaper {
  readonly key: string
  readonly name: string
  /** Fetches it and lets the browser keep it, so that one that cannot be opened is told in words. */
  readonly onOpen: () => Promise<unknown>
}

/** Papers below what they came with. */
export function PaperList({ papers }: { papers: readonly OpenedPaper[] }) {
  return (
    <div className="lx-papers">
      {papers.map(({ key, name, onOpen }) => (
        <ActionButton
          key={key}
          label={fill(words.paper, { name })}
          can={true}
          icon={<PaperClipOutlined aria-hidden />}
          onAct={onOpen}
        />
      ))}
    </div>
  )
}
