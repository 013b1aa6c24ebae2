import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { MatterView } from '#kernel/procedure/contract.ts'
import { actOnMatter, viewMatter } from '#kernel/procedure/service.ts'
import { words as procedureWords } from '#kernel/procedure/words.ts'
import { may } from '../policy.ts'
import { countCardRead } from '../reading-budget.ts'
import { aboutMember } from '../service.ts'
import { words as memberWords } from '../words.ts'
import { compareRecords } from './compare.ts'
import type * as contract from './contract.ts'
import { aboutPair, type OpenRecord, openBoth, separate } from './merge.ts'
import { beginComparing } from './opening.ts'
import { duplicateReview } from './procedure.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...memberWords, ...words })

// The acts of this procedure name no colleague here; handing over is done on the page of the matter.
const registry = { procedures: [duplicateReview], listStaff: async () => [] }

/** The pairs that lie before the organisations in reach, open ones first. */
export async function listDuplicates(
  ctx: Ctx,
  input: Input<typeof contract.listDuplicates>,
): Promise<Answer<typeof contract.listDuplicates>> {
  need(may(ctx.actor, 'compareRecords', ctx.actor.reach.path))
  const page = { state: input.state, limit: input.size, offset: (input.page - 1) * input.size }
  const { rows, total } = await store.listPairs(ctx.tx, ctx.actor.reach, page)
  return { rows: rows.map(presentRow), total }
}

/** Two records side by side; each is a card that was read, and its member sees the line (decisions 14). */
export async function readDuplicate(
  ctx: Ctx,
  input: Input<typeof contract.readDuplicate>,
): Promise<Answer<typeof contract.readDuplicate>> {
  need(may(ctx.actor, 'compareRecords', ctx.actor.reach.path))
  await countCardRead(ctx)
  return present(ctx, await getPair(ctx, input.duplicateId), { isLookedAt: true })
}

/** Decides a pair by an act on its matter. */
export async function decideDuplicate(
  ctx: Ctx,
  input: Input<typeof contract.decideDuplicate>,
): Promise<Answer<typeof contract.decideDuplicate>> {
  need(may(ctx.actor, 'compareRecords', ctx.actor.reach.path))
  const pair = await getPair(ctx, input.duplicateId, { forChange: true })
  const { version, isSame, leads, take, opinion } = input
  if (pair.matterId === null) throw refuse('conflict', 'members.duplicate-not-begun')
  refuseIf(isSame && leads === undefined, 'invalid', 'members.duplicate-no-lead', { field: 'leads' })
  if (isSame) store.keepChoice(ctx.tx, ctx.actor.reach, { id: pair.id, choice: { ...(take ? { take } : {}) } })
  const said = { matterId: pair.matterId, version, ...(opinion ? { opinion } : {}) }
  await actOnMatter(ctx, registry, isSame ? { ...said, act: 'same', fields: { leads } } : { ...said, act: 'different' })
  return present(ctx, await getPair(ctx, pair.id))
}

/** Compares a pair anew; a merge is undone first, and both records are as they were (D02). */
export async function reopenDuplicate(
  ctx: Ctx,
  input: Input<typeof contract.reopenDuplicate>,
): Promise<Answer<typeof contract.reopenDuplicate>> {
  need(may(ctx.actor, 'compareRecords', ctx.actor.reach.path))
  const pair = await getPair(ctx, input.duplicateId, { forChange: true })
  refuseIf(pair.state === 'OPEN', 'conflict', 'members.duplicate-open-already')
  refuseIf(pair.firstId === null || pair.secondId === null, 'conflict', 'members.duplicate-record-gone')
  if (pair.state === 'SAME') await separate(ctx, pair)
  store.setState(ctx.tx, ctx.actor.reach, {
    ...{ id: pair.id, state: 'OPEN', at: null, by: null, beforeSealed: null },
    reopenReason: input.reason,
  })
  await beginComparing(ctx, pair)
  record(ctx, 'members.duplicate-reopened', { ...aboutPair(pair), details: { was: pair.state } })
  return present(ctx, await getPair(ctx, pair.id))
}

async function getPair(ctx: Ctx, id: string, { forChange = false } = {}): Promise<store.Pair> {
  return found(await store.findPair(ctx.tx, ctx.actor.reach, { id, forChange }), 'members.duplicate-not-found')
}

function presentRow(pair: store.Pair): contract.DuplicateRow {
  const { id, basis, state, firstName, secondName, firstOrg, secondOrg, decidedBy } = pair
  return {
    ...{ id, basis, state, firstOrg, secondOrg, decidedBy },
    name: firstName ?? secondName ?? '',
    foundAt: pair.foundAt.toISOString(),
    decidedAt: pair.decidedAt?.toISOString() ?? null,
  }
}

async function present(ctx: Ctx, pair: store.Pair, { isLookedAt = false } = {}): Promise<contract.Duplicate> {
  const isWhole = pair.firstId !== null && pair.secondId !== null
  const both = isWhole ? await openBoth(ctx, pair) : undefined
  if (both && isLookedAt)
    for (const { member } of [both.FIRST, both.SECOND]) record(ctx, 'members.card-read', aboutMember(member))
  const matter = pair.matterId === null ? undefined : await viewMatter(ctx, duplicateReview, pair.matterId)
  const side = ({ member, whole }: OpenRecord) => ({
    ...{ memberId: member.id, name: whole.name, orgName: member.orgName, status: member.status },
    mayReveal: may(ctx.actor, 'revealFields', member.orgPath) === true,
  })
  return {
    ...presentRow(pair),
    ...{ matterId: pair.matterId, version: matter?.version ?? 1 },
    ...{ first: both ? side(both.FIRST) : null, second: both ? side(both.SECOND) : null, leads: leadOf(both) },
    fields: both ? compareRecords({ first: both.FIRST.whole, second: both.SECOND.whole }) : [],
    whyNot: matter ? whyNotDecide(matter) : words['members.duplicate-not-begun'],
    can: {
      reopenDuplicate:
        pair.state === 'OPEN' ? 'members.duplicate-open-already' : isWhole || 'members.duplicate-record-gone',
    },
  }
}

function whyNotDecide({ acts }: MatterView) {
  const same = acts.find(({ act }) => act === 'same')
  return same ? same.whyNot : procedureWords['procedure.ended']
}

function leadOf(both: Record<contract.Side, OpenRecord> | undefined): contract.Side | null {
  if (both?.FIRST.member.status === 'DUPLICATE') return 'SECOND'
  return both?.SECOND.member.status === 'DUPLICATE' ? 'FIRST' : null
}
