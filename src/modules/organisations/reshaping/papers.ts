import { record } from '#kernel/audit.ts'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type KeptFile, readTaken } from '#kernel/files.ts'
import type { Paper } from '#kernel/procedure/matter.ts'
import { type GivenPaper, takePapers } from '#kernel/procedure/papers.ts'
import { may } from '../policy.ts'
import type * as tree from '../store.ts'
import { words as treeWords } from '../words.ts'
import type * as contract from './contract.ts'
import { reshapingProcedure } from './own-procedure.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found } = refusals(words)
const { need } = refusals(treeWords)

/** Takes what was handed in with a change: it belongs to the organisation the change is about, whoever handed it in. */
export function takeReshapingPapers(
  ctx: Ctx,
  of: { given: readonly GivenPaper[] | undefined; id: string; org: tree.Org },
): Promise<Paper[]> {
  const home = { orgId: of.org.id, orgPath: of.org.path }
  return takePapers(ctx, reshapingProcedure.papers ?? [], { given: of.given ?? [], takenBy: of.id, home })
}

/** A paper of a change, for whoever may read the change; each opening is recorded (decisions 142). */
export async function openReshapingPaper(
  ctx: Ctx,
  { reshapingId, paperId }: Input<typeof contract.openReshapingPaper>,
): Promise<KeptFile & { bytes: Buffer }> {
  const one = found(
    await store.findReshaping(ctx.tx, ctx.actor.reach, { id: reshapingId }),
    'organisations.reshaping-not-found',
  )
  need(may.openReshapingPaper(ctx.actor, one.orgPath))
  const file = await readTaken(ctx, { fileId: paperId, takenBy: one.id })
  record(ctx, 'organisations.reshaping-paper-opened', {
    ...{ subject: 'organisations.org', subjectId: one.orgId, orgId: one.orgId },
    details: { reshapingId: one.id, fileId: paperId },
  })
  return file
}
