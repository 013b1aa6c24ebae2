import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { onConstraint, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { countOthers } from '#modules/accounts/index.ts'
import { listSuperiors } from '#modules/organisations/index.ts'
import { type MemberField, memberFields } from '../fields.ts'
import { getOwn } from '../own/service.ts'
import { may } from '../policy.ts'
import { judgeChanges } from '../record/service.ts'
import type { MemberRecord } from '../store.ts'
import { words as memberWords } from '../words.ts'
import { fieldsIn, sealContent } from './content.ts'
import type * as contract from './contract.ts'
import { correctionReview } from './procedure.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { need, refuse, refuseIf } = refusals({ ...memberWords, ...words })

const mostShown = 50

/** Asks the branch to correct one field of one’s own record; nothing is changed by asking (D15). */
export async function askCorrection(
  ctx: Ctx,
  input: Input<typeof contract.askCorrection>,
): Promise<Answer<typeof contract.askCorrection>> {
  need(may(ctx.actor, 'askCorrection', ctx.actor.reach.path))
  const { member } = await getOwn(ctx)
  const { why, ...wanted } = input
  const [one, ...more] = fieldsIn(wanted)
  if (!one || more.length > 0) throw refuse('invalid', 'members.correction-one-field')
  const { changes } = await judgeChanges(ctx, member, wanted)
  refuseIf(changes.length === 0, 'invalid', 'members.nothing-changed', { field: one.path })
  const id = newId()
  const matterId = await begin(ctx, member, { id, field: one.field })
  const { orgId, orgPath } = member
  const request = { id, memberId: member.id, matterId, field: one.field, askedAt: ctx.now }
  const isOpen = () => refuse('conflict', 'members.correction-open', { field: one.path })
  await onConstraint(
    store.insertCorrection(ctx.tx, { ...request, orgId, orgPath, ...sealContent(id, { wanted, why }) }),
    { correction_once: isOpen },
  )
  record(ctx, 'members.correction-asked', {
    ...{ subject: 'members.correction', subjectId: id, orgId },
    details: { field: one.field },
  })
  return present({ ...request, state: 'OPEN', endedAt: null, answer: null })
}

async function begin(ctx: Ctx, member: MemberRecord, of: { id: string; field: MemberField }): Promise<string> {
  const { zh, en } = memberFields[of.field]
  const matter = startMatter(ctx, correctionReview, {
    title: { zh: `申请更正：${zh}`, en: `Correction asked for: ${en}` },
    ...{ subject: 'members.correction', subjectId: of.id, aboutPersonId: member.personId, orgName: member.orgName },
    parties: await partiesFor(ctx, member),
    data: { field: of.field },
  })
  return matter.id
}

// The branch, and when it is silent the nearest above where somebody else could decide. Where the branch has nobody but the
// member himself, whoever is above it from the beginning.
async function partiesFor(ctx: Ctx, member: MemberRecord): Promise<{ branch: Seat[]; superior: Seat[] }> {
  const places = [{ id: member.orgId, name: member.orgName }, ...(await listSuperiors(ctx.tx, member.orgPath))]
  const able: Seat[] = []
  for (const { id, name } of places) {
    if ((await countOthers(ctx, { orgId: id, posts })) === 0) continue
    able.push({ orgId: id, orgName: name, posts, accountId: null, name: null })
    if (able.length === 2) break
  }
  const [branch, superior] = able
  if (!branch) throw refuse('conflict', 'members.correction-nobody')
  return { branch: [branch], superior: superior ? [superior] : [] }
}

const posts = ['ORGANISER', 'SECRETARY'] as const

/** One’s own requests, the latest first. */
export async function listOwnCorrections(ctx: Ctx): Promise<Answer<typeof contract.listOwnCorrections>> {
  const { member } = await getOwn(ctx)
  const rows = await store.listOfMember(ctx.tx, ctx.actor.reach, { memberId: member.id, most: mostShown })
  return { rows: rows.map(present) }
}

type Shown = Omit<store.CorrectionRow, 'memberId' | 'valueSealed' | 'whySealed'>

function present({ id, matterId, field, state, askedAt, endedAt, answer }: Shown): contract.Correction {
  const { zh, en } = memberFields[field as MemberField]
  return {
    ...{ id, matterId, field, zh, en, state, answer },
    askedAt: askedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}
