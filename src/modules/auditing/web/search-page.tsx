import { Button, Form, type FormInstance } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FormField } from '#ui/form-fields.tsx'
import { Notice, TroubleNotice, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { useShortSubmit } from '#ui/use-short-submit.ts'
import type { ActKindName, Purpose } from '../codes.ts'
import { type FoundEntry, type Place, searchAudit } from '../contract.ts'
import { mostDays } from '../rules.ts'
import { FoundEntries, type Narrowing } from './found-entries.tsx'
import { searchFields } from './search-fields.tsx'
import { pageWords as w } from './words.ts'

interface Asked {
  readonly purpose: Purpose
  readonly kind?: ActKindName
  readonly from: string
  readonly until: string
  readonly orgId?: string
  readonly account?: string
  readonly record?: string
}

interface Seen {
  readonly asked: Asked
  readonly rows: readonly FoundEntry[]
  readonly next: Place | null
}

/** The audit, searched for a purpose; what was found is older the further down (E03). */
export function SearchPage() {
  const say = useSay()
  const toast = useToast()
  const [form] = Form.useForm<Asked>()
  const [seen, setSeen] = useState<Seen>()
  const narrow: Narrowing = (by, entry) => {
    form.setFieldsValue({ ...narrowed(by, entry), purpose: undefined as never })
    form.scrollToField('purpose', { block: 'center', focus: true })
    toast('info', w.nowSearch)
  }
  return (
    <>
      <PageHeading title={w.title}>{say(w.lead)}</PageHeading>
      <SearchForm form={form} onSearch={async (asked) => setSeen({ asked, ...(await call(searchAudit, asked)) })} />
      {seen && <Results of={seen} onSeen={setSeen} onNarrow={narrow} />}
    </>
  )
}

const SearchForm = (props: { form: FormInstance<Asked>; onSearch: (asked: Asked) => Promise<void> }) => {
  const say = useSay()
  const { busy, trouble, submit } = useShortSubmit<Asked>(props.form, searchFields, (values) =>
    props.onSearch(given(values)),
  )
  const today = dayOf(new Date())
  return (
    <Form<Asked>
      form={props.form}
      layout="vertical"
      disabled={busy}
      initialValues={{ from: addDays(today, -6), until: today }}
      onFinish={(values) => void submit(values)}
    >
      {trouble && (
        <div className="lx-after">
          <TroubleNotice trouble={trouble} />
        </div>
      )}
      <div className="lx-panel lx-form-grid">
        {searchFields.map((field) => (
          <FormField key={field.name} field={field} />
        ))}
      </div>
      <div className="lx-form-buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {say(w.search)}
        </Button>
      </div>
    </Form>
  )
}

// A field that was emptied again asks for nothing.
const given = (values: Asked): Asked =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as Asked

/** The days around an entry, as many as may be asked about. */
function narrowed(by: 'record' | 'account', { at, subject, subjectId, accountId }: FoundEntry) {
  const day = dayOf(new Date(at))
  const isAboutAccount = by === 'account' || subject === 'accounts.account'
  const side = Math.floor(((isAboutAccount ? mostDays.account : mostDays.all) - 1) / 2)
  const days = { from: addDays(day, -side), until: addDays(day, side) }
  return by === 'account'
    ? { ...days, account: accountId ?? '', record: '' }
    : { ...days, record: subjectId ?? '', account: '' }
}

interface ResultsProps {
  readonly of: Seen
  readonly onSeen: (seen: Seen) => void
  readonly onNarrow: Narrowing
}

const Results = ({ of: { asked, rows, next }, onSeen, onNarrow }: ResultsProps) => {
  const say = useSay()
  const older = async () => {
    if (!next) return
    const more = await call(searchAudit, { ...asked, before: next })
    onSeen({ asked, rows: [...rows, ...more.rows], next: more.next })
  }
  if (rows.length === 0) return <EmptyState title={w.none} hint={w.noneHint} />
  return (
    <section className="lx-list" aria-label={say(w.found)}>
      <h2>{say(w.found)}</h2>
      {rows.some(({ isGenuine }) => !isGenuine) && <Notice tone="error" title={w.changedHint} />}
      <FoundEntries rows={rows} onNarrow={onNarrow} />
      {next ? <ActionButton label={w.older} can onAct={older} /> : <p className="lx-quiet">{say(w.end)}</p>}
    </section>
  )
}
