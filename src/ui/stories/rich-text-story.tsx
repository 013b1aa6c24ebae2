import { useState } from 'react'
import { PageHeading } from '../page-heading.tsx'
import { RichTextInput } from '../rich-text-input.tsx'
import { RichTextView } from '../rich-text-view.tsx'

/** A text to write, what it gives, and how it reads. */
export function RichTextStory() {
  const [markup, setMarkup] = useState('<h2>办什么事</h2><p>转接<strong>组织关系</strong>。</p>')
  return (
    <>
      <PageHeading title={{ zh: '正文', en: 'Text' }} />
      <RichTextInput label={{ zh: '正文', en: 'Text' }} value={markup} onChange={setMarkup} />
      <section aria-label="预览">
        <RichTextView markup={markup} />
      </section>
      <pre data-markup={markup} />
    </>
  )
}
