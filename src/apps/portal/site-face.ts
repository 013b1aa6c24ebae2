import type { Link } from '#kernel/page-parts.ts'

/** What one organisation's site looks like: its names, sections, colours and the facts of its footer. */
export type SiteFace = {
  readonly slug: string
  /** Name of the site, such as 青溪镇党建网. */
  readonly name: string
  /** Full name of the organisation that hosts it. */
  readonly organisation: string
  readonly superior?: Link
  /** All sections in order; the first seven stand in the main navigation beside 首页 (UX-PT2). */
  readonly sections: readonly Link[]
  readonly theme: 'red' | 'crimson' | 'blue'
  /** On days of mourning the whole site is grey (UX-LK3). */
  readonly isGrey: boolean
  readonly footer: SiteFooter
}

/** UX-PT10; what is blank is not shown. */
export type SiteFooter = {
  readonly hostedBy?: string
  readonly address?: string
  readonly phone?: string
  readonly siteCode?: string
  readonly icpNumber?: string
  readonly policeNumber?: string
  readonly support?: string
}

/** How this visit reads: the time, the version, and where the reading tools lead (addresses that keep the page). */
export type Visit = {
  readonly now: Date
  /** Scheme and host of the site, such as `https://dj.example.cn`, for canonical addresses. */
  readonly origin: string
  readonly isElder: boolean
  readonly script: 'hans' | 'hant'
  /** Words last searched for, shown again in the search box. */
  readonly query?: string
  readonly links: {
    readonly elder: string
    readonly standard: string
    readonly script: string
    readonly signIn: string
  }
}
