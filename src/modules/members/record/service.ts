import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type FieldFault, fill, Refusal, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { dayOf } from '#kernel/time.ts'
import { getStandingOrg, holdsRelations, readOrgType } from '#modules/organisations/index.ts'
import {
  changePerson,
  enterPerson,
  findByNumber,
  holdNumber,
  openPerson,
  type PersonDetails,
  readDetails,
  selectPeople,
  sentenceOf,
} from '#modules/people/index.ts'
import { withReceivingNamed } from '../circumstances/store.ts'
import type * as contract from '../contract.ts'
import { noteDuplicates } from '../duplicates/noting.ts'
import { factFaults, factSentence, judgedTogether, readFacts } from '../facts.ts'
import { type FactField, type MemberFacts, memberFields, photoField } from '../fields.ts'
import { nameOfGroup } from '../groups/service.ts'
import { may } from '../policy.ts'
import { aboutMember, findingsOf, getMember } from '../service.ts'
import * as store from '../store.ts'
import { words } from '../words.ts'
import { changesBetween } from './changes.ts'

const { found, need, refuseIf } = refusals(words)

/**
 * Enters one member into a branch (D01). Who stands in another branch already is entered all the same, and the nearest superior
 * of both compares the two (D02). @throws what is wrong with which field, and `members.number-taken` for a person known here
 */
export async function enterMember(
  ctx: Ctx,
  input: Input<typeof contract.enterMember>,
): Promise<Answer<typeof contract.enterMember>> {
  const org = await getStandingOrg(ctx, input.orgId)
  need(may(ctx.actor, 'enterMember', org.path))
  const type = readOrgType(org.type)
  refuseIf(!type.ok || !holdsRelations(type.value), 'invalid', 'members.org-holds-no-relations', { field: 'orgId' })
  const { details, facts: written } = readWritten(ctx, input)
  const facts = await withReceivingNamed(ctx.tx, written)
  await nameOfGroup(ctx, org.id, facts.groupId)
  const isElsewhere = await refuseKnown(ctx, details.idNumber ?? '')
  store.lockRoster(ctx.tx, 'SHARED')
  const personId = enterPerson(ctx, org, details)
  const { text, vector } = nameText(details.name)
  const id = newId()
  store.insertMember(
    ctx.tx,
    {
      ...facts,
      ...{ id, personId, orgId: org.id, orgPath: org.path },
      ...{ name: details.name, nameSort: pinyinOfName(details.name).sort, nameSearch: text, search: vector },
    },
    { id: newId(), from: dayOf(ctx.now) },
  )
  record(ctx, 'members.entered', { subject: 'members.member', subjectId: id, orgId: org.id })
  await noteDuplicates(ctx, id)
  const findings = findingsOf(wholeFacts(facts), wholeDetails(details), dayOf(ctx.now))
  return { id, findings: [...findings, ...elsewhere(isElsewhere)] }
}

function readWritten(ctx: Ctx, input: Pick<Input<typeof contract.enterMember>, 'person' | 'facts'>) {
  const today = dayOf(ctx.now)
  const read = readDetails(input.person, today)
  const { facts, faults } = readFacts(input.facts)
  const missing = (['name', 'idNumber'] as const).filter((field) => input.person[field] === undefined)
  const without = (['category', 'joinDate'] as const).filter((field) => input.facts[field] === undefined)
  const all: FieldFault[] = [
    ...read.faults.map(({ field, code }) => ({ path: `person.${field}`, ...sentenceOf(code) })),
    ...missing.map((field) => ({ path: `person.${field}`, ...words['members.required'] })),
    ...faults.map(({ field, code }) => ({ path: `facts.${field}`, ...factSentence(code) })),
    ...without.map((field) => ({ path: `facts.${field}`, ...words['members.required'] })),
  ]
  refuseFaults(all)
  const whole = facts as typeof facts & Pick<MemberFacts, 'category' | 'joinDate'>
  const details = read.details as Partial<PersonDetails> & Pick<PersonDetails, 'name'>
  const birthDate = details.birthDate ?? null
  refuseFaults(faultsTogether(ctx, { facts: wholeFacts(whole), birthDate, isAsked: () => true }))
  return { details, facts: whole }
}

