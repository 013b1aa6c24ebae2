import { useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { taking } from '#kernel/uploading.ts'
import { OrgChoice, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { filesField, papersGiven } from '#ui/file-input.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { arranged, useTaste } from '#ui/list-taste.ts'
import { Notice } from '#ui/notice.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { ExportColumn, exportMembers } from '../export/contract.ts'
import { isSensitive, startOf } from '../export/rules.ts'
import { columnNames } from '../export/words.ts'
import { type RosterKey, rosterColumns, type Section } from '../roster/codes.ts'
import { exportWords } from './export-words.ts'
import { memberColumns, memory } from './member-columns.tsx'
import { memberFilters, memberQuery, memberSorts } from './member-filters.ts'
import { paths } from './paths.ts'
import { sections } from './sections.ts'

interface Values {
  readonly orgId: string
  readonly columns: ExportColumn[]
  readonly reason: string
  readonly papers?: unknown
}

/** Asks for an export of what the roster showed, its columns in their order and its sorting, and what for (T06, UX §6). */
export function AskExportPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const own = useOwnOrg()
  const orgId = params.get('org') ?? own?.id
  const filter = conditionsIn(params)
  const [taste] = useTaste(memory)
  const start = startOf(arranged(memberColumns, taste, params).map(({ key }) => key))
  if (orgId === undefined) return <Skeleton active title={false} />
  return (
    <FormPage<Values>
      title={exportWords.ask}
      sections={formSections}
      initial={{ orgId, columns: start.columns }}
      submitLabel={exportWords.ask}
      onCancel={() => navigate(`${paths.list()}?${params}`)}
      onSubmit={async ({ papers, ...values }) => {
        const { id } = await call(exportMembers, { ...values, ...papersGiven(papers), filter })
        await queries.invalidateQueries({ queryKey: ['members', 'exports'] })
        await navigate(paths.oneExport(id))
      }}
    >
      <Conditions filter={filter} params={params} start={start} />
    </FormPage>
  )
}

// The conditions of the list, with its sorting and whether those below are in it.
function conditionsIn(params: URLSearchParams): Record<string, string> {
  const { sort, includeBelow } = memberQuery(params)
  const filters = memberFilters.flatMap(({ key }) => {
    const value = params.get(key)
    return value ? [[key, value]] : []
  })
  return {
    ...Object.fromEntries(filters),
    ...(sort ? { sort } : {}),
    ...(includeBelow === 'false' ? { includeBelow } : {}),
  }
}

interface ConditionsProps {
  readonly filter: Readonly<Record<string, string>>
  readonly params: URLSearchParams
  readonly start: ReturnType<typeof startOf>
}

const Conditions = ({ filter, params, start }: ConditionsProps) => {
  const say = useSay()
  const sorted = (params.get('sort') ?? '').replace(/^-/, '')
  const isDown = params.get('sort')?.startsWith('-')
  const order = memberSorts.find(({ value }) => value === sorted)?.label
  const named = (keys: readonly string[]) => {
    const titles = keys.flatMap((key) => memberColumns.find((one) => one.key === key)?.title ?? [])
    return titles.map((title) => say(title)).join('、')
  }
  const list = memberFilters
    .filter(({ key }) => filter[key] !== undefined)
    .map((one) => {
      const value = filter[one.key] ?? ''
      const choice = one.kind === 'choice' ? one.choices?.find((each) => each.value === value)?.label : undefined
      return `${say(one.label)} ${choice ? say(choice) : value}`
    })
  return (
    <Notice
      tone="info"
      title={list.length > 0 ? fill(exportWords.conditions, { list: list.join('，') }) : exportWords.noConditions}
    >
      {filter.includeBelow === 'false' && <p>{say(exportWords.onlyItself)}</p>}
      <p>{say(exportWords.about)}</p>
      <p>
        {say(exportWords.asOnScreen)}
        {order && ` ${say(isDown ? exportWords.sortedDown : exportWords.sorted, { order: say(order) })}`}
      </p>
      {start.masked.length > 0 && <p>{say(exportWords.maskedLeft, { list: named(start.masked) })}</p>}
      {start.listOnly.length > 0 && <p>{say(exportWords.listOnly, { list: named(start.listOnly) })}</p>}
      <Link to={paths.exports}>{say(exportWords.exports)}</Link>
    </Notice>
  )
}

// What only a list has, and no roster.
const listed: Partial<Record<ExportColumn, Section>> = {
  ...{ age: 'identity', status: 'party', partyAge: 'party', orgName: 'party', groupName: 'party' },
}

const sectionOf = (column: ExportColumn): Section | undefined =>
  listed[column] ?? rosterColumns[column as RosterKey].section

const columnChoices = sections.flatMap(({ section, title }) =>
  ExportColumn.options
    .filter((column) => sectionOf(column) === section)
    .map((value) => ({ value, label: labelOf(value), group: title })),
)

function labelOf(column: ExportColumn): Sentence {
  const { zh, en } = columnNames[column]
  if (!isSensitive(column)) return { zh, en }
  const [inChinese, inEnglish] = [fill(exportWords.sensitive, { name: zh }), fill(exportWords.sensitive, { name: en })]
  return { zh: inChinese.zh, en: inEnglish.en }
}

const formSections = [
  {
    fields: [
      {
        ...({ name: 'orgId', label: exportWords.organisation, kind: 'own', required: true, wide: true } as const),
        control: <OrgChoice />,
      },
      {
        ...({ name: 'columns', label: exportWords.columns, kind: 'choice', several: true, required: true } as const),
        ...{ wide: true, choices: columnChoices, hint: exportWords.columnsHint },
      },
      {
        ...({ name: 'reason', label: exportWords.reason, kind: 'long', required: true } as const),
        ...{ rows: 2, maxLength: 200, hint: exportWords.reasonHint },
      },
      { ...filesField(taking, exportWords.basisHint), name: 'papers.basis', label: exportWords.basis },
    ],
  },
]
