import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { takeShare, takeTry } from '#kernel/limits.ts'
import { nameQuery } from '#kernel/search.ts'
import { type Day, dayOf, toDay } from '#kernel/time.ts'
import { getOrg, type Org } from '#modules/organisations/index.ts'
import {
  findByNumber,
  listPosts,
  openPerson,
  type PersonDetails,
  type PersonRow,
  readDetails,
  readIdNumber,
  readPhoto,
  selectPeople,
  sentenceOf,
  shownIdentity,
} from '#modules/people/index.ts'
import { contactDueOn } from './circumstances/rules.ts'
import * as contract from './contract.ts'
import { selectIsCompared, selectPairOf } from './duplicates/store.ts'
import { factFindings, factSentence, type WholeFacts } from './facts.ts'
import * as listing from './listing/store.ts'
import { may, shows } from './policy.ts'
import { countCardRead } from './reading-budget.ts'
import { ageOn, partyAge } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse } = refusals(words)

const lookUps = { name: 'members.number-looked-up', tries: 30, seconds: 3600 }
const reveals = { name: 'members.revealed', tries: 100, seconds: 3600 }

/** One page of the roster, masked (D01, security 2.3). A whole identity number in `q` is an exact, recorded look-up. */
export async function listMembers(
  ctx: Ctx,
  input: Input<typeof contract.listMembers>,
): Promise<Answer<typeof contract.listMembers>> {
  const { actor } = ctx
  need(may(actor, 'listMembers', actor.reach.path))
  const org = input.orgId ? await getOrg(ctx, input.orgId) : undefined
  const today = dayOf(ctx.now)
  const sought = input.q ? await readSought(ctx, input.q) : {}
  const can = {
    enterMember: may(actor, 'enterMember', org?.path ?? actor.reach.path),
    importRoster: may(actor, 'importRoster', org?.path ?? actor.reach.path),
    exportMembers: may(actor, 'exportMembers', org?.path ?? actor.reach.path),
    compareRecords: may(actor, 'compareRecords', actor.reach.path),
  }
  if (sought === null) return { rows: [], total: 0, can }
  const page = await listing.listMembers(ctx.tx, actor.reach, {
    ...narrowing(input),
    today,
    ...placed(org, input.group),
    name: sought.name,
    personId: sought.personId,
  })
  return { rows: page.rows.map((row) => presentRow(row, today)), total: page.total, can }
}

/** How many members fit the conditions of a list, as they stand in its address. */
export async function countMatching(ctx: Ctx, conditions: Readonly<Record<string, string>>): Promise<number> {
  const { total } = await listing.listMembers(
    ctx.tx,
    ctx.actor.reach,
    await matching(ctx, conditions, { page: 1, size: 1 }),
  )
  return total
}

/** A page of the members that fit, in the order of the list, before masks. */
export async function readMatching(
  ctx: Ctx,
  conditions: Readonly<Record<string, string>>,
  page: { page: number; size: number },
): Promise<listing.ListedMember[]> {
  const { rows } = await listing.listMembers(ctx.tx, ctx.actor.reach, await matching(ctx, conditions, page))
  return rows
}

async function matching(
  ctx: Ctx,
  conditions: Readonly<Record<string, string>>,
  { page, size }: { page: number; size: number },
): Promise<listing.MemberQuery> {
  const read = contract.MemberFilter.omit({ page: true, size: true }).safeParse(conditions)
  if (!read.success) throw refuse('invalid', 'members.export-conditions')
  const org = read.data.orgId ? await getOrg(ctx, read.data.orgId) : undefined
  const name = read.data.q ? nameQuery(read.data.q) : undefined
  if (name === null) throw refuse('invalid', 'members.export-conditions')
  return {
    ...narrowing({ ...read.data, page, size }),
    today: dayOf(ctx.now),
    ...placed(org, read.data.group),
    name,
    personId: undefined,
  }
}

function narrowing(input: Input<typeof contract.listMembers>) {
  const { category, gender, ageFrom, ageTo, education, ethnicMinority, joinedFrom, joinedTo, floating, sort } = input
  return {
    ...{ category, gender, ageFrom, ageTo, education, ethnicMinority, joinedFrom, joinedTo, floating, sort },
    includeBelow: input.includeBelow,
    statuses: statusesOf(input.status),
    limit: input.size,
    offset: (input.page - 1) * input.size,
  }
}

