import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals, type Sentence } from '#kernel/errors.ts'
import { maskIdNumber, openPerson, type PersonDetails, selectPeople } from '#modules/people/index.ts'
import { columnNames } from '../export/words.ts'
import { type MemberField, memberFields, photoField } from '../fields.ts'
import { may } from '../policy.ts'
import * as members from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

// What a page shows; the file one takes along has all.
const mostTraces = 500

interface Own {
  readonly member: members.MemberRecord
  readonly person: PersonDetails & { readonly hasPhoto: boolean }
}

/** What is kept about oneself (D15). Only the number is masked: it is the one thing nobody needs to compare by heart. */
export async function readOwn(ctx: Ctx): Promise<Answer<typeof contract.readOwn>> {
  const { member, person } = await getOwn(ctx)
  const shown = { ...person, idNumber: person.idNumber && maskIdNumber(person.idNumber, 'LIST') }
  return {
    name: person.name,
    orgId: member.orgId,
    orgName: member.orgName,
    status: member.status,
    hasPhoto: person.hasPhoto,
    posts: (await store.listOwnPosts(ctx.tx)) as contract.OwnRecord['posts'],
    fields: fieldsOf({ ...shown, ...member, groupId: member.groupName }),
  }
}

/** The record that the acting person is, and the person. @throws missing `members.no-own-record` */
export async function getOwn(ctx: Ctx): Promise<Own> {
  const { actor, tx } = ctx
  need(may(actor, 'readOwn', actor.reach.path))
  const id = actor.personId === null ? undefined : await store.findOwnMember(tx, actor.reach, actor.personId)
  const member = found(
    await members.findMember(tx, actor.reach, found(id, 'members.no-own-record')),
    'members.no-own-record',
  )
  const [person] = await tx.rows(selectPeople(actor.reach, [member.personId]))
  const row = found(person, 'members.no-own-record')
  return { member, person: { ...openPerson(row), hasPhoto: row.hasPhoto } }
}

function fieldsOf(whole: Partial<Record<MemberField, unknown>>): contract.OwnRecord['fields'] {
  return (Object.keys(memberFields) as MemberField[]).map((field) => {
    const { zh, en } = memberFields[field]
    return { field, zh, en, value: textOf(whole[field]) }
  })
}

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '' || value === false) return null
  if (Array.isArray(value)) return value.join('、') || null
  return value === true ? '是' : String(value)
}

/** Who looked at one’s record and why: cards, step-up views, corrections, imported sheets, merges and exports by others (decisions 14). */
export async function listOwnTraces(ctx: Ctx): Promise<Answer<typeof contract.listOwnTraces>> {
  await getOwn(ctx)
  return { rows: await tracesOf(ctx, mostTraces) }
}

/** The same of who is known to have a record, without an end: for what one takes along. */
export const allOwnTraces = (ctx: Ctx): Promise<contract.OwnTrace[]> => tracesOf(ctx, null)

async function tracesOf(ctx: Ctx, most: number | null): Promise<contract.OwnTrace[]> {
  const rows = await store.listOwnTraces(ctx.tx, most)
  return rows.map(({ at, act, fields, ...row }) => ({
    ...row,
    at: at.toISOString(),
    act: act as contract.OwnTrace['act'],
    fields: (fields ?? []).flatMap((field) => nameOf(field) ?? []),
  }))
}

const names: Readonly<Record<string, Sentence>> = { ...memberFields, ...photoField, ...columnNames }

function nameOf(field: string): Sentence | undefined {
  const name = names[field]
  return name && { zh: name.zh, en: name.en }
}
