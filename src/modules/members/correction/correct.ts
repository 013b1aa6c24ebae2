import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { editMember, judgeChanges } from '../record/service.ts'
import { getMember } from '../service.ts'
import { words } from '../words.ts'
import { openContent } from './content.ts'
import * as store from './store.ts'

const { found } = refusals(words)

/**
 * Corrects what was asked for, as who decided it and by the way every correction goes; what stands so already is left.
 * @throws Refusal where he may not correct it, or where it does not fit the rest of the record any more
 */
export async function correct(ctx: Ctx, matter: Matter): Promise<void> {
  const request = found(await store.findByMatter(ctx.tx, ctx.actor.reach, matter.id), 'members.not-found')
  const { wanted } = found(openContent(request), 'members.not-found')
  const member = await getMember(ctx, request.memberId)
  const { changes } = await judgeChanges(ctx, member, wanted)
  if (changes.length === 0) return
  const reason = `本人申请更正，事项编号 ${matter.number}`
  await editMember(ctx, { memberId: member.id, version: member.version, reason, ...wanted })
}
