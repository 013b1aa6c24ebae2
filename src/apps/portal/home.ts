import type { Ctx } from '#kernel/ctx.ts'
import { longDay } from '#kernel/day-text.ts'
import { dayOf } from '#kernel/time.ts'
import { listBoard, readOpenCounts } from '#modules/cases/index.ts'
import { casePaths } from '#modules/cases/portal.ts'
import { handedKeys, readHome } from '#modules/publishing/index.ts'
import { publishingPaths } from '#modules/publishing/portal.ts'
import type { PublicSite } from '#modules/sites/index.ts'
import { asleepPage, elderHomePage, type HomeData, homePage, sitePaths } from '#modules/sites/portal.ts'
import type { Shown } from './stage.ts'
import type { Way } from './visit.ts'
import { frameWords as w } from './words.ts'

/** The home page of a site: the ordinary one, the one in large type, or the notice of a paused site (A12). */
export async function showHome(ctx: Ctx, site: PublicSite, way: Way): Promise<Shown> {
  if (site.state === 'PAUSED') return { page: asleepPage(asleepData(site)), keys: ['sites'] }
  if (way.isElder) return showElder(site)
  return { page: homePage(await homeData(ctx, site)), keys: homeKeys(site) }
}

const homeKeys = (site: PublicSite) => [...[`org:${site.orgId}`, `cases:${site.orgId}`, 'sites'], ...handedKeys(site)]

/** What stands at the address itself: the home of the topmost organisation; before it has opened a site, what is to be done. */
export async function showFirst(ctx: Ctx, site: PublicSite, way: Way): Promise<Shown> {
  if (site.hasSite) return showHome(ctx, site, way)
  const data = await homeData(ctx, site)
  return { page: homePage({ ...data, unopened: { first: { signIn: '/console/' } } }), keys: homeKeys(site) }
}

/** The home in large type. */
export function showElder(site: PublicSite): Shown {
  const section = (code: string) => {
    const slug = site.sections.find((each) => each.code === code)?.slug ?? ''
    return publishingPaths.section(site.slug, slug)
  }
  const entries = [
    { label: w.message.zh, href: casePaths.write(site.slug), hint: w.elderWrite.zh },
    { label: w.follow.zh, href: casePaths.follow(site.slug), hint: w.elderFollow.zh },
    { label: w.elderOpen.zh, href: section('PARTY_AFFAIRS'), hint: w.elderOpenHint.zh },
    { label: w.elderNews.zh, href: section('PUBLICITY'), hint: w.elderNewsHint.zh },
    { label: w.elderServices.zh, href: section('SERVICES'), hint: w.elderServicesHint.zh },
    ...(site.phone === ''
      ? []
      : [{ label: w.elderCall.zh, href: `tel:${site.phone.replace(/[^\d+]/g, '')}`, hint: w.elderCallHint.zh }]),
  ]
  return { page: elderHomePage({ slug: site.slug, name: site.name, entries }) }
}

/** Where a paused site leads its visitors: to who goes on, else to the list of all sites. */
export function successorOf(site: PublicSite): { label: string; href: string } {
  const { successor } = site
  return successor ? linkTo(successor) : { label: w.findSites.zh, href: sitePaths.directory() }
}

const asleepData = (site: PublicSite) => ({
  slug: site.slug,
  name: site.name,
  since: site.pausedOn === null ? '' : longDay(site.pausedOn),
  reason: site.pausedReason ?? '',
  successor: successorOf(site),
  archive: publishingPaths.archive(site.slug),
})

async function homeData(ctx: Ctx, site: PublicSite): Promise<HomeData> {
  const { slug } = site
  const articles = await readHome(ctx, site)
  const titled = (code: string, items: HomeData['news']['items']) => {
    const section = site.sections.find((each) => each.code === code)
    return { title: section?.title ?? '', href: publishingPaths.section(slug, section?.slug ?? ''), items }
  }
  const services = titled('SERVICES', [])
  return {
    slug,
    name: site.name,
    organisation: site.organisation,
    now: ctx.now,
    ...(site.hasSite ? {} : { unopened: unopenedOf(site) }),
    ...(articles.lead ? { lead: articles.lead } : {}),
    news: { title: w.news.zh, href: publishingPaths.archive(slug), items: articles.news },
    notices: { ...titled('SECRETARIAT', articles.notices), title: w.notices.zh },
    openness: titled('PARTY_AFFAIRS', articles.openness),
    board: await boardBlock(ctx, site),
    services: articles.services,
    servicesHref: services.href,
    windows: [...articles.windows, ...sitesBelow(site)],
    topics: [],
    feed: publishingPaths.feed(slug),
  }
}

const unopenedOf = ({ superior, keeper }: PublicSite) => ({
  ...(superior ? { superior: linkTo(superior) } : {}),
  ...(keeper ? { keeper: linkTo(keeper) } : {}),
})

const linkTo = ({ name, slug }: { name: string; slug: string }) => ({ label: name, href: sitePaths.home(slug) })

const mostBelow = 12

const sitesBelow = (site: PublicSite) =>
  site.below.length === 0
    ? []
    : [
        {
          title: w.links.zh,
          href: sitePaths.directory(),
          items: site.below.slice(0, mostBelow).map(linkTo),
        },
      ]

async function boardBlock(ctx: Ctx, site: PublicSite): Promise<NonNullable<HomeData['board']>> {
  const { slug, orgId } = site
  const today = dayOf(ctx.now)
  const counts = await readOpenCounts(ctx, { aboutOrgId: orgId, from: `${today.slice(0, 4)}-01-01`, until: today })
  const { rows } = await listBoard(ctx, { aboutOrgId: orgId, takenOver: site.takenOver, page: 1, perPage: 20 })
  return {
    write: casePaths.write(slug),
    follow: casePaths.follow(slug),
    all: casePaths.board(slug),
    ...(counts.received > 0
      ? {
          counts: {
            received: counts.received,
            replied: counts.answered,
            ...(counts.clocked > 0 ? { onTime: counts.onTime } : {}),
          },
        }
      : {}),
    answered: rows
      .flatMap((row) => (row.repliedBy && row.title !== '' ? [{ ...row, repliedBy: row.repliedBy }] : []))
      .slice(0, 4)
      .map((row) => ({
        title: row.title,
        href: casePaths.case(slug, row.number),
        at: row.sentAt,
        state: w.replied.zh,
        by: row.repliedBy,
      })),
  }
}
