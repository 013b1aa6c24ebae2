import { html } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import type { Link } from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { siteWords as w } from './words.ts'

export type SiteMapData = {
  readonly slug: string
  readonly groups: readonly { readonly title: string; readonly links: readonly Link[] }[]
}

/** Everything a site has, on one page. */
export function siteMapPage(data: SiteMapData): Page {
  return {
    head: {
      title: w.mapTitle.zh,
      description: w.mapTitle.zh,
      path: sitePaths.siteMap(data.slug),
      breadcrumb: [{ label: w.mapTitle.zh }],
    },
    main: html`
      <div class="wide">
        <h1>${w.mapTitle.zh}</h1>
        <div class="columns columns-3">
          ${data.groups.map(
            ({ title, links }) => html`
            <section class="block">
              <h2>${title}</h2>
              <ul class="links">${links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>
            </section>`,
          )}
        </div>
      </div>`,
  }
}
