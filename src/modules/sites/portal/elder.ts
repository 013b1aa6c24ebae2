import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import type { Link } from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { siteWords as w } from './words.ts'

/** A large entry: what one can do there in two to four characters, and a line that explains it. */
export type ElderEntry = Link & { readonly hint: string }

export type ElderHomeData = { readonly slug: string; readonly name: string; readonly entries: readonly ElderEntry[] }

const MOST_ENTRIES = 6

/** The home in large type: at most six large entries and nothing else (UX-PT12, ACC-02). */
export function elderHomePage(data: ElderHomeData): Page {
  return {
    head: {
      title: data.name,
      description: w.elderDescription.zh,
      path: sitePaths.elder(data.slug),
      breadcrumb: [],
    },
    main: html`
      <div class="wide">
        <h1>${w.elderTitle.zh}</h1>
        <ul class="big-entries">
          ${data.entries
            .slice(0, MOST_ENTRIES)
            .map(
              ({ label, href, hint }) =>
                html`<li><a href="${href}"><strong>${label}</strong> <span>${hint}</span></a></li>`,
            )}
        </ul>
      </div>`,
  }
}

/** The way to large type for those who search for it by any of its names (UX-PT12). */
export function elderShortcuts(slug: string, query: string): readonly Link[] {
  return ELDER_NAMES.test(query) ? [{ label: w.elderDoor.zh, href: sitePaths.elder(slug) }] : []
}

const ELDER_NAMES = /长辈|关爱版|关怀版|亲情版|老年版|老人版|大字/