const faultsTogether = (
  ctx: Ctx,
  of: { facts: ReturnType<typeof wholeFacts>; birthDate: string | null; isAsked: (field: FactField) => boolean },
): FieldFault[] =>
  factFaults({ ...of.facts, birthDate: of.birthDate }, dayOf(ctx.now))
    .filter(({ field }) => of.isAsked(field))
    .map(({ field, code }) => ({ path: `facts.${field}`, ...factSentence(code) }))

function refuseFaults(faults: readonly FieldFault[]): void {
  if (faults.length === 0) return
  const sentence = fill(words['members.check-fields'], { count: faults.length })
  throw new Refusal('invalid', 'members.check-fields', { sentence, fields: faults })
}

// Known here: look the member up. Gives whether it is known elsewhere; nothing more is told (decisions 9).
async function refuseKnown(ctx: Ctx, idNumber: string): Promise<boolean> {
  holdNumber(ctx, idNumber)
  const known = await findByNumber(ctx, idNumber)
  refuseIf(known !== undefined && known !== 'ELSEWHERE', 'conflict', 'members.number-taken', {
    field: 'person.idNumber',
  })
  return known === 'ELSEWHERE'
}

const elsewhere = (isElsewhere: boolean) =>
  isElsewhere ? [{ code: 'members.number-elsewhere', ...words['members.number-elsewhere'] }] : []

const wholeFacts = (facts: Partial<MemberFacts> & Pick<MemberFacts, 'category' | 'joinDate'>) => ({
  category: facts.category,
  joinDate: facts.joinDate,
  fullDate: facts.fullDate ?? null,
  applicationDate: facts.applicationDate ?? null,
  hardshipSince: facts.hardshipSince ?? null,
  hardshipUntil: facts.hardshipUntil ?? null,
  abroadSince: facts.abroadSince ?? null,
  abroadKind: facts.abroadKind ?? null,
  abroadLastContact: facts.abroadLastContact ?? null,
})

const wholeDetails = (details: Partial<PersonDetails>) =>
  ({ idNumber: null, birthDate: null, gender: '9', ...details }) as PersonDetails

/**
 * Corrects a record: only what differs is written, with who, when, why and what stood before.
 * @throws conflict `members.changed-meanwhile` naming who changed what, when the version is not the newest
 */
export async function editMember(
  ctx: Ctx,
  input: Input<typeof contract.editMember>,
): Promise<Answer<typeof contract.editMember>> {
  need(may(ctx.actor, 'editMember', ctx.actor.reach.path))
  const member = await getMember(ctx, input.memberId)
  if (member.version !== input.version) throw await changedMeanwhile(ctx, member.id, input.version)
  const { details, facts, after, factsAfter, changes } = await judgeChanges(ctx, member, input)
  refuseIf(changes.length === 0, 'invalid', 'members.nothing-changed')
  const changed = changes.map((change) => change.field)
  const isElsewhere = changed.includes('idNumber') && (await refuseKnown(ctx, after.idNumber ?? ''))
  await writeChanges(ctx, { member, changes, reason: input.reason, details, facts })
  if (changed.some((field) => comparedBy.has(field))) await noteDuplicates(ctx, member.id)
  return {
    id: member.id,
    version: member.version + 1,
    changed,
    findings: [...findingsOf(factsAfter, after, dayOf(ctx.now)), ...elsewhere(isElsewhere)],
  }
}

/** What a correction would change, before it is written; none where all of it stands so already. @throws which field is wrong */
export async function judgeChanges(
  ctx: Ctx,
  member: store.MemberRecord,
  input: Pick<Input<typeof contract.editMember>, 'person' | 'facts'>,
) {
  const [row] = await ctx.tx.rows(selectPeople(ctx.actor.reach, [member.personId]))
  const before = openPerson(found(row, 'members.not-found'))
  const { details, facts: written } = readChanges(ctx, input)
  const facts = await withReceivingNamed(ctx.tx, written)
  const after = { ...before, ...details }
  const factsAfter = { ...member, ...facts }
  const groupName = await nameOfGroup(ctx, member.orgId, facts.groupId)
  const changes = changesBetween({ ...before, ...member }, { ...details, ...facts, groupName })
  // An old mistake in the dates is a finding; it does not keep anybody from correcting something else.
  const touched = judgedTogether.filter((set) => changes.some(({ field }) => set.has(field)))
  const isAsked = (field: FactField) => touched.some((set) => set.has(field))
  refuseFaults(faultsTogether(ctx, { facts: wholeFacts(factsAfter), birthDate: after.birthDate, isAsked }))
  return { details, facts, after, factsAfter, changes }
}

