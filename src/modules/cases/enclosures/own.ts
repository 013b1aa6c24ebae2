import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { openCase } from '../tracking/store.ts'
import { readToken } from '../tracking/token.ts'
import { words as caseWords } from '../words.ts'
import type { EnclosureKind } from './codes.ts'
import { openContent, openName } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, refuse, refuseIf } = refusals({ ...caseWords, ...words })

/** One as its writer reads it; without a name where it was erased. */
export interface OwnEnclosure {
  readonly id: string
  readonly at: Date
  readonly kind: EnclosureKind
  readonly size: number
  readonly name: string | null
}

/** What the writer sent with the case of a token. */
export async function listOwnEnclosures(ctx: Ctx, of: { token: string }): Promise<OwnEnclosure[]> {
  const codeHash = readToken(of.token, ctx.now)
  const rows = codeHash === undefined ? [] : await store.listOwn(ctx.tx, codeHash)
  return rows.map(({ id, at, size, mediaType, nameSealed }) => ({
    ...{ id, at, size, kind: mediaType },
    name: nameSealed && openName(id, nameSealed),
  }))
}

/** One of them with what it holds, for its writer. */
export async function readOwnEnclosure(
  ctx: Ctx,
  of: { token: string; enclosureId: string },
): Promise<{ readonly name: string; readonly kind: EnclosureKind; readonly bytes: Buffer }> {
  const codeHash = readToken(of.token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(of.enclosureId)
  const one = found(isId ? await store.findOwn(ctx.tx, codeHash, of.enclosureId) : undefined, 'cases.enclosure-missing')
  const { id, mediaType, nameSealed, contentSealed } = one
  return { name: openName(id, nameSealed), kind: mediaType, bytes: openContent(id, contentSealed) }
}

/** Erases all of them; message and course stay (CZ9). */
export async function eraseEnclosures(ctx: Ctx, input: { token: string }): Promise<{ number: string }> {
  const codeHash = readToken(input.token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  const opened = found(await openCase(ctx.tx, codeHash, true), 'cases.wrong-code')
  const count = await store.eraseOwn(ctx.tx, codeHash, ctx.now)
  refuseIf(count === 0, 'conflict', 'cases.enclosure-missing')
  notifyPages(ctx, [`cases:${opened.aboutOrgId}`])
  record(ctx, 'cases.enclosures-erased', { subject: 'cases.case', subjectId: opened.id, details: { count } })
  return { number: opened.number }
}
