import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import type { Choice } from '#ui/choice-options.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { addColumn, editColumn, type SectionCode, type SiteColumn, type SiteDetail } from '../contract.ts'
import type { FreshnessOf } from './freshness-of.ts'
import { siteQueries } from './queries.ts'
import { pageWords } from './words.ts'

interface Typed {
  readonly sectionCode: SectionCode
  readonly name: string
  readonly promiseDays: number
  readonly owner: string
  readonly position: number
  readonly isClosed?: boolean
}

interface Props {
  readonly of: SiteDetail
  readonly freshness: FreshnessOf
  readonly onDone: (act: Sentence) => Promise<void>
}

/** The windows of a site with promise, keeper and whether the promise is kept (UX-PT14). */
export function SiteColumns({ of, freshness, onDone }: Props) {
  const say = useSay()
  const sections = useQuery(siteQueries.sections)
  const choices = useMemo(
    () => sections.data?.rows.map(({ code, title }) => ({ value: code, label: title })),
    [sections.data],
  )
  const mayEdit = of.can.editColumns === true
  return (
    <section className="lx-panel" aria-label={say(pageWords.columns)}>
      <h2>{say(pageWords.columns)}</h2>
      <p className="lx-quiet lx-note">{say(pageWords.columnsHint)}</p>
      {of.columns.length === 0 && <p className="lx-note">{say(pageWords.noColumns)}</p>}
      <ul className="lx-plain-list lx-after">
        {of.columns.map((column) => (
          <li key={column.id} className="lx-due">
            <Window of={column} orgId={of.orgId} choices={choices} freshness={freshness} />
            {mayEdit && <EditButton of={column} orgId={of.orgId} choices={choices} onDone={onDone} />}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <FormDialogButton<Typed>
          label={pageWords.addColumn}
          fields={fieldsOf(choices)}
          initial={{ promiseDays: 30, position: of.columns.length + 1 }}
          onSubmit={async (typed) => {
            await call(addColumn, { orgId: of.orgId, ...typed })
            await onDone(pageWords.addColumn)
          }}
        />
      )}
    </section>
  )
}

interface WindowProps {
  readonly of: SiteColumn
  readonly orgId: string
  readonly choices: readonly Choice[] | undefined
}

const Window = ({ of, orgId, choices, freshness: Freshness }: WindowProps & { freshness: FreshnessOf }) => {
  const say = useSay()
  const section = choices?.find(({ value }) => value === of.sectionCode)
  return (
    <div>
      <p className="lx-inline">
        <strong>{of.name}</strong>
        {of.closedOn === null ? <Freshness orgId={orgId} columnId={of.id} /> : <StatusTag label={pageWords.closed} />}
      </p>
      <p className="lx-quiet">
        {section && `${say(section.label)} · `}
        {say(pageWords.everyDays, { days: of.promiseDays })} · {say(pageWords.keptBy, { owner: of.owner })}
      </p>
    </div>
  )
}

const EditButton = ({ of, orgId, choices, onDone }: WindowProps & Pick<Props, 'onDone'>) => (
  <FormDialogButton<Typed>
    label={fill(pageWords.editNamed, { name: of.name })}
    fields={[
      ...fieldsOf(choices),
      { name: 'isClosed', label: pageWords.close, hint: pageWords.closeHint, kind: 'yes-no' },
    ]}
    initial={{
      sectionCode: of.sectionCode,
      name: of.name,
      promiseDays: of.promiseDays,
      owner: of.owner,
      position: of.position,
      isClosed: of.closedOn !== null,
    }}
    onSubmit={async (typed) => {
      await call(editColumn, { orgId, columnId: of.id, ...typed })
      await onDone(pageWords.editColumn)
    }}
  />
)

const fieldsOf = (choices: readonly Choice[] | undefined): readonly Field[] => [
  {
    name: 'name',
    label: pageWords.columnName,
    hint: pageWords.columnNameHint,
    kind: 'text',
    maxLength: 12,
    required: true,
  },
  { name: 'sectionCode', label: pageWords.columnSection, kind: 'choice', choices, required: true },
  {
    name: 'promiseDays',
    label: pageWords.promise,
    hint: pageWords.promiseHint,
    kind: 'number',
    min: 1,
    max: 366,
    precision: 0,
    required: true,
  },
  { name: 'owner', label: pageWords.owner, kind: 'text', maxLength: 100, required: true },
  {
    name: 'position',
    label: pageWords.position,
    hint: pageWords.positionHint,
    kind: 'number',
    min: 0,
    max: 99,
    precision: 0,
    required: true,
  },
]
