import { reachOf } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { askCorrection } from '#modules/members/index.ts'
import { orgOf } from './load-organisations.ts'
import type { Stage } from './play-cases.ts'

const village = 'qingshi-shuijing-1'

/** A member of a village asks to have his telephone number put right; it waits for the secretary of the branch. */
export async function playCorrection({ app, posts, orgs }: Stage): Promise<void> {
  const org = orgOf(orgs, village)
  const post = posts.find(({ orgId, role }) => orgId === org.id && role === 'MEMBER')
  if (!post) throw new Error(`the demonstration lacks a member of ${village}`)
  const { accountId, identityId, personId, name, role } = post
  const reach = reachOf(org.path)
  const actor = { kind: 'account' as const, accountId, identityId, personId, name, role, orgId: org.id, reach }
  const asked = { person: { mobile: '19900000047' }, why: '原来的号码停机了，换了这个号。' }
  await perform({ db: app, actor, effect: 'write', requestId: 'demonstration' }, (ctx) => askCorrection(ctx, asked))
}
