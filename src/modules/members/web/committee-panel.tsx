import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { useOwnOrg } from '#modules/organisations/web/index.tsx'
import { DetailPending, Facts } from '#ui/detail-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { type HeldPost, listPosts } from '../posts/contract.ts'
import { postWords, organisationPostWords as w } from './words.ts'

/** Who leads the own organisation: the secretary and the others of its body, by post. */
export function CommitteePanel() {
  const own = useOwnOrg()
  return own === undefined ? <DetailPending /> : <Committee orgId={own.id} />
}

const Committee = ({ orgId }: { orgId: string }) => {
  const say = useSay()
  const posts = useQuery({ queryKey: ['members', 'posts', orgId], queryFn: () => call(listPosts, { orgId }) })
  if (!posts.data) return <DetailPending error={posts.error} onRetry={() => void posts.refetch()} />
  const { now, isWithoutSecretary } = posts.data
  const namesOf = (post: HeldPost['post']) => now.filter((one) => one.post === post).map(({ name }) => name)
  const posted = (Object.keys(postWords) as HeldPost['post'][]).filter((post) => namesOf(post).length > 0)
  return (
    <section className="lx-panel" aria-label={say(w.posts)}>
      <h2>{say(w.posts)}</h2>
      {isWithoutSecretary && <Notice tone="warning" title={w.withoutSecretary} />}
      {now.length === 0 ? (
        <p className="lx-quiet">{say(w.none)}</p>
      ) : (
        <Facts facts={posted.map((post) => ({ label: postWords[post], value: namesOf(post).join('、') }))} />
      )}
      <p className="lx-on-screen">
        <Link to={`/console/organisations/${orgId}/posts`}>
          <Say of={w.change} />
        </Link>
      </p>
    </section>
  )
}
