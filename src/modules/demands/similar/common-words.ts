import type { Ctx } from '#kernel/ctx.ts'
import { listNewestShown } from '#modules/cases/index.ts'
import { type Commonness, commonnessOf } from './commonness.ts'

const looked = 500
const hour = 3_600_000

/** How common words are in the newest public messages of all boards, counted at most once an hour for everybody who writes. */
export class CommonWords {
  private kept: { readonly until: number; readonly known: Promise<Commonness> } | undefined

  /** What was counted last; counts anew when that is an hour ago. */
  read(ctx: Ctx): Promise<Commonness> {
    const at = ctx.now.getTime()
    if (this.kept && at < this.kept.until) return this.kept.known
    const known = listNewestShown(ctx, looked).then(commonnessOf)
    this.kept = { until: at + hour, known }
    known.catch(() => {
      this.kept = undefined
    })
    return known
  }
}
