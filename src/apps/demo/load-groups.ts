import type { Ctx } from '#kernel/ctx.ts'
import { insertOrg, nextPlace, searchTextOf } from '#modules/organisations/index.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'

/** The Party groups of two branches; of the last one, members are in none or two (ORG-05). */
const groups = {
  'yunling-yizhong': ['语文英语党小组', '数理化党小组', '行政后勤党小组'],
  'qingshi-shangba': ['第一党小组', '第二党小组'],
} as const

/** Who stands in which group of his branch; null for none. Asked once for each member, in the order of the demonstration. */
export type GroupOf = (orgKey: string) => string | null

/** Sets up the Party groups, and deals the members of their branches among them. */
export async function loadGroups(ctx: Ctx, orgs: LoadedOrgs): Promise<GroupOf> {
  const made = new Map<string, string[]>()
  for (const [key, names] of Object.entries(groups)) {
    const parent = orgOf(orgs, key)
    const ids: string[] = []
    for (const name of names) {
      const named = { name: `${parent.shortName}${name}`, shortName: name }
      const facts = {
        ...{ ...named, parent, type: 'PARTY_GROUP', level: null, slug: null, isVillage: parent.isVillage },
        ...{ divisionCode: parent.divisionCode, foundedOn: parent.foundedOn, nameSearch: searchTextOf(named) },
      }
      ids.push(insertOrg(ctx.tx, facts, await nextPlace(ctx.tx, parent)))
    }
    made.set(key, ids)
  }
  const dealt = new Map<string, number>()
  return (orgKey) => {
    const ids = made.get(orgKey)
    if (!ids) return null
    const turn = dealt.get(orgKey) ?? 0
    dealt.set(orgKey, turn + 1)
    return ids[placeOf(turn, ids.length)] ?? null
  }
}

// The last group gets the first two only; of the others’ turns each sixth member is in none.
function placeOf(turn: number, count: number): number {
  if (turn < 2) return count - 1
  return turn % 6 === 5 ? -1 : turn % (count - 1)
}
