import { record } from './audit.ts'
import type { Answer, Input } from './contract.ts'
import type { Ctx } from './ctx.ts'
import { sql, within } from './db.ts'
import { refusals } from './errors.ts'
import { fileKindOf, nameForKind } from './file-kind.ts'
import { type KeptFile, keepFile } from './files.ts'
import type { Serve } from './http.ts'
import { type Limit, takeTry } from './limits.ts'
import { withoutTraces } from './photo.ts'
import type { Home } from './tasks.ts'
import * as contract from './upload-contract.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

const perAccount: Limit = { name: 'kernel.upload', tries: 60, seconds: 3600 }
const waitsMs = 24 * 3_600_000

/**
 * Keeps a file that somebody hands in, under a name and a kind that are its own and not the sender's word; it waits a day for
 * the record that takes it.
 */
export async function uploadFile(
  ctx: Ctx,
  { name }: Input<typeof contract.uploadFile>,
): Promise<Answer<typeof contract.uploadFile>> {
  await takeTry(ctx, perAccount, ctx.actor.accountId ?? '')
  const bytes = ctx.caller?.upload ?? Buffer.alloc(0)
  refuseIf(bytes.length === 0, 'invalid', 'kernel.file-empty')
  const most = contract.mostUploadMegabytes
  refuseIf(bytes.length > most * 1024 * 1024, 'invalid', 'kernel.file-too-large', { slots: { most } })
  await refuseHoarding(ctx, bytes.length)
  const kind = await fileKindOf(bytes)
  if (!kind) throw refuse('invalid', 'kernel.file-kind')
  const waitsUntil = new Date(ctx.now.getTime() + waitsMs)
  const { mediaType } = kind
  // Nobody is asked where he was: a photo leaves that behind (E14).
  const plain = withoutTraces(bytes, mediaType)
  const kept = await keepFile(ctx, { name: nameForKind(name, kind), mediaType, bytes: plain, waitsUntil })
  record(ctx, 'kernel.file-uploaded', {
    ...{ subject: 'app.file', subjectId: kept.id },
    details: { mediaType: kept.mediaType, size: kept.size },
  })
  return kept
}

// What nothing has taken yet fills the disk of all: nobody needs more of it than the papers of a few matters (T22).
async function refuseHoarding(ctx: Ctx, size: number): Promise<void> {
  // One after another: files sent at the same moment would all find the same room.
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`kernel.upload/${ctx.actor.accountId}`}, 0))`)
  const { waiting } = await ctx.tx.one(sql<{ waiting: number }>`
    select coalesce(sum(size), 0)::float8 as waiting from app.file
    where waits_until is not null and account_id = ${ctx.actor.accountId} and ${within(ctx.actor.reach)}`)
  const most = contract.mostWaitingMegabytes
  refuseIf(waiting + size > most * 1024 * 1024, 'conflict', 'kernel.file-waiting', { slots: { most } })
}

/**
 * Takes files for a record: those that this very account handed in and nothing has taken yet, and those that this record took
 * from it before. Gives the ones that were found; somebody else's file is not there, as one that never was. With a `home` they
 * belong to that organisation from now on.
 */
export function takeUploads(
  ctx: Ctx,
  of: { fileIds: readonly string[]; takenBy: string; home?: Home },
): Promise<Pick<KeptFile, 'id' | 'name'>[]> {
  const { fileIds, takenBy, home } = of
  return ctx.tx.rows(sql<Pick<KeptFile, 'id' | 'name'>>`
    update app.file set taken_by = ${takenBy}, waits_until = null,
      org_id = coalesce(${home?.orgId ?? null}::uuid, org_id), org_path = coalesce(${home?.orgPath ?? null}, org_path)
    where id = any(${fileIds}::uuid[]) and account_id = ${ctx.actor.accountId} and ${within(ctx.actor.reach)}
      and (taken_by = ${takenBy} or waits_until is not null)
    returning id, name`)
}

/** Serves the handing in of files. */
export function uploadRoutes(serve: Serve): void {
  serve(contract.uploadFile, uploadFile)
}
