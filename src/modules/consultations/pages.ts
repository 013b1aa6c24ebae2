import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notifyPages } from '#kernel/page-cache.ts'

/** The public pages about consultations: a site shows those of its own and of all above, so they are announced together. */
export const consultationPages = 'consultations'

/** Notes what was done to a consultation, and announces that its pages changed. */
export function tellAll(
  ctx: Ctx,
  act: string,
  of: { id: string; orgId: string; details?: Readonly<Record<string, unknown>> },
): void {
  const { id, orgId, details } = of
  record(ctx, act, { subject: 'consultations.consultation', subjectId: id, orgId, ...(details ? { details } : {}) })
  notifyPages(ctx, [consultationPages])
}
