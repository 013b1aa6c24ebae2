import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { call, fetchFile } from '#kernel/client.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { TroubleNotice } from '#ui/notice.tsx'
import { PaperList } from '#ui/paper-list.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { troubleOf } from '#ui/trouble.ts'
import { reshapingKinds, reshapingStates } from '../reshaping/codes.ts'
import {
  approveReshaping,
  listReshapings,
  openReshapingPaper,
  type Reshaping,
  revokeReshaping,
} from '../reshaping/contract.ts'
import { words as refusals } from '../reshaping/words.ts'
import { words } from '../words.ts'
import { Consequences } from './consequences.tsx'
import { reshapingWords } from './reshaping-words.ts'

/** The changes of one organisation: what waits for approval or for its day first, with what can be done about it. */
export function ReshapingList({ orgId }: { orgId: string }) {
  const say = useSay()
  const read = useQuery({
    queryKey: ['organisations', 'reshapings', orgId],
    queryFn: () => call(listReshapings, { orgId, size: 50 }),
  })
  if (read.error) return <TroubleNotice trouble={troubleOf(read.error)} onRetry={() => void read.refetch()} />
  if (!read.data) return <Skeleton active title={false} />
  if (read.data.rows.length === 0) return <p className="lx-quiet">{say(reshapingWords.noChanges)}</p>
  return (
    <ul className="lx-plain-list">
      {read.data.rows.map((one) => (
        <Line key={one.id} one={one} />
      ))}
    </ul>
  )
}

const Line = ({ one }: { one: Reshaping }) => {
  const say = useSay()
  const tone =
    one.state === 'STOPPED' ? 'error' : one.state === 'ASKED' || one.state === 'PLANNED' ? 'warning' : 'neutral'
  const who = one.approvedByName
    ? say(reshapingWords.byAndApproved, { planned: one.plannedByName, approved: one.approvedByName })
    : say(reshapingWords.by, { planned: one.plannedByName })
  return (
    <li>
      <p>
        <strong>{say(reshapingKinds[one.kind])}</strong> {one.effectiveOn} {say(one.summary)}{' '}
        <StatusTag tone={tone} label={reshapingStates[one.state]} />
      </p>
      <p className="lx-quiet">
        {who}
        {one.basis !== '' && `；${say(reshapingWords.basis)}：${one.basis}`}
      </p>
      {one.obstacles.map((obstacle) => (
        <p key={obstacle.zh}>{say(obstacle)}</p>
      ))}
      {one.papers.length > 0 && <PaperList papers={papersOf(one)} />}
      {isRead(one) && one.orgs.map(({ id, name }) => <Consequences key={id} orgId={id} kind={one.kind} name={name} />)}
      <Acts one={one} />
    </li>
  )
}

// Who may read what a change takes along, which is who could approve it, had he not asked for it himself.
const isRead = ({ state, can }: Reshaping) =>
  state === 'ASKED' && (can.approveReshaping === true || can.approveReshaping === 'organisations.not-by-oneself')

const papersOf = ({ id, papers }: Reshaping) =>
  papers.map(({ fileId, name }) => ({
    ...{ key: fileId, name },
    onOpen: async () => saveFile(await fetchFile(openReshapingPaper, { reshapingId: id, paperId: fileId })),
  }))

const Acts = ({ one }: { one: Reshaping }) => {
  const queries = useQueryClient()
  const reasons = { ...words, ...refusals }
  const isOpen = one.state === 'ASKED' || one.state === 'PLANNED' || one.state === 'STOPPED'
  if (!isOpen) return null
  const after = () => queries.invalidateQueries({ queryKey: ['organisations'] })
  return (
    <div className="lx-actions">
      {one.state === 'ASKED' && (
        <ActionButton
          label={reshapingWords.approve}
          kind="primary"
          can={permission(one.can, 'approveReshaping', reasons)}
          confirm={{ title: reshapingWords.approveTitle, detail: reshapingWords.approveDetail }}
          onAct={async () => {
            await call(approveReshaping, { reshapingId: one.id })
            await after()
          }}
        />
      )}
      <ActionButton
        label={reshapingWords.revoke}
        can={permission(one.can, 'revokeReshaping', reasons)}
        confirm={{ title: reshapingWords.revokeTitle, detail: reshapingWords.revokeDetail }}
        onAct={async () => {
          await call(revokeReshaping, { reshapingId: one.id })
          await after()
        }}
      />
    </div>
  )
}
