import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import type { Chip } from '#ui/list-filters.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useToast } from '#ui/notice.tsx'
import { Say, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { remarkKinds, remarkOutcomes } from '../codes.ts'
import { answerRemark, listRemarks, type Remark } from '../contract.ts'
import { pageWords as words } from './words.ts'

/** What people said about the product, unanswered first; each is answered here, in public (E11). */
export function InboxPage() {
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const state = params.get('state') as 'OPEN' | 'ANSWERED' | null
  const input = { page, size, ...(state ? { state } : {}) }
  const list = useQuery({
    queryKey: ['feedback', input],
    queryFn: ({ signal }) => call(listRemarks, input, { signal }),
  })
  return (
    <ListPage<Remark>
      title={words.inbox}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      error={list.error}
      onRetry={() => void list.refetch()}
      chips={chips}
      columns={columns}
      above={
        <p className="lx-note">
          <a href="/feedback/">
            <Say of={words.toPublic} />
          </a>
        </p>
      }
      empty={{ title: words.none, hint: words.noneHint }}
    />
  )
}

const chips: readonly Chip[] = [
  { label: words.open, params: { state: 'OPEN' } },
  { label: words.answered, params: { state: 'ANSWERED' } },
]

const columns: readonly Column<Remark>[] = [
  {
    key: 'text',
    title: words.text,
    show: ({ text, kind }) => (
      <div className="lx-long">
        <StatusTag label={remarkKinds[kind]} /> {text}
      </div>
    ),
  },
  { key: 'fromPath', title: words.from, show: ({ fromPath }) => fromPath },
  { key: 'createdAt', title: words.createdAt, show: ({ createdAt }) => <Moment at={createdAt} /> },
  { key: 'answers', title: words.answers, show: (remark) => <Answers of={remark} /> },
]

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const Answers = ({ of: { id, answers } }: { of: Remark }) => (
  <div className="lx-long">
    {answers.map(({ at, outcome, summary, text, byName }) => (
      <p key={at}>
        <StatusTag tone={outcome === 'FIXED' ? 'success' : 'neutral'} label={remarkOutcomes[outcome]} /> {summary}——
        {text}
        <span className="lx-quiet">
          {' '}
          {byName} <Moment at={at} />
        </span>
      </p>
    ))}
    <AnswerButton remarkId={id} isFirst={answers.length === 0} />
  </div>
)

type Answering = Omit<CallInput<typeof answerRemark>, 'remarkId'>

const AnswerButton = ({ remarkId, isFirst }: { remarkId: string; isFirst: boolean }) => {
  const queries = useQueryClient()
  const toast = useToast()
  return (
    <FormDialogButton<Answering>
      label={isFirst ? words.answer : words.again}
      kind={isFirst ? 'primary' : 'ordinary'}
      note={words.note}
      fields={fields}
      onSubmit={async (answer) => {
        await call(answerRemark, { remarkId, ...answer })
        toast('success', words.kept)
        await queries.invalidateQueries({ queryKey: ['feedback'] })
      }}
    />
  )
}

const fields: readonly Field[] = [
  {
    ...{ name: 'outcome', label: words.outcome, kind: 'choice', required: true },
    choices: Object.entries(remarkOutcomes).map(([value, label]) => ({ value, label })),
  },
  { name: 'summary', label: words.summary, hint: words.summaryHint, kind: 'text', maxLength: 200, required: true },
  { name: 'text', label: words.said, kind: 'long', maxLength: 1000, rows: 4, required: true },
]
