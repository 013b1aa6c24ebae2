import { record } from '../audit.ts'
import type { Input } from '../contract.ts'
import type { Ctx } from '../ctx.ts'
import { sql } from '../db.ts'
import { refusals } from '../errors.ts'
import { contentOf, type KeptRow } from '../files.ts'
import { Download } from '../http.ts'
import type * as contract from './contract.ts'
import { about, matterSeen } from './service.ts'
import { words } from './words.ts'

const { found } = refusals(words)

/**
 * A paper of a matter, for whoever may read the matter and nobody else, wherever it was handed in; each opening is recorded
 * (decisions 141).
 */
export async function openPaper(ctx: Ctx, { matterId, paperId }: Input<typeof contract.openPaper>): Promise<Download> {
  const matter = await matterSeen(ctx, matterId)
  const isPaper = matter.acts.some(({ papers }) => papers.some((paper) => paper.fileId === paperId.toLowerCase()))
  const row = await ctx.tx.first(
    sql<KeptRow>`select id, name, media_type, size, digest from procedure.paper_of(${matterId}, ${paperId})`,
  )
  const { name, mediaType, bytes } = await contentOf(found(isPaper ? row : undefined, 'procedure.paper-not-found'))
  record(ctx, 'procedure.paper-opened', about(matter, { procedure: matter.procedure, fileId: paperId }))
  return new Download(name, mediaType, bytes)
}
