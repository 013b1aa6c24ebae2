import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { forAct, move } from '../acting.ts'
import { findDeskOver } from '../moderation/store.ts'
import { handlingPosts } from '../policy.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { petition } from './procedure.ts'
import { petitionDays } from './rules.ts'
import { findDeskTwoUp } from './store.ts'

const { found } = refusals(words)

/** Handles a case as a petition: from now on its limits are those of the procedure, and it is answered there (XF-01). */
export async function filePetition(
  ctx: Ctx,
  { caseId }: Input<typeof contract.filePetition>,
): Promise<Answer<typeof contract.filePetition>> {
  const one = await forAct(ctx, 'filePetition', caseId)
  const office = found(await findOrg(ctx.tx, ctx.actor.reach, one.orgId), 'cases.organisation-missing')
  const matter = startMatter(ctx, petition, {
    title: { zh: `信访事项：${one.number}`, en: `${one.number}: a petition` },
    ...{ subject: 'cases.case', subjectId: caseId, orgName: office.shortName },
    parties: await partiesOf(ctx, { id: office.id, name: office.shortName }),
    data: { number: one.number },
  })
  const answerDueOn = addDays(dayOf(ctx.now), petitionDays.register)
  move(ctx, one, {
    act: 'filePetition',
    change: {
      ...{ inPetitionSince: ctx.now, petitionId: matter.id, acceptedAt: one.acceptedAt ?? ctx.now },
      ...{ answerDueOn, dueProvisional: false },
    },
  })
  return { matterId: matter.id, number: matter.number }
}

// Where a level is missing, the one below it decides in its place; its page says so.
async function partiesOf(ctx: Ctx, office: { id: string; name: string }): Promise<Record<string, Seat[]>> {
  const desk = { orgId: office.id, name: office.name }
  const above = (await findDeskOver(ctx.tx, office.id)) ?? desk
  const top = (await findDeskTwoUp(ctx.tx, office.id)) ?? above
  const seat = ({ orgId, name }: typeof desk, posts: readonly string[] = handlingPosts): Seat[] => [
    { orgId, orgName: name, posts: [...posts], accountId: null, name: null },
  ]
  return { desk: seat(desk), head: seat(desk, ['SECRETARY', 'ORGANISER']), above: seat(above), top: seat(top) }
}
