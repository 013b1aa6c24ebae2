import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { dayOf, toDay } from '#kernel/time.ts'
import {
  getOrg,
  isUsualParent,
  type Org,
  organisationWords,
  readOrgType,
  warningsFor,
} from '#modules/organisations/index.ts'
import { countByGroup } from '../groups/store.ts'
import { may } from '../policy.ts'
import { ageGroupOf, ageGroups, type JoinPeriod, joinPeriodOf } from '../rules.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'
import { tallied } from './tallies/service.ts'

const { need, refuseIf } = refusals(words)

/** How many members stand in an organisation and below, and who they are (STAT-1 … STAT-3); by the tree of that day. */
export async function countMembers(
  ctx: Ctx,
  input: Input<typeof contract.countMembers>,
): Promise<Answer<typeof contract.countMembers>> {
  const org = await getOrg(ctx, input.orgId)
  need(may(ctx.actor, 'countMembers', org.path))
  const today = dayOf(ctx.now)
  const on = input.on ?? today
  const { ages, months, full, total, ...sums } = await figuresOf(ctx, org, { on, today })
  const byGroup = on === today && hasGroups(org) ? await countByGroup(ctx.tx, ctx.actor.reach, org.id) : []
  const grouped = { byAge: agesOf(ages), byJoinPeriod: periodsOf(months), byGroup }
  return { on, total, full, probationary: total - full, ...sums, ...grouped }
}

async function figuresOf(ctx: Ctx, org: Org, { on, today }: { on: string; today: string }): Promise<store.Figures> {
  const { tx, actor } = ctx
  const { id: orgId, path } = org
  refuseIf(org.type === 'PARTY_GROUP' && on !== today, 'invalid', 'members.group-counts-today', { field: 'on' })
  if (org.type === 'PARTY_GROUP') return store.countGroup(tx, actor.reach, { groupId: orgId, on })
  if (on !== today) return store.countOn(tx, actor.reach, { orgId, on })
  return (await tallied(ctx, { orgId, path, on })) ?? store.countToday(tx, actor.reach, { path, on })
}

// Whether groups usually stand below an organisation of this kind.
function hasGroups(org: Org): boolean {
  const type = readOrgType(org.type)
  return type.ok && isUsualParent('PARTY_GROUP', type.value)
}

const agesOf = (ages: store.Figures['ages']) =>
  sumsBy(ageGroups, ages, (age) => ageGroupOf(Number(age))).map(([group, count]) => ({ group, count }))

const periods: JoinPeriod[] = ['BEFORE_1949_10', 'BEFORE_1978_12', 'BEFORE_2012_11', 'SINCE_2012_11']
const periodsOf = (months: store.Figures['months']) =>
  sumsBy(periods, months, (month) => joinPeriodOf(toDay(`${month}-01`))).map(([period, count]) => ({ period, count }))

function sumsBy<G>(groups: readonly G[], counts: Record<string, number>, groupOf: (key: string) => G): [G, number][] {
  const sums = new Map(groups.map((group) => [group, 0]))
  for (const [key, count] of Object.entries(counts)) {
    const group = groupOf(key)
    sums.set(group, (sums.get(group) ?? 0) + count)
  }
  return [...sums]
}

const mostShown = 200

/** What the superior should look at: too few, too many, no committee (ORG-05, ORG-16, ORG-17, ORG-20). Warnings, not blocks. */
export async function listWarnings(
  ctx: Ctx,
  input: Input<typeof contract.listWarnings>,
): Promise<Answer<typeof contract.listWarnings>> {
  const org = await getOrg(ctx, input.orgId)
  need(may(ctx.actor, 'countMembers', org.path))
  const sizes = await store.listSizes(ctx.tx, ctx.actor.reach, { path: org.path, today: dayOf(ctx.now) })
  const totals = totalsOf(sizes)
  const rows = sizes.flatMap((size) => {
    const { members, fullMembers } = totals.get(size.path) ?? size
    const warnings = warningsOf(size, { members, fullMembers })
    return warnings.length > 0 ? [{ orgId: size.id, orgName: size.name, members, fullMembers, warnings }] : []
  })
  return { rows: rows.slice(0, mostShown), total: rows.length }
}

// A committee or general branch counts everybody below it; a branch its own (ORG-17), among whom are those of its groups.
function totalsOf(sizes: readonly store.OrgSize[]) {
  const totals = new Map(sizes.map((size) => [size.path, noneYet(size)]))
  for (const size of sizes.filter(({ type }) => type !== 'PARTY_GROUP'))
    for (let path = size.path; path.length > 1; path = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)) {
      const total = totals.get(path)
      if (!total) break
      total.members += size.members
      total.fullMembers += size.fullMembers
    }
  return totals
}

// A group’s members are those of its branch; they count once.
const noneYet = ({ type, members, fullMembers }: store.OrgSize) =>
  type === 'PARTY_GROUP' ? { members, fullMembers } : { members: 0, fullMembers: 0 }

function warningsOf(size: store.OrgSize, counts: { members: number; fullMembers: number }) {
  const type = readOrgType(size.type)
  if (!type.ok) return []
  const { isVillage, committeeSize, deputySecretaries } = size
  return warningsFor({ type: type.value, isVillage, committeeSize, deputySecretaries, ...counts }).map((warning) => {
    const slots = { is: warning.is ?? '', limit: warning.limit ?? '', name: size.name }
    return { ...warning, ...fill(organisationWords[warning.code], slots) }
  })
}
