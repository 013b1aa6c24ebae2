import { DownloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call, urlOf } from '#kernel/client.ts'
import { formatMinute } from '#kernel/time.ts'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { TroubleNotice } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { SheetInput } from '#ui/sheet-input.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type Trouble, useTroubleOf } from '#ui/trouble.ts'
import { type AccountList, downloadAccountTemplate, listAccountLists, uploadAccountList } from '../lists/contract.ts'
import { listStates, listWords as w } from './list-words.ts'
import { paths } from './paths.ts'

/** Lists of accounts: bring one in, and see whose posts wait. */
export function ListsPage() {
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const list = useQuery({
    queryKey: ['accounts', 'lists', page, size],
    queryFn: () => call(listAccountLists, { page, size }),
  })
  return (
    <ListPage<AccountList>
      title={w.lists}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={list.data?.can.uploadAccountList === true && <UploadPanel />}
      empty={{ title: w.none }}
    />
  )
}

const UploadPanel = () => {
  const say = useSay()
  const { upload, isBusy, trouble } = useUpload()
  return (
    <section className="lx-panel lx-after" aria-label={say(w.upload)}>
      <h2>{say(w.upload)}</h2>
      <p className="lx-quiet">{say(w.uploadNote)}</p>
      <div className="lx-actions">
        <Button icon={<DownloadOutlined />} href={urlOf(downloadAccountTemplate, {})} download>
          {say(w.template)}
        </Button>
        <SheetInput label={w.choose} busyLabel={w.uploading} accept=".xlsx,.csv,.txt" isBusy={isBusy} onFile={upload} />
      </div>
      {trouble && <TroubleNotice trouble={trouble} />}
    </section>
  )
}

const useUpload = () => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const troubleOf = useTroubleOf()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const upload = async (file: File | undefined) => {
    if (!file || isBusy) return
    setTrouble(undefined)
    setBusy(true)
    try {
      const { id } = await call(uploadAccountList, { name: file.name }, { upload: file })
      await queries.invalidateQueries({ queryKey: ['accounts', 'lists'] })
      await navigate(paths.oneList(id))
    } catch (fault) {
      setTrouble(troubleOf(fault))
    } finally {
      setBusy(false)
    }
  }
  return { upload, isBusy, trouble }
}

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const columns: readonly Column<AccountList>[] = [
  {
    key: 'fileName',
    title: w.name,
    width: 240,
    show: ({ id, fileName }) => <Link to={paths.oneList(id)}>{fileName}</Link>,
  },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={listStates[state].tone} label={listStates[state]} />,
  },
  { key: 'rowsNew', title: w.fresh, align: 'right', show: ({ rowsNew }) => rowsNew },
  { key: 'rowsWrong', title: w.wrong, align: 'right', show: ({ rowsWrong }) => rowsWrong },
  { key: 'postsWaiting', title: w.waiting, align: 'right', show: ({ postsWaiting }) => postsWaiting },
  { key: 'orgName', title: w.org, deskOnly: true, show: ({ orgName }) => orgName },
  { key: 'actorName', title: w.actor, deskOnly: true, show: ({ actorName }) => actorName },
  { key: 'createdAt', title: w.at, show: ({ createdAt }) => <Moment at={createdAt} /> },
]
