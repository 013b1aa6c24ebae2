import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { insertMember } from '#modules/members/index.ts'
import { enterPerson, insertPostHolding } from '#modules/people/index.ts'
import { type LoadedOrgs, orgOf } from './load-organisations.ts'
import type { DemoPerson } from './member-types.ts'

const flushEvery = 200

/** Writes persons, members and posts; gives the person ids by key. Nobody waits for single rows: they go in batches. */
export async function loadMembers(
  ctx: Ctx,
  of: { people: readonly DemoPerson[]; orgs: LoadedOrgs },
): Promise<ReadonlyMap<string, string>> {
  const persons = new Map<string, string>()
  for (const demo of of.people) {
    persons.set(demo.key, loadOne(ctx, demo, of.orgs))
    if (persons.size % flushEvery === 0) await ctx.tx.sent()
  }
  record(ctx, 'members.demonstration-loaded', { details: { count: persons.size } })
  return persons
}

function loadOne(ctx: Ctx, demo: DemoPerson, orgs: LoadedOrgs): string {
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
  insertMember(
    ctx.tx,
    {
      ...{ id: newId(), personId, orgId: org.id, orgPath: org.path },
      ...{ name, nameSort: pinyinOfName(name).sort, nameSearch: text.text, search: text.vector },
      ...{ category: demo.category, status: demo.status, statusSince: demo.statusOn },
      ...{ joinDate: demo.joinDate, fullDate: demo.fullDate, entryType: 'NEW_DEVELOPMENT' },
      ...{ floatingSince: demo.floating?.since ?? null, floatingTo: demo.floating?.toPlace ?? null },
      ...{ floatingReason: demo.floating?.reason ?? null, lostSince: demo.lostContact?.since ?? null },
      ...{ hardshipKind: demo.hardship?.kind ?? null, hardshipSince: demo.hardship?.from ?? null },
    },
    { id: newId(), from: demo.joinDate },
  )
  for (const { orgKey, post, from } of demo.posts) {
    const place = orgOf(orgs, orgKey)
    insertPostHolding(ctx.tx, { personId, orgId: place.id, orgPath: place.path, post, from })
  }
  return personId
}
