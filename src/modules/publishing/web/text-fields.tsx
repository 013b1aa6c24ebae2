import type { Field } from '#ui/form-fields.tsx'
import { RichTextInput } from '#ui/rich-text-input.tsx'
import { articlePictures } from './article-pictures.ts'
import { attachmentsField } from './attachments-field.tsx'
import { pageWords } from './words.ts'

/** Title and text: what is written first. */
export const textFields: readonly Field[] = [
  { name: 'title', label: pageWords.title, kind: 'text', required: true, maxLength: 100, wide: true },
  { name: 'subtitle', label: pageWords.subtitle, kind: 'text', maxLength: 100, wide: true },
  {
    name: 'bodyHtml',
    label: pageWords.body,
    kind: 'own',
    control: <RichTextInput label={pageWords.body} pictures={articlePictures} />,
    required: true,
    wide: true,
  },
  attachmentsField,
]
