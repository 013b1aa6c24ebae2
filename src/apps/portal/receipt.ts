import type { FastifyInstance } from 'fastify'
import { crypto } from '#kernel/crypto.ts'
import { callerOf } from '#kernel/http.ts'
import { findIntake, type Receipt } from '#modules/cases/index.ts'
import { casePaths, receiptPage } from '#modules/cases/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { writeReceiptOf } from '#modules/transparency/index.ts'
import { receiptBlock } from '#modules/transparency/portal.ts'
import { form } from './board-forms.ts'
import { leadOn } from './send.ts'
import { type Exchange, LedOn, type Show, type Stage } from './stage.ts'

const shownFor = 10 * 60
const context = 'portal.receipt'
const cookies = { receipt: 'receipt', probe: 'forms' } as const

/**
 * The page of a receipt, so that loading it again sends nothing. Number and code travel in a sealed cookie of ten minutes:
 * they stand in no address, in no log, in no cache and not in the database (decisions 48).
 */
export function receiptRoutes(scope: FastifyInstance, stage: Stage): void {
  scope.get<{ Params: { slug: string } }>('/o/:slug/messages/receipt', (request, reply) => {
    const exchange = { request, reply }
    const show: Show = async (ctx, site, way) => {
      const receipt = openReceipt(exchange, site, ctx.now)
      // Nothing to show any more: by number and code the message is found.
      if (!receipt) throw new LedOn(casePaths.follow(site.slug), 302)
      return showReceipt(receipt)(ctx, site, way)
    }
    return form(stage, exchange, { slug: request.params.slug, show })
  })
  // Written down: who comes to this machine next does not see it.
  scope.post<{ Params: { slug: string } }>('/o/:slug/messages/receipt', (request, reply) => {
    callerOf(request, reply).setCookie(cookies.receipt, null)
    return leadOn(reply, casePaths.board(request.params.slug), 303)
  })
}

/** Notes at the giving out of a form whether this browser keeps cookies; without them a receipt is shown at once. */
export function probeCookies({ request, reply }: Exchange): void {
  callerOf(request, reply).setCookie(cookies.probe, '1')
}

/** What follows a message: the way to its receipt, or the receipt itself where no cookie is kept. @throws LedOn */
export function leadToReceipt({ request, reply }: Exchange, slug: string, receipt: Receipt): Show {
  const caller = callerOf(request, reply)
  if (caller.cookie(cookies.probe) === undefined) return showReceipt(receipt)
  const kept = JSON.stringify({ slug, receipt, until: Date.now() + shownFor * 1000 })
  caller.setCookie(cookies.receipt, crypto().seal(context, kept).toString('base64url'), shownFor)
  throw new LedOn(casePaths.receipt(slug), 303)
}

const showReceipt =
  (receipt: Receipt): Show =>
  async (ctx, site) => {
    const intake = await findIntake(ctx, receipt)
    const logReceipt = intake && receiptBlock(await writeReceiptOf(ctx, intake))
    return { page: receiptPage({ slug: site.slug, ...receipt, logReceipt }) }
  }

function openReceipt({ request, reply }: Exchange, site: PublicSite, now: Date): Receipt | undefined {
  const sealed = callerOf(request, reply).cookie(cookies.receipt)
  if (sealed === undefined || sealed.length > 3000) return undefined
  try {
    const kept = JSON.parse(crypto().open(context, Buffer.from(sealed, 'base64url')).toString())
    return kept.slug === site.slug && kept.until > now.getTime() ? kept.receipt : undefined
  } catch {
    return undefined
  }
}
