import { useNavigate } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { parseDay } from '#kernel/time.ts'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { useSay } from '#ui/sentence.tsx'
import { sendLineMatter } from '../line-matters/contract.ts'
import { type LineTo, useLineDone } from './line-queries.ts'
import { LineReachInput } from './line-reach-input.tsx'
import { lineWords as w } from './line-words.ts'

interface Written {
  readonly title: string
  readonly text: string
  readonly dueOn: string
  readonly to: LineTo
  readonly link?: string
}

const fields: readonly Field[] = [
  {
    ...{ name: 'to', label: w.to, kind: 'own', required: true, hint: w.toHint, wide: true },
    control: <LineReachInput />,
  },
  { name: 'title', label: w.name, kind: 'text', required: true, maxLength: 60, hint: w.nameHint },
  { name: 'dueOn', label: w.due, kind: 'day', parse: parseDay, required: true, hint: w.dueHint },
  { name: 'text', label: w.text, kind: 'long', rows: 5, required: true, maxLength: 2000, hint: w.textHint },
  { name: 'link', label: w.link, kind: 'text', maxLength: 300, hint: w.linkHint, wide: true },
]

/** Writes a matter to one line below; whom it reaches stands in the form before it is sent (A02). */
export function LineFormPage() {
  const say = useSay()
  const navigate = useNavigate()
  const done = useLineDone()
  const send = async ({ link, ...written }: Written) => {
    const { lineMatterId, reached } = await call(sendLineMatter, { ...written, link: pageOf(link) })
    await done(fill(w.sentNow, { count: reached }))
    navigate(`/console/line-matters/${lineMatterId}`)
  }
  return (
    <FormPage<Written>
      title={w.send}
      sections={[{ fields }]}
      submitLabel={w.send}
      unsentAs="notices.line-matter"
      onCancel={() => navigate('/console/line-matters?tab=sent')}
      onSubmit={send}
    >
      <p className="lx-quiet lx-after">{say(w.lead)}</p>
    </FormPage>
  )
}

// What was copied from the browser’s line of address begins with where we are.
function pageOf(link: string | undefined): string | null {
  const written = link?.trim() ?? ''
  if (written === '') return null
  const { origin } = window.location
  return written.startsWith(`${origin}/`) ? written.slice(origin.length) : written
}
