import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { FormField } from '#ui/form-fields.tsx'
import { placeFields, type Typed } from './editor-form.ts'
import { articleQueries } from './queries.ts'
import { useSections } from './use-sections.ts'

/** Section and window; a window of another section is no longer chosen. */
export function EditorPlace({ orgId }: { orgId: string }) {
  const form = Form.useFormInstance<Typed>()
  const sectionCode = Form.useWatch('sectionCode', form)
  const sections = useSections()
  const site = useQuery(articleQueries.site(orgId))
  const columns = (site.data?.columns ?? []).filter(
    (column) => column.closedOn === null && column.sectionCode === sectionCode,
  )
  const chosen = Form.useWatch('columnId', form)
  const isElsewhere = chosen !== undefined && site.data !== undefined && !columns.some(({ id }) => id === chosen)
  if (isElsewhere && sectionCode !== undefined) queueMicrotask(() => form.resetFields(['columnId']))
  return placeFields(
    sections?.map(({ code, title }) => ({ value: code, label: title })),
    columns.map(({ id, name }) => ({ value: id, label: { zh: name, en: name } })),
  ).map((field) => <FormField key={field.name} field={field} />)
}
