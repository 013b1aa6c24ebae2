import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import type { Choice } from '#ui/choice-options.tsx'
import { bySaid, choiceLine, optionsOf } from '#ui/choice-options.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { type Trouble, useTroubleOf } from '#ui/trouble.ts'
import { type FileColumns, mapColumns, readColumns } from '../mapping/contract.ts'
import { type RosterKey, rosterColumns, rosterKeys, rosterName } from '../roster/codes.ts'
import { categoryNames } from './code-names.ts'
import { mappingWords } from './mapping-words.ts'
import { sections } from './sections.ts'

type Key = RosterKey
type Fixed = { category?: 'FULL' | 'PROBATIONARY'; branchId?: string }

/** Which column of the file means what: as it was understood, to be put right by hand (UX §6.1). */
export function ColumnMapping({ batchId, isAsked }: { batchId: string; isAsked: boolean }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(isAsked)
  const file = useQuery({
    queryKey: ['members', 'import-columns', batchId],
    queryFn: () => call(readColumns, { batchId }),
    enabled: isOpen || isAsked,
  })
  if (!isOpen && !isAsked)
    return (
      <p>
        <Button type="link" onClick={() => setOpen(true)}>
          {say(mappingWords.wrongColumns)}
        </Button>
      </p>
    )
  return (
    <section className="lx-panel" aria-label={say(mappingWords.title)}>
      <h2>{say(mappingWords.title)}</h2>
      <p className="lx-quiet">{say(mappingWords.note)}</p>
      {file.data && <MappingForm key={file.data.sheet} batchId={batchId} file={file.data} />}
    </section>
  )
}

const MappingForm = ({ batchId, file }: { batchId: string; file: FileColumns }) => {
  const say = useSay()
  const [keys, setKeys] = useState<readonly (Key | null)[]>(file.columns.map(({ key }) => key))
  const [fixed, setFixed] = useState<Fixed>({})
  const { submit, isBusy, trouble } = useMapping(batchId)
  const missing = missingOf(keys, fixed)
  return (
    <>
      {file.sheets.length > 1 && (
        <p className="lx-labelled">
          <label htmlFor="sheet">{say(mappingWords.sheet)}</label>
          <Select
            id="sheet"
            value={file.sheet}
            disabled={isBusy}
            options={file.sheets.map(({ name, isHidden }) => ({
              value: name,
              label: isHidden ? say(mappingWords.hiddenSheet, { name }) : name,
            }))}
            onChange={(sheet) => void submit({ sheet })}
          />
        </p>
      )}
      <ColumnTable columns={file.columns} keys={keys} onKeys={setKeys} />
      <ForAllRows keys={keys} fixed={fixed} onFixed={setFixed} />
      {missing.length > 0 && (
        <Notice tone="warning" title={mappingWords.missing}>
          <ul>
            {missing.map((key) => (
              <li key={key}>
                <Say of={rosterName(key)} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {trouble && <TroubleNotice trouble={trouble} />}
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void submit({ sheet: file.sheet, keys: byPlace(keys), ...fixed })}
      >
        {say(mappingWords.again)}
      </Button>
    </>
  )
}

const byPlace = (keys: readonly (Key | null)[]): Record<string, Key> =>
  Object.fromEntries(keys.flatMap((key, at) => (key ? [[String(at), key] as const] : [])))

const missingOf = (keys: readonly (Key | null)[], fixed: Fixed): Key[] => {
  const needed: Key[] = ['name', 'idNumber', 'joinDate']
  if (!fixed.category) needed.push('category')
  return needed.filter((key) => !keys.includes(key))
}

function useMapping(batchId: string) {
  const queries = useQueryClient()
  const troubleOf = useTroubleOf()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const submit = async (said: { sheet: string; keys?: Record<string, Key> } & Fixed) => {
    setBusy(true)
    setTrouble(undefined)
    try {
      await call(mapColumns, { batchId, ...said })
      await queries.invalidateQueries({ queryKey: ['members'] })
    } catch (fault) {
      setTrouble(troubleOf(fault))
    } finally {
      setBusy(false)
    }
  }
  return { submit, isBusy, trouble }
}

const ColumnTable = ({
  columns,
  keys,
  onKeys,
}: {
  columns: FileColumns['columns']
  keys: readonly (Key | null)[]
  onKeys: (keys: readonly (Key | null)[]) => void
}) => {
  const say = useSay()
  const options = optionsOf(meanings, say)
  return (
    <ul className="lx-mapping" aria-label={say(mappingWords.title)}>
      {columns.map(({ heading, sample }, at) => {
        const name = heading || say(mappingWords.noHeading, { number: at + 1 })
        return (
          // The place of a column is what names it.
          // biome-ignore lint/suspicious/noArrayIndexKey: columns neither move nor go
          <li key={at}>
            <span className="lx-mapping-name">{name}</span>
            <span className="lx-quiet">{sample}</span>
            <Select
              aria-label={say(mappingWords.meaning, { heading: name })}
              allowClear
              showSearch={bySaid}
              optionRender={choiceLine}
              placeholder={say(mappingWords.unused)}
              value={keys[at] ?? null}
              options={options}
              onChange={(key: string | undefined | null) =>
                onKeys(keys.map((one, place) => (place === at ? ((key ?? null) as Key | null) : one)))
              }
            />
          </li>
        )
      })}
    </ul>
  )
}

// Every meaning among its like, as on the form; found by any name that counties give it.
const meanings: readonly Choice[] = sections.flatMap(({ section, title }) =>
  rosterKeys
    .filter((key) => rosterColumns[key].section === section)
    .map((key) => {
      const label = rosterName(key)
      return { value: key, label, group: title, also: [label.zh, label.en, ...rosterColumns[key].also] }
    }),
)

const ForAllRows = ({
  keys,
  fixed,
  onFixed,
}: {
  keys: readonly (Key | null)[]
  fixed: Fixed
  onFixed: (fixed: Fixed) => void
}) => {
  const say = useSay()
  const categories = (['FULL', 'PROBATIONARY'] as const).map((value) => ({
    value,
    label: say(categoryNames[value] ?? rosterName('category')),
  }))
  return (
    <>
      {!keys.includes('category') && (
        <p className="lx-labelled">
          <label htmlFor="all-category">{say(mappingWords.allCategory)}</label>
          <Select
            id="all-category"
            allowClear
            value={fixed.category ?? null}
            options={categories}
            onChange={(category: 'FULL' | 'PROBATIONARY' | undefined) => {
              const { category: _, ...rest } = fixed
              onFixed(category ? { ...rest, category } : rest)
            }}
          />
        </p>
      )}
      {!keys.includes('branchCode') && !keys.includes('branchName') && (
        <p className="lx-labelled">
          <label htmlFor="all-branch">{say(mappingWords.allBranch)}</label>
          <OrgChoice
            id="all-branch"
            {...(fixed.branchId === undefined ? {} : { value: fixed.branchId })}
            onChange={(branchId) => onFixed({ ...fixed, branchId })}
          />
        </p>
      )}
    </>
  )
}
