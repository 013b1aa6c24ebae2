import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { parseDay } from '#kernel/time.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type ProgramReading, programKeyStates, programReadings } from '../programs/codes.ts'
import {
  askProgramKey,
  decideProgramKey,
  endProgramKey,
  listProgramKeys,
  type ProgramKey,
  takeProgramKey,
} from '../programs/contract.ts'
import { keyWords as w } from './program-key-words.ts'

/** Keys by which other systems read: asked for by one administrator, allowed by another, ended by either (E06). */
export function ProgramKeysPage() {
  const [params, setParams] = useSearchParams()
  const [secret, setSecret] = useState<string>()
  const { page, size } = readListQuery(params)
  const list = useQuery({
    queryKey: ['accounts', 'program-keys', page, size],
    queryFn: () => call(listProgramKeys, { page, size }),
  })
  return (
    <>
      <ListPage<ProgramKey>
        title={w.keys}
        params={params}
        onParams={setParams}
        rowKey={({ id }) => id}
        page={list.data}
        busy={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        columns={columnsOf(setSecret)}
        above={list.data?.can.askProgramKey === true && <Asking />}
        empty={{ title: w.none, hint: w.noneHint }}
      />
      <KeyDialog secret={secret} onClose={() => setSecret(undefined)} />
    </>
  )
}

const fields: readonly Field[] = [
  { name: 'name', label: w.name, kind: 'text', required: true, maxLength: 40, hint: w.nameHint },
  { name: 'orgId', label: w.organisation, kind: 'own', control: <OrgChoice />, required: true },
  { name: 'purpose', label: w.purpose, kind: 'long', required: true, maxLength: 200, rows: 2, hint: w.purposeHint },
  {
    ...{ name: 'readings', label: w.readings, kind: 'choice', several: true, required: true },
    choices: Object.entries(programReadings).map(([value, label]) => ({ value, label })),
  },
  { name: 'lastDay', label: w.lastDay, kind: 'day', parse: parseDay, required: true, hint: w.lastDayHint },
]

interface Asked {
  readonly name: string
  readonly orgId: string
  readonly purpose: string
  readonly readings: ProgramReading[]
  readonly lastDay: string
}

const useReload = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['accounts', 'program-keys'] })
}

const Asking = () => {
  const reload = useReload()
  const ask = async (values: Asked) => {
    await call(askProgramKey, values)
    await reload()
  }
  return (
    <div className="lx-actions lx-after">
      <FormDialogButton<Asked> label={w.ask} note={w.askNote} fields={fields} kind="primary" onSubmit={ask} />
    </div>
  )
}

const columnsOf = (onSecret: (secret: string) => void): readonly Column<ProgramKey>[] => [
  { key: 'name', title: w.name, show: ({ name }) => name },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={programKeyStates[state].tone} label={programKeyStates[state]} />,
  },
  { key: 'orgName', title: w.reach, show: ({ orgName }) => orgName },
  { key: 'purpose', title: w.purpose, show: ({ purpose }) => purpose },
  { key: 'readings', title: w.readings, show: ({ readings }) => <Readings of={readings} /> },
  { key: 'lastDay', title: w.lastDay, show: ({ lastDay }) => lastDay },
  {
    key: 'people',
    title: w.people,
    show: ({ askedName, decidedName }) => (decidedName ? `${askedName}、${decidedName}` : askedName),
  },
  { key: 'acts', title: w.acts, show: (key) => <Acts of={key} onSecret={onSecret} /> },
]

const Readings = ({ of }: { of: readonly ProgramReading[] }) => {
  const say = useSay()
  return <>{of.map((one) => say(programReadings[one])).join('、')}</>
}

const Acts = ({ of, onSecret }: { of: ProgramKey; onSecret: (secret: string) => void }) => {
  const reload = useReload()
  const { id: programKeyId, name, can } = of
  const done = (work: () => Promise<unknown>) => async () => {
    await work()
    await reload()
  }
  const decide = (isAllowed: boolean) => done(() => call(decideProgramKey, { programKeyId, isAllowed }))
  const take = done(async () => onSecret((await call(takeProgramKey, { programKeyId })).key))
  return (
    <div className="lx-actions">
      {can.decideProgramKey === true && (
        <>
          <ActionButton
            label={w.allow}
            can
            confirm={{ title: w.allowAsk, detail: fill(w.allowDetail, { name }) }}
            onAct={decide(true)}
          />
          <ActionButton label={w.refuse} can onAct={decide(false)} />
        </>
      )}
      {can.takeProgramKey === true && <ActionButton label={w.take} can onAct={take} />}
      {can.endProgramKey === true && (
        <ActionButton
          label={w.end}
          can
          confirm={{ title: w.endAsk, detail: fill(w.endDetail, { name }) }}
          onAct={done(() => call(endProgramKey, { programKeyId }))}
        />
      )}
    </div>
  )
}

const KeyDialog = ({ secret, onClose }: { secret: string | undefined; onClose: () => void }) => {
  const say = useSay()
  return (
    <Dialog
      open={secret !== undefined}
      title={say(w.shown)}
      footer={<CopyButton text={secret ?? ''} label={w.copy} copied={w.copied} kind="primary" />}
      onCancel={onClose}
    >
      <p>{say(w.shownHint)}</p>
      <Input.TextArea readOnly autoSize value={secret} aria-label={say(w.shown)} />
    </Dialog>
  )
}