// By these two records are found to be of one person.
const comparedBy = new Set(['idNumber', 'name', 'birthDate', 'gender', 'mobile', 'joinDate'])

function readChanges(ctx: Ctx, input: Pick<Input<typeof contract.editMember>, 'person' | 'facts'>) {
  const { details, faults } = readDetails(input.person ?? {}, dayOf(ctx.now))
  const read = readFacts(input.facts ?? {})
  refuseFaults([
    ...faults.map(({ field, code }) => ({ path: `person.${field}`, ...sentenceOf(code) })),
    ...read.faults.map(({ field, code }) => ({ path: `facts.${field}`, ...factSentence(code) })),
  ])
  return { details: onlyWritten(details, input.person ?? {}), facts: read.facts }
}

// What followed from the number (gender, birth date) is not an edit: both stay as they were (ID-05).
const onlyWritten = (details: Partial<PersonDetails>, written: object): Partial<PersonDetails> =>
  Object.fromEntries(Object.entries(details).filter(([field]) => field in written))

async function writeChanges(
  ctx: Ctx,
  of: {
    member: store.MemberRecord
    changes: contract.Change[]
    reason: string
    details: Partial<PersonDetails>
    facts: Partial<MemberFacts>
  },
): Promise<void> {
  const { member, changes, details, facts } = of
  const changed = new Set(changes.map((change) => change.field))
  const only = <T extends object>(fields: T): Partial<T> =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => changed.has(field))) as Partial<T>
  const source = `${ctx.now.toISOString()} ${ctx.actor.accountId ?? ''}`
  const person = only(details)
  const search = person.name === undefined ? undefined : nameText(person.name)
  const isOurs = await store.updateMember(ctx.tx, member, {
    ...only(facts),
    ...(search ? { nameSearch: search.text, search: search.vector } : {}),
    provenance: Object.fromEntries([...changed].map((field) => [field, source])),
  })
  if (!isOurs) throw await changedMeanwhile(ctx, member.id, member.version)
  // After the member, who is held now: sums see one change after the other (decisions 122).
  if (Object.keys(person).length > 0) changePerson(ctx, member.personId, person)
  store.insertRevision(ctx.tx, {
    ...{ id: newId(), memberId: member.id, orgId: member.orgId, orgPath: member.orgPath, at: ctx.now },
    ...{ accountId: ctx.actor.accountId, actorName: ctx.actor.name, source: 'MANUAL', reason: of.reason },
    ...{ version: member.version + 1, changes },
  })
  record(ctx, 'members.edited', { ...aboutMember(member), details: { fields: [...changed].sort() } })
}

/** What tells a writer who changed what since the version he saw (UX-CS14). */
export async function changedMeanwhile(ctx: Ctx, memberId: string, version: number): Promise<Refusal> {
  const [, revisions] = await ctx.tx.all(store.selectHistory(ctx.actor.reach, memberId))
  const since = revisions.filter((revision) => revision.version > version)
  const fields = [...new Set(since.flatMap((revision) => revision.changes.map((change) => change.field)))]
  const last = since[0]
  const when = last ? new Date(last.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : ''
  const sentence = fill(words['members.changed-meanwhile'], {
    name: last?.actorName ?? '',
    when,
    count: fields.length,
  })
  const labels = fields.map((field) => {
    const { zh, en } = names[field as keyof typeof names]
    return { path: field, zh, en }
  })
  return new Refusal('conflict', 'members.changed-meanwhile', { sentence, fields: labels })
}

const names = { ...memberFields, ...photoField }
