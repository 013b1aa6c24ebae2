import { dayOf } from '#kernel/time.ts'
import { casePaths } from '#modules/cases/portal.ts'
import { publishingPaths } from '#modules/publishing/portal.ts'
import { isGreyOn, type PublicSite } from '#modules/sites/index.ts'
import { sitePaths } from '#modules/sites/portal.ts'
import type { SiteFace } from './site-face.ts'
import { frameWords as w } from './words.ts'

// What was read of a site is one object until it is read anew, so that what was made of it is forgotten with it (decisions 353).
const faces = new WeakMap<PublicSite, { readonly day: string; readonly face: SiteFace }>()

/** What the frame shows of a site; the same object all day, while nothing of the site changes. */
export function faceOf(site: PublicSite, now: Date): SiteFace {
  const day = dayOf(now)
  const known = faces.get(site)
  if (known?.day === day) return known.face
  const face = faceOn(site, day)
  faces.set(site, { day, face })
  return face
}

// The message board is the section 互动交流.
function faceOn(site: PublicSite, day: string): SiteFace {
  const { superior } = site
  return {
    slug: site.slug,
    name: site.name,
    organisation: site.organisation,
    ...(superior ? { superior: { label: superior.name, href: sitePaths.home(superior.slug) } } : {}),
    sections: site.sections.map(({ code, slug, title }) => ({
      label: title,
      href: code === 'INTERACTION' ? casePaths.board(site.slug) : publishingPaths.section(site.slug, slug),
    })),
    theme: site.theme,
    isGrey: isGreyOn(site, day),
    footer: {
      hostedBy: site.hostedBy,
      address: site.address,
      phone: site.phone,
      ...optional('siteCode', site.siteCode),
      ...optional('icpNumber', site.icpNumber),
      ...optional('policeNumber', site.policeNumber),
      ...optional('support', site.support),
    },
  }
}

/** The frame of a page that must be shown although no site could be read. */
export function bareFace(slug: string): SiteFace {
  return { slug, name: w.nameless.zh, organisation: '', sections: [], theme: 'red', isGrey: false, footer: {} }
}

const optional = <K extends string>(key: K, value: string | null) =>
  (value === null ? {} : { [key]: value }) as Partial<Record<K, string>>