// A group holds no relations of its own: who stands in it stands in its branch (ORG-05).
const placed = (org: Org | undefined, group: string | undefined) =>
  org?.type === 'PARTY_GROUP' ? { org: undefined, group: org.id } : { org, group }

const statusesOf = (status: Input<typeof contract.listMembers>['status']): string[] | undefined => {
  if (status === 'ALL') return undefined
  if (status === 'CURRENT') return ['NORMAL', 'SUSPENDED']
  if (status !== 'ENDED') return [status]
  const ended = ['LEFT_VOLUNTARILY', 'PERSUADED_OUT', 'REMOVED', 'EXPELLED', 'PROBATION_CANCELLED', 'NOT_RECOGNISED']
  return [...ended, 'DECEASED']
}

interface Sought {
  readonly name?: NonNullable<ReturnType<typeof nameQuery>>
  readonly personId?: string
}

// What was typed into the search field; null when it can find nobody.
async function readSought(ctx: Ctx, q: string): Promise<Sought | null> {
  const number = readIdNumber(q)
  if (!number.ok) {
    const name = nameQuery(q)
    return name && { name }
  }
  await takeTry(ctx, lookUps, ctx.actor.accountId ?? '')
  const person = await findByNumber(ctx, number.value.number)
  const isHere = person !== undefined && person !== 'ELSEWHERE'
  record(ctx, 'members.number-looked-up', { details: { found: isHere } })
  return isHere ? { personId: person.id } : null
}

function presentRow(row: listing.ListedMember, today: Day): contract.MemberRow {
  const { birthDate, idNumberTail, mobileMask, floatingSince, personId: _, ...shown } = row
  return {
    ...shown,
    status: row.status as contract.MemberRow['status'],
    age: birthDate ? ageOn(toDay(birthDate), today) : null,
    idNumber: idNumberTail ? `${'*'.repeat(16)}${idNumberTail}` : null,
    mobile: mobileMask,
    partyAge: partyAge(row.fullDate ? toDay(row.fullDate) : null, today),
    isFloating: floatingSince !== null,
  }
}

/** The member in the reach. @throws missing `members.not-found`, also for what stands elsewhere (T01) */
export async function getMember(ctx: Ctx, memberId: string): Promise<store.MemberRecord> {
  return found(await store.findMember(ctx.tx, ctx.actor.reach, memberId), 'members.not-found')
}

/** The card of one member with what stands on its tabs; one line in the audit, which the member sees (decisions 14). */
export async function readCard(
  ctx: Ctx,
  input: Input<typeof contract.readCard>,
): Promise<Answer<typeof contract.readCard>> {
  const { actor, tx } = ctx
  need(may(actor, 'readCard', actor.reach.path))
  await countCardRead(ctx)
  const member = await getMember(ctx, input.memberId)
  const [people, posts, [compared], [pair], postings, history] = await tx.all([
    selectPeople(actor.reach, [member.personId]),
    listPosts(actor.reach, member.personId),
    selectIsCompared(member.id),
    selectPairOf(actor.reach, member.id),
    ...store.selectHistory(actor.reach, member.id),
  ])
  const person = found(people[0], 'members.not-found')
  record(ctx, 'members.card-read', aboutMember(member))
  return {
    id: member.id,
    version: member.version,
    org: { id: member.orgId, name: member.orgName },
    basic: presentBasic(ctx, person),
    party: presentParty(ctx, member),
    postings,
    posts,
    history: history.map((revision) => ({ ...revision, at: revision.at.toISOString() })),
    findings: findingsOf(member, openPerson(person), dayOf(ctx.now)),
    importBatchId: member.importBatchId,
    isCompared: compared?.isCompared ?? false,
    duplicateId: pair?.id ?? null,
    can: {
      editMember: may(actor, 'editMember', member.orgPath),
      keepPhoto: may(actor, 'keepPhoto', member.orgPath),
      revealFields: may(actor, 'revealFields', member.orgPath),
    },
  }
}

/** What an audit line says of the member it is about. */
export function aboutMember(member: { readonly id: string; readonly orgId: string }) {
  return { subject: 'members.member', subjectId: member.id, orgId: member.orgId }
}

