import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { useSay } from '#ui/sentence.tsx'
import { noticeKinds } from '../codes.ts'
import { listNotices, seeNotices } from '../devices/contract.ts'
import { safetyWords } from './safety-words.ts'

/** What happened to one's account, until one has seen it. */
export function NoticesPanel() {
  const say = useSay()
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['notices'], queryFn: () => call(listNotices, {}) })
  const notices = list.data?.notices ?? []
  if (notices.length === 0) return null
  const seen = async () => {
    await call(seeNotices, { ids: notices.map(({ id }) => id) })
    await queries.invalidateQueries({ queryKey: ['notices'] })
  }
  return (
    <section className="lx-panel">
      <h2>{say(safetyWords.notices)}</h2>
      <ul className="lx-lines">
        {notices.map(({ id, kind, byName, at }) => (
          <li key={id}>
            <span>
              {kind in noticeKinds && say(noticeKinds[kind as keyof typeof noticeKinds], { name: byName })}{' '}
              <span className="lx-quiet">{at.slice(0, 10)}</span>
            </span>
          </li>
        ))}
      </ul>
      <ActionButton label={safetyWords.seen} can onAct={seen} />
    </section>
  )
}
