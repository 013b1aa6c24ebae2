import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { Notice, TroubleNotice } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { SheetInput } from '#ui/sheet-input.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type Trouble, useTroubleOf } from '#ui/trouble.ts'
import { type listMessageFiles, type MessageFile, uploadMessageFile } from '../files/contract.ts'
import { fileStates, fileWords as w } from './file-words.ts'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'

type Listed = Answer<typeof listMessageFiles>

/** Files of messages: upload one, and see which have new answers to be carried back (B17). */
export function FileListPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery(caseQueries.files)
  const rows = list.data?.rows ?? []
  return (
    <ListPage<MessageFile>
      title={w.files}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={list.data && <UploadPanel channels={list.data.channels} />}
      empty={{ title: w.none }}
    />
  )
}

const UploadPanel = ({ channels }: { channels: Listed['channels'] }) => {
  const say = useSay()
  const field = useId()
  const [chosen, setChosen] = useState<string>()
  const channelId = chosen ?? channels[0]?.id
  const { upload, isBusy, trouble } = useUpload(channelId)
  if (channelId === undefined) return <Notice tone="info" title={w.noChannel} />
  const options = channels.map(({ id, name, orgName }) => ({ value: id, label: `${name}（${orgName}）` }))
  return (
    <section className="lx-panel lx-after" aria-label={say(w.upload)}>
      <h2>{say(w.upload)}</h2>
      <p className="lx-quiet">{say(w.uploadNote)}</p>
      <p className="lx-labelled lx-after">
        <label htmlFor={field}>{say(w.channel)}</label>
        <Select id={field} value={channelId} options={options} onChange={setChosen} />
      </p>
      <div className="lx-actions">
        <SheetInput label={w.choose} busyLabel={w.uploading} accept=".xlsx,.csv" isBusy={isBusy} onFile={upload} />
      </div>
      {trouble && <TroubleNotice trouble={trouble} />}
    </section>
  )
}

const useUpload = (channelId: string | undefined) => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const troubleOf = useTroubleOf()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const upload = async (file: File | undefined) => {
    if (!file || isBusy || channelId === undefined) return
    setTrouble(undefined)
    setBusy(true)
    try {
      const { id } = await call(uploadMessageFile, { channelId, name: file.name }, { upload: file })
      await queries.invalidateQueries({ queryKey: caseQueries.files.queryKey })
      await navigate(paths.oneFile(id))
    } catch (fault) {
      setTrouble(troubleOf(fault))
    } finally {
      setBusy(false)
    }
  }
  return { upload, isBusy, trouble }
}

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const State = ({ of: { state, hasNews } }: { of: MessageFile }) => (
  <>
    <StatusTag tone={fileStates[state].tone} label={fileStates[state]} />{' '}
    {hasNews && <StatusTag tone="info" label={w.news} />}
  </>
)

const columns: readonly Column<MessageFile>[] = [
  { key: 'name', title: w.name, width: 240, show: ({ id, name }) => <Link to={paths.oneFile(id)}>{name}</Link> },
  { key: 'state', title: w.state, inHead: true, show: (row) => <State of={row} /> },
  { key: 'channel', title: w.way, deskOnly: true, show: ({ channel }) => channel },
  { key: 'rowsNew', title: w.fresh, align: 'right', show: ({ rowsNew }) => rowsNew },
  { key: 'rowsKnown', title: w.known, align: 'right', deskOnly: true, show: ({ rowsKnown }) => rowsKnown },
  { key: 'rowsWrong', title: w.wrong, align: 'right', show: ({ rowsWrong }) => rowsWrong },
  { key: 'orgName', title: w.org, deskOnly: true, show: ({ orgName }) => orgName },
  { key: 'createdAt', title: w.at, show: ({ createdAt }) => <Moment at={createdAt} /> },
]
