import type { FastifyReply } from 'fastify'
import type { Ctx } from '#kernel/ctx.ts'
import { isEnclosed, listShownReplyFiles, readCaseNumber, showCase } from '#modules/cases/index.ts'
import { type CaseData, shownReplyFilesBlock } from '#modules/cases/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { leadOn } from './send.ts'

/** A public case on the page of this site; nothing where it is about another one. @throws missing `cases.missing` */
export async function readPublicCase(
  ctx: Ctx,
  site: PublicSite,
  of: { number: string; origin: string },
): Promise<CaseData | undefined> {
  const { aboutOrgId, ...shown } = await showCase(ctx, { number: of.number })
  if (!isOfSite(site, aboutOrgId)) return undefined
  const replyFiles = shownReplyFilesBlock(await listShownReplyFiles(ctx, shown))
  return { slug: site.slug, ...shown, origin: of.origin, isEnclosed: await isEnclosed(ctx, shown), replyFiles }
}

/** Whether what is about an organisation stands on this site: its own, or that of who took it over, where its address leads. */
export const isOfSite = (site: PublicSite, aboutOrgId: string): boolean =>
  aboutOrgId === site.orgId || site.takenOver.includes(aboutOrgId)

/** What becomes of a message is announced for the organisation it is about. */
export const caseKeys = ({ orgId, takenOver }: PublicSite) => [orgId, ...takenOver].map((id) => `cases:${id}`)

/** Leads on to the one address of a case: its number is read in many spellings, and each would be a page and a feed of its own. */
export function ledToNumber(
  reply: FastifyReply,
  of: { slug: string; number: string },
  pathOf: (slug: string, number: string) => string,
): FastifyReply | undefined {
  const read = readCaseNumber(of.number)
  return read.ok && read.value !== of.number ? leadOn(reply, pathOf(of.slug, read.value), 301) : undefined
}
