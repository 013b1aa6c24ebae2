import { Form } from 'antd'
import { FormField } from '../form-fields.tsx'
import { PageHeading } from '../page-heading.tsx'
import { RichTextInput } from '../rich-text-input.tsx'
import { RichTextView } from '../rich-text-view.tsx'

const label = { zh: '正文', en: 'Text' }

/** A text to write in a form, what it gives, and how it reads. */
export function RichTextStory() {
  const [form] = Form.useForm<{ markup: string }>()
  const markup = Form.useWatch('markup', form) ?? ''
  return (
    <>
      <PageHeading title={label} />
      <Form form={form} layout="vertical" initialValues={{ markup: kept }}>
        <FormField field={{ name: 'markup', label, kind: 'own', control: <RichTextInput label={label} /> }} />
      </Form>
      <section aria-label="预览">
        <RichTextView markup={markup} />
      </section>
      <pre data-markup={markup} />
    </>
  )
}

const kept = '<h2>办什么事</h2><p>转接<strong>组织关系</strong>。</p>'
