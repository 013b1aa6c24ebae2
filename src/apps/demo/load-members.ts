import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { insertMember, noteDuplicates } from '#modules/members/index.ts'
import { enterPerson, insertPostHolding } from '#modules/people/index.ts'
import type { GroupOf } from './load-groups.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'
import type { DemoPerson } from './member-types.ts'

const flushEvery = 200

/** Writes persons, members and posts; gives the person ids by key. Nobody waits for single rows: they go in batches. */
export async function loadMembers(
  ctx: Ctx,
  of: { people: readonly DemoPerson[]; orgs: LoadedOrgs; groupOf: GroupOf },
): Promise<ReadonlyMap<string, string>> {
  const persons = new Map<string, string>()
  for (const demo of of.people) {
    persons.set(demo.key, loadOne(ctx, demo, of.orgs, of.groupOf(demo.orgKey)).personId)
    if (persons.size % flushEvery === 0) await ctx.tx.sent()
  }
  record(ctx, 'members.demonstration-loaded', { details: { count: persons.size } })
  return persons
}

/** Two members who moved were entered once more where they live now; their superiors have something to compare (D02). */
export async function enterTwice(ctx: Ctx, of: { people: readonly DemoPerson[]; orgs: LoadedOrgs }): Promise<void> {
  const moves = [
    { from: 'qingshi-shuijing-1', to: 'qingshi-shangba' },
    { from: 'lingbei-huotang', to: 'yunling-yizhong' },
  ] as const
  for (const [at, { from, to }] of moves.entries()) {
    const demo = of.people.find(
      ({ orgKey, posts, status }) => orgKey === from && posts.length === 0 && status === 'NORMAL',
    )
    if (!demo) throw new Error(`the demonstration has nobody in ${from}`)
    const again = {
      ...demo,
      orgKey: to,
      mobile: `154000099${10 + at}`,
      employer: '',
      hardship: null,
      abroad: null,
      lostContact: null,
    }
    await noteDuplicates(ctx, loadOne(ctx, again, of.orgs, null).memberId)
  }
}

function loadOne(
  ctx: Ctx,
  demo: DemoPerson,
  orgs: LoadedOrgs,
  groupId: string | null,
): { personId: string; memberId: string } {
  const org = orgOf(orgs, demo.orgKey)
  const { name, ethnicGroup, birthDate, idNumber, mobile, residence, education, occupation, employer, jobTitle } = demo
  const details = {
    name,
    ethnicGroup,
    birthDate,
    idNumber,
    mobile,
    residence,
    education,
    occupation,
    employer,
    jobTitle,
  }
  const personId = enterPerson(ctx, org, { ...details, gender: String(demo.gender) })
  const text = nameText(name)
  const memberId = newId()
  insertMember(
    ctx.tx,
    {
      ...{ id: memberId, personId, orgId: org.id, orgPath: org.path, groupId },
      ...{ name, nameSort: pinyinOfName(name).sort, nameSearch: text.text, search: text.vector },
      ...{ category: demo.category, status: demo.status, statusSince: demo.statusOn },
      ...{ joinDate: demo.joinDate, fullDate: demo.fullDate, entryType: 'NEW_DEVELOPMENT' },
      ...{ floatingSince: demo.floating?.since ?? null, floatingTo: demo.floating?.toPlace ?? null },
      ...{ floatingReason: demo.floating?.reason ?? null, lostSince: demo.lostContact?.since ?? null },
      ...{ floatingFrom: demo.floating?.fromPlace ?? null, receivingBranch: receivingOf(demo, orgs) },
      ...{ hardshipKind: demo.hardship?.kind ?? null, hardshipSince: demo.hardship?.from ?? null },
      ...{ hardshipUntil: demo.hardship?.to ?? null },
      ...{ abroadSince: demo.abroad?.since ?? null, abroadCountry: demo.abroad?.country ?? null },
      ...{ abroadKind: demo.abroad?.kind ?? null, abroadLastContact: demo.abroad?.lastContactOn ?? null },
    },
    { id: newId(), from: demo.joinDate },
  )
  for (const { orgKey, post, from } of demo.posts) {
    const place = orgOf(orgs, orgKey)
    insertPostHolding(ctx.tx, { personId, orgId: place.id, orgPath: place.path, post, from })
  }
  return { personId, memberId }
}

// An organisation of the county is meant by its code.
function receivingOf({ floating }: DemoPerson, orgs: LoadedOrgs): string | null {
  if (!floating?.receivingOrgKey) return floating?.receivingElsewhere ?? null
  const { name, code } = orgOf(orgs, floating.receivingOrgKey)
  return `${name}（${code}）`
}
