import { Segmented } from 'antd'
import { useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { RichTextView } from '#ui/rich-text-view.tsx'
import { useSay } from '#ui/sentence.tsx'
import { articlePictures, publicPictures as fromSite } from './article-pictures.ts'
import { AttachmentList, type ShownAttachment } from './attachment-list.tsx'
import { pageWords } from './words.ts'

/** What a reader sees of an article. */
export interface Shown {
  readonly title: string
  readonly subtitle?: string | null | undefined
  readonly source?: string | null | undefined
  readonly author?: string | null | undefined
  readonly bodyHtml: string
  readonly attachments?: readonly ShownAttachment[] | undefined
}

/**
 * An article as it will be read. `asHeading`: its title is a heading here; elsewhere the page names it already. `publicPictures`: it is
 * another's and published, so its pictures come as everybody has them.
 */
export function ArticleView(props: { of: Shown; asHeading?: boolean; publicPictures?: boolean }) {
  const { of, asHeading = false, publicPictures = false } = props
  const say = useSay()
  const names = [
    of.source && `${say(pageWords.source)}：${of.source}`,
    of.author && `${say(pageWords.author)}：${of.author}`,
  ].filter(Boolean)
  return (
    <div className="lx-stack">
      {asHeading && <h2>{of.title}</h2>}
      {of.subtitle && <p>{of.subtitle}</p>}
      {names.length > 0 && <p className="lx-quiet">{names.join('　')}</p>}
      <RichTextView markup={of.bodyHtml} pictures={publicPictures ? fromSite : articlePictures} />
      {of.attachments && of.attachments.length > 0 && <AttachmentList files={of.attachments} />}
    </div>
  )
}

/** An article in a dialog, as wide as a desk or a phone shows it (ED1). */
export function PreviewDialog({ of, onClose }: { of: Shown; onClose: () => void }) {
  const say = useSay()
  const [width, setWidth] = useState<'desk' | 'phone'>('desk')
  return (
    <Dialog open title={say(pageWords.readOnly)} footer={null} width={900} onCancel={onClose}>
      <Segmented
        aria-label={say(pageWords.asSeenOn)}
        value={width}
        onChange={setWidth}
        options={[
          { value: 'desk', label: say(pageWords.onDesk) },
          { value: 'phone', label: say(pageWords.onPhone) },
        ]}
      />
      <div style={width === 'phone' ? { maxWidth: 360 } : undefined}>
        <ArticleView of={of} asHeading />
      </div>
    </Dialog>
  )
}