function presentBasic(ctx: Ctx, row: PersonRow): contract.MemberCard['basic'] {
  const { name, formerName, gender, ethnicGroup, landline, nativePlace, birthPlace, householdPlace, maritalStatus } =
    row
  const { education, inServiceEducation, degree, school, major } = row
  const { employer, jobTitle, professionalTitle, newStratum, frontline, occupation, workStartDate } = row
  return {
    ...{ name, formerName, gender, ethnicGroup, landline, nativePlace, birthPlace, householdPlace, maritalStatus },
    ...{ education, inServiceEducation, degree, school, major },
    ...{ employer, jobTitle, professionalTitle, newStratum, frontline, occupation, workStartDate },
    ...(shows(ctx.actor, 'readCard', 'sensitive') ? maskedOf(row, dayOf(ctx.now)) : {}),
  }
}

function maskedOf(row: PersonRow, today: Day) {
  const { birthDate, idNumberTail, mobileMask, residenceArea, hasPhoto } = row
  const rest = { mobile: mobileMask, residence: residenceArea, hasPhoto }
  // Never a fragment of the number beside a date of birth (security, finding 3): the month, or without one the fragment.
  if (!birthDate) return { ...rest, birth: null, idNumber: idNumberTail && `${'*'.repeat(16)}${idNumberTail}` }
  const { idNumber, birth } = shownIdentity({ idNumber: '', birthDate: toDay(birthDate) }, 'DETAIL', { today })
  return { ...rest, birth, idNumber }
}

function presentParty(ctx: Ctx, member: store.MemberRecord): contract.MemberCard['party'] {
  const { category, statusSince, joinDate, fullDate, applicationDate, activistDate, targetDate } = member
  const { entryType, joinBranch, introducers, floatingSince, floatingFrom, floatingTo, floatingReason } = member
  const { receivingBranch, lostSince, infirm, abroadSince, abroadCountry, abroadKind, abroadLastContact } = member
  const { hardshipKind, hardshipSince, hardshipUntil, groupId, groupName } = member
  return {
    ...{ groupId, groupName },
    ...{ category, statusSince, joinDate, fullDate, applicationDate, activistDate, targetDate, entryType, joinBranch },
    ...{ floatingSince, floatingFrom, floatingTo, floatingReason, receivingBranch, lostSince, infirm },
    ...{ abroadSince, abroadCountry, abroadKind, abroadLastContact, contactDueOn: contactDueOn(member) },
    introducers: [...introducers],
    status: member.status as contract.MemberCard['party']['status'],
    partyAge: partyAge(fullDate ? toDay(fullDate) : null, dayOf(ctx.now)),
    ...(shows(ctx.actor, 'readCard', 'sensitive') ? { hardshipKind, hardshipSince, hardshipUntil } : {}),
  }
}

/** What of a record should be looked up in the file: identity (ID-05) and dates (DEV-60); nothing is changed. */
export function findingsOf(
  facts: Omit<WholeFacts, 'birthDate'>,
  details: PersonDetails,
  today: Day,
): { code: string; zh: string; en: string }[] {
  const { idNumber, birthDate, gender } = details
  const identity = readDetails({ ...(idNumber ? { idNumber } : {}), birthDate, gender }, today).findings
  return [
    ...identity.map(({ code }) => ({ code, ...sentenceOf(code) })),
    ...factFindings({ ...facts, birthDate }, today).map((code) => ({
      code,
      ...factSentence(code),
    })),
  ]
}

/** Sensitive fields in full, asked for with a reason; the member sees the line (security 2.3, decisions 14). */
export async function revealFields(
  ctx: Ctx,
  input: Input<typeof contract.revealFields>,
): Promise<Answer<typeof contract.revealFields>> {
  const { actor } = ctx
  need(may(actor, 'revealFields', actor.reach.path))
  const member = await getMember(ctx, input.memberId)
  await takeShare(ctx, reveals, actor.accountId ?? '')
  const [person] = await ctx.tx.rows(selectPeople(actor.reach, [member.personId]))
  const whole = openPerson(found(person, 'members.not-found'))
  const photo = input.fields.includes('photo') ? await readPhoto(ctx, member.personId) : null
  record(ctx, 'members.revealed', {
    ...aboutMember(member),
    details: { fields: [...new Set(input.fields)].sort(), reason: input.reason },
  })
  return {
    values: Object.fromEntries(
      input.fields.map((field) => [field, field === 'photo' ? (photo?.toString('base64') ?? null) : whole[field]]),
    ),
    expiresAt: new Date(ctx.now.getTime() + 60_000).toISOString(),
  }
}
