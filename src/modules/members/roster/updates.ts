import { crypto, passingHash } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { nameText } from '#kernel/search.ts'
import { changePerson, openField, openPerson, type PersonDetails, selectPeople } from '#modules/people/index.ts'
import type { Change } from '../contract.ts'
import type { MemberFacts } from '../fields.ts'
import type { RowChange } from '../mapping/store.ts'
import { changesBetween } from '../record/changes.ts'
import * as members from '../store.ts'
import { partsOf } from './further.ts'
import * as stageStore from './staged/store.ts'

/** What a revision keeps sealed so that an import can be taken back: the values before it. */
export interface Before {
  readonly details: Partial<PersonDetails>
  readonly facts: Partial<MemberFacts>
}

/** The values of a revision are sealed for exactly this revision. */
export const beforeContext = (revisionId: string) => `members.revision.before/${revisionId}`

interface Update {
  readonly staged: stageStore.StagedRow
  readonly member: members.MemberRecord
  readonly changes: Change[]
  readonly details: Partial<PersonDetails>
  readonly facts: Partial<MemberFacts>
  readonly before: PersonDetails
}

const atOnce = 500

/**
 * Compares staged rows with the members they are about. Cells that were left empty change nothing. When `write` names a
 * batch, what differs is written with a revision; `tell` hears of it. Gives the rows that differ.
 */
export async function compareRows(
  ctx: Ctx,
  { candidates, secret }: { readonly candidates: readonly number[]; readonly secret: string },
  {
    write,
    tell,
  }: { write?: { readonly batchId: string; readonly fileName: string }; tell?: (change: RowChange) => void },
): Promise<number[]> {
  const differing: number[] = []
  for (let from = 0; from < candidates.length; from += atOnce) {
    const updates = await findUpdates(ctx, candidates.slice(from, from + atOnce), {
      secret,
      forChange: write !== undefined,
    })
    for (const update of updates) {
      differing.push(update.staged.rowNumber)
      tell?.({ row: update.staged.rowNumber, memberId: update.member.id, changes: update.changes })
      if (write) await writeUpdate(ctx, update, write)
    }
  }
  return differing
}

async function findUpdates(
  ctx: Ctx,
  rowNumbers: readonly number[],
  { secret, forChange }: { secret: string; forChange: boolean },
): Promise<Update[]> {
  const staged = await stageStore.listStaged(ctx.tx, rowNumbers)
  const memberIds = staged.map((row) => row.memberId)
  if (forChange) await members.holdMembers(ctx.tx, ctx.actor.reach, memberIds)
  const [people, records] = await ctx.tx.all([
    selectPeople(
      ctx.actor.reach,
      staged.map((row) => row.personId),
    ),
    members.selectMembers(ctx.actor.reach, memberIds),
  ])
  const personOf = new Map(people.map((person) => [person.id, person]))
  const memberOf = new Map(records.map((record) => [record.id, record]))
  return staged.flatMap((row) => {
    const [person, member] = [personOf.get(row.personId), memberOf.get(row.memberId)]
    return person && member ? compare(row, { before: openPerson(person), member, secret }) : []
  })
}

function compare(
  staged: stageStore.StagedRow,
  { before, member, secret }: { before: PersonDetails; member: members.MemberRecord; secret: string },
): Update[] {
  const { name, gender, ethnicGroup, birthDate, education, category, joinDate, fullDate } = staged
  const further = partsOf(staged.further)
  const details = {
    ...filled({
      ...{ name, gender, ethnicGroup, birthDate, education },
      mobile: openedWhenOther(staged, 'mobile', { before: before.mobile, secret }),
      residence: openedWhenOther(staged, 'residence', { before: before.residence, secret }),
    }),
    ...further.details,
  }
  const { groupId, groupName, leavesGroup } = staged
  const facts = {
    ...filled({ fullDate, groupId }),
    ...(leavesGroup ? { groupId: null } : {}),
    ...{ category, joinDate, ...further.facts },
  }
  const changes = changesBetween({ ...before, ...member }, { ...details, ...facts, groupName })
  return changes.length > 0 ? [{ staged, member, changes, details, facts, before }] : []
}

// Sealed values are compared by keyed hashes; only what differs is opened, and shows as different when only checked.
function openedWhenOther(
  staged: stageStore.StagedRow,
  field: 'mobile' | 'residence',
  { before, secret }: { before: string | null; secret: string },
): string | null {
  const hash = staged[`${field}Hash`]
  if (!hash || (before && passingHash(secret, before) === hash)) return null
  const sealed = staged[`${field}Sealed`]
  if (sealed) return openField(staged.stagedPersonId, field, sealed)
  return field === 'mobile' ? staged.mobileMask : '?'
}

const filled = <T extends object>(of: T): Partial<T> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null)) as Partial<T>

async function writeUpdate(ctx: Ctx, update: Update, of: { batchId: string; fileName: string }): Promise<void> {
  const { member, changes, before } = update
  const changed = new Set(changes.map((change) => change.field))
  const only = <T extends object>(fields: object): Partial<T> =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => changed.has(field))) as Partial<T>
  await writeFields(ctx, member, { details: only(update.details), facts: only(update.facts), source: of.batchId })
  const id = newId()
  const old: Before = {
    details: onlyKeys(before, Object.keys(only(update.details))),
    facts: onlyKeys(member, Object.keys(only(update.facts))),
  }
  members.insertRevision(ctx.tx, {
    ...{ id, memberId: member.id, orgId: member.orgId, orgPath: member.orgPath, at: ctx.now },
    ...{ accountId: ctx.actor.accountId, actorName: ctx.actor.name, source: 'IMPORT', reason: of.fileName },
    ...{ batchId: of.batchId, version: member.version + 1, changes },
    beforeSealed: crypto().seal(beforeContext(id), JSON.stringify(old)),
  })
}

const onlyKeys = <T extends object>(of: T, keys: readonly string[]): Partial<T> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => keys.includes(key))) as Partial<T>

/**
 * Writes fields of a known member and counts the version up: the member first, which holds him, so that sums over persons and members
 * see one change after the other (decisions 122). @throws Error when somebody changed him since he was read
 */
export async function writeFields(
  ctx: Ctx,
  member: Pick<members.MemberRecord, 'id' | 'personId' | 'version'>,
  of: Before & { readonly source: string },
): Promise<void> {
  const { details, facts } = of
  const search = details.name === undefined ? undefined : nameText(details.name)
  const fields = [...Object.keys(details), ...Object.keys(facts)]
  const isOurs = await members.updateMember(ctx.tx, member, {
    ...facts,
    ...(search ? { nameSearch: search.text, search: search.vector } : {}),
    provenance: Object.fromEntries(fields.map((field) => [field, of.source])),
  })
  if (!isOurs) throw new Error('the record was changed at this moment')
  if (Object.keys(details).length > 0) changePerson(ctx, member.personId, details)
}
