import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { type Action, permission } from '#ui/action-button.tsx'
import { CellWords } from '#ui/cell-words.tsx'
import { DetailPage, DetailPending } from '#ui/detail-page.tsx'
import { ListPanel } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Say, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { roleNames } from '../codes.ts'
import {
  type AccountList,
  decideListedPosts,
  type ListedAccount,
  makeListedAccounts,
  readAccountList,
  takeAccountLinks,
} from '../lists/contract.ts'
import { words as listReasons } from '../lists/words.ts'
import { words as accountReasons } from '../words.ts'
import { listStates, rowStates, listWords as w } from './list-words.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

const reasons = { ...accountReasons, ...listReasons }

/** One list of accounts, from its check to the links and the posts. */
export function OneListPage() {
  const { accountListId = '' } = useParams()
  const found = useQuery({
    queryKey: ['accounts', 'lists', accountListId],
    queryFn: () => call(readAccountList, { accountListId }),
  })
  if (!found.data) return <DetailPending error={found.error} onRetry={() => void found.refetch()} />
  return <OneList {...found.data} />
}

const OneList = ({ list, faults, notes, rows }: Answer<typeof readAccountList>) => {
  const language = useLanguage()
  const minute = (at: string | null) => (at === null ? '' : formatMinute(new Date(at), language))
  const isDone = list.state === 'DONE'
  return (
    <DetailPage
      title={{ zh: list.fileName, en: list.fileName }}
      beside={<StatusTag tone={listStates[list.state].tone} label={listStates[list.state]} />}
      facts={[
        { label: w.org, value: list.orgName },
        { label: w.actor, value: list.actorName },
        { label: w.at, value: minute(list.createdAt) },
        ...(isDone ? [{ label: w.endedAt, value: minute(list.endedAt) }] : []),
      ]}
      actions={useActions(list)}
    >
      <Counts list={list} />
      {list.linksFor !== null && <Notice tone="info" title={fill(w.linksNote, { name: list.linksFor })} />}
      {faults.length > 0 && <CellWords title={fill(w.faults, { count: faults.length })} tone="warning" of={faults} />}
      {notes.length > 0 && <CellWords title={fill(w.notes, { count: notes.length })} tone="info" of={notes} />}
      <Rows list={list} rows={rows} />
    </DetailPage>
  )
}

const useRefresh = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['accounts'] })
}

function useActions(list: AccountList): Action[] {
  const navigate = useNavigate()
  const links = useLinks(list)
  const make = useMake(list)
  const back: Action[] = [
    { label: w.lists, can: true, onAct: () => navigate(paths.lists) },
    ...(list.state === 'DONE' ? [{ label: w.toAccounts, can: true as const, onAct: () => navigate(paths.list) }] : []),
  ]
  if (list.state === 'DONE') return [...(list.can.takeAccountLinks === true ? [links] : []), ...back]
  return [...make, ...back]
}

function useMake({ id: accountListId, rowsNew: count, rowsWrong: wrong, can }: AccountList): Action[] {
  const refresh = useRefresh()
  const mayMake = permission(can, 'makeListedAccounts', reasons)
  const make = async (mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING') => {
    await call(makeListedAccounts, { accountListId, mode })
    await refresh()
  }
  const confirm = { title: fill(w.makeAsk, { count }), detail: fill(w.makeDetail, { wrong }) }
  return [
    {
      ...{ label: fill(w.rightRows, { count }), kind: 'primary' as const, confirm },
      can: count > 0 ? mayMake : reasons['accounts.list-nothing-new'],
      onAct: () => make('RIGHT_ROWS'),
    },
    {
      ...{ label: w.allOrNothing, confirm },
      can:
        wrong > 0 ? fill(w.wrongFirst, { count: wrong }) : count > 0 ? mayMake : reasons['accounts.list-nothing-new'],
      onAct: () => make('ALL_OR_NOTHING'),
    },
  ]
}

function useLinks({ id: accountListId, can }: AccountList): Action {
  const refresh = useRefresh()
  const toast = useToast()
  return {
    ...{ label: w.links, kind: 'primary' as const, can: permission(can, 'takeAccountLinks', reasons) },
    confirm: { title: w.linksAsk, detail: w.linksDetail },
    onAct: async () => {
      const fetched = await fetchFile(takeAccountLinks, { accountListId })
      saveFile(fetched)
      toast('success', fill(w.taken, { name: fetched.name }))
      await refresh()
    },
  }
}

const Counts = ({ list }: { list: AccountList }) => {
  const say = useSay()
  const isDone = list.state === 'DONE'
  const title = isDone ? w.made : w.checked
  return (
    <section className="lx-panel" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <NumberTiles
        label={title}
        tiles={[
          { label: w.total, value: list.rowsTotal },
          { label: w.fresh, value: list.rowsNew },
          { label: w.known, value: list.rowsKnown },
          { label: w.wrong, value: list.rowsWrong, tone: 'error' },
          ...(isDone ? [{ label: w.waiting, value: list.postsWaiting, tone: 'warning' as const }] : []),
        ]}
      />
    </section>
  )
}

const Rows = ({ list, rows }: { list: AccountList; rows: readonly ListedAccount[] }) => {
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const batch = useDecisions(list)
  return (
    <ListPanel<ListedAccount>
      title={w.rows}
      params={params}
      onParams={setParams}
      rowKey={({ row }) => String(row)}
      page={{ rows: rows.slice((page - 1) * size, page * size), total: rows.length }}
      columns={columns}
      empty={{ title: w.noRows }}
      {...(list.can.decideListedPosts === true ? { batch } : {})}
    />
  )
}

const useDecisions = ({ id: accountListId }: AccountList) => {
  const refresh = useRefresh()
  const toast = useToast()
  const decide = (decision: 'GRANT' | 'DECLINE') => async (keys: readonly string[]) => {
    const { done, refused } = await call(decideListedPosts, { accountListId, rows: keys.map(Number), decision })
    toast(refused > 0 ? 'warning' : 'success', fill(w.decided, { done, refused }))
    await refresh()
  }
  return [
    {
      ...{ label: w.grant, kind: 'primary' as const, can: true as const },
      confirm: { title: w.grantAsk, detail: w.grantDetail },
      onAct: decide('GRANT'),
    },
    {
      ...{ label: w.decline, can: true as const },
      confirm: { title: w.declineAsk, detail: w.declineDetail },
      onAct: decide('DECLINE'),
    },
  ]
}

const columns: readonly Column<ListedAccount>[] = [
  { key: 'displayName', title: pageWords.displayName, show: ({ displayName }) => displayName },
  { key: 'state', title: w.state, inHead: true, show: (row) => <State {...row} /> },
  { key: 'login', title: pageWords.login, show: (row) => <Login {...row} /> },
  { key: 'orgName', title: pageWords.organisation, show: ({ orgName }) => orgName },
  { key: 'role', title: w.post, show: (row) => <Post {...row} /> },
  { key: 'row', title: w.row, align: 'right', deskOnly: true, show: ({ row }) => row },
  { key: 'why', title: w.why, show: ({ refusal }) => (refusal ? <Say of={refusal} /> : '—') },
]

const State = ({ state }: ListedAccount) => <StatusTag tone={rowStates[state].tone} label={rowStates[state]} />

const Login = ({ login, isProposed, state }: ListedAccount) => {
  const say = useSay()
  return isProposed && state === 'NEW' ? say(fill(w.proposed, { login })) : login
}

const Post = ({ role, until }: ListedAccount) => {
  const say = useSay()
  return until === null ? say(roleNames[role]) : say(fill(w.postUntil, { post: say(roleNames[role]), day: until }))
}
