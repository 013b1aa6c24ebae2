import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { jpegSize } from '#kernel/photo.ts'
import { keepPhoto as keep, peopleWords, photoFault, readPhoto, selectPeople } from '#modules/people/index.ts'
import { photoField } from '../fields.ts'
import { getOwn } from '../own/service.ts'
import { may } from '../policy.ts'
import { changedMeanwhile } from '../record/service.ts'
import { aboutMember, getMember } from '../service.ts'
import * as store from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'

const { found, need, refuse, refuseIf } = refusals({ ...words, ...peopleWords })

/**
 * Keeps a photo of a member or takes it away (2.2), as a correction: with who, when and why, never the picture itself. Nobody
 * needs one (decisions 180). @throws what is wrong with it at `photo`; conflict `members.changed-meanwhile`
 */
export async function keepPhoto(
  ctx: Ctx,
  input: Input<typeof contract.keepPhoto>,
): Promise<Answer<typeof contract.keepPhoto>> {
  need(may(ctx.actor, 'keepPhoto', ctx.actor.reach.path))
  const member = await getMember(ctx, input.memberId)
  if (member.version !== input.version) throw await changedMeanwhile(ctx, member.id, input.version)
  const photo = input.photo === null ? null : readSent(input.photo)
  const [person] = await ctx.tx.rows(selectPeople(ctx.actor.reach, [member.personId]))
  const { hasPhoto } = found(person, 'members.not-found')
  await write(ctx, member, { photo, hasPhoto, reason: input.reason })
  return { id: member.id, version: member.version + 1 }
}

function readSent(sent: string): Buffer {
  const photo = Buffer.from(sent, 'base64')
  const fault = photoFault({ bytes: photo.length, size: jpegSize(photo) })
  if (fault) throw refuse('invalid', fault, { field: 'photo' })
  return photo
}

/** The photo of the acting person’s own record. */
export async function readOwnPhoto(ctx: Ctx): Promise<Answer<typeof contract.readOwnPhoto>> {
  const { member } = await getOwn(ctx)
  return { photo: (await readPhoto(ctx, member.personId))?.toString('base64') ?? null }
}

/** Takes the photo out of one’s own record: it stood there by consent, which may be taken back (PIPL 15). */
export async function dropOwnPhoto(ctx: Ctx): Promise<Answer<typeof contract.dropOwnPhoto>> {
  need(may(ctx.actor, 'dropOwnPhoto', ctx.actor.reach.path))
  const { member, person } = await getOwn(ctx)
  await write(ctx, member, { photo: null, hasPhoto: person.hasPhoto, reason: words['members.photo-own-wish'].zh })
  return { hasPhoto: false }
}

async function write(
  ctx: Ctx,
  member: store.MemberRecord,
  of: { photo: Buffer | null; hasPhoto: boolean; reason: string },
): Promise<void> {
  const { photo, hasPhoto, reason } = of
  refuseIf(photo === null && !hasPhoto, 'invalid', 'members.nothing-changed')
  const source = `${ctx.now.toISOString()} ${ctx.actor.accountId ?? ''}`
  if (!(await store.updateMember(ctx.tx, member, { provenance: { photo: source } })))
    throw await changedMeanwhile(ctx, member.id, member.version)
  keep(ctx, member.personId, photo)
  const { zh, en } = photoField.photo
  store.insertRevision(ctx.tx, {
    ...{ id: newId(), memberId: member.id, orgId: member.orgId, orgPath: member.orgPath, at: ctx.now },
    ...{ accountId: ctx.actor.accountId, actorName: ctx.actor.name, source: 'MANUAL', reason },
    version: member.version + 1,
    changes: [{ field: 'photo', zh, en, before: hasPhoto ? '****' : null, after: photo && '****' }],
  })
  record(ctx, 'members.edited', { ...aboutMember(member), details: { fields: ['photo'] } })
}
