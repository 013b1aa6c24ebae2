import { type Content, html, type Safe } from '#kernel/html.ts'
import { properName } from '#kernel/page-parts.ts'
import { casePaths } from '#modules/cases/portal.ts'
import { feedbackPaths } from '#modules/feedback/portal.ts'
import { publishingPaths } from '#modules/publishing/portal.ts'
import { sitePaths } from '#modules/sites/portal.ts'
import { logPaths } from '#modules/transparency/portal.ts'
import type { SiteFace } from './site-face.ts'
import { frameWords as w } from './words.ts'

/** Who is responsible for the site and how to reach them (UX-PT10); a blank fact hides itself. */
export function footer(site: SiteFace, path: string): Safe {
  const { links, facts } = sameEverywhere(site)
  return html`
    <footer class="footer">
      <div class="wide">
        <nav aria-label="${w.footerLinks.zh}">
          <ul>
            <li><a class="find-mistake" href="${casePaths.correction(site.slug)}">${w.correction.zh}</a></li>
            <li><a href="${feedbackPaths.write(path)}" rel="nofollow">${w.aboutSystem.zh}</a></li>
            ${links}
          </ul>
        </nav>
        ${facts}
      </div>
    </footer>`
}

type Same = { readonly links: Safe; readonly facts: Safe }

// A face is one object while it holds: what stands on all pages is written once for it.
const written = new WeakMap<SiteFace, Same>()

const sameEverywhere = (site: SiteFace): Same => {
  const known = written.get(site)
  if (known) return known
  const same = { links: linksOf(site), facts: factsOf(site) }
  written.set(site, same)
  return same
}

const linksOf = (site: SiteFace): Safe => html`<li><a href="${sitePaths.siteMap(site.slug)}">${w.siteMap.zh}</a></li>
  <li><a href="${sitePaths.near(site.slug)}">${w.findSites.zh}</a></li>
  <li><a href="${publishingPaths.feed(site.slug)}">${w.feed.zh}</a></li>
  <li><a href="${logPaths.log()}">${w.publicLog.zh}</a></li>
  <li><a href="${casePaths.openData}">${w.openData.zh}</a></li>
  <li><a href="${sitePaths.privacy(site.slug)}">${w.privacy.zh}</a></li>
  <li><a href="${sitePaths.accessibility(site.slug)}">${w.accessibility.zh}</a></li>
  ${site.superior && html`<li><a href="${site.superior.href}">${properName(site.superior.label)}</a></li>`}`

const factsOf = ({ footer: facts }: SiteFace): Safe => html`<ul class="facts">
    ${fact(w.hostedBy.zh, facts.hostedBy && properName(facts.hostedBy))}
    ${fact(w.address.zh, facts.address)}
    ${fact(w.phone.zh, facts.phone)}
    ${fact(w.support.zh, facts.support)}
  </ul>
  <ul class="facts">
    ${fact(w.siteCode.zh, facts.siteCode)}
    ${facts.icpNumber && html`<li><a href="https://beian.miit.gov.cn/" rel="noopener">${facts.icpNumber}</a></li>`}
    ${facts.policeNumber && html`<li><a href="https://beian.mps.gov.cn/" rel="noopener">${facts.policeNumber}</a></li>`}
  </ul>`

const fact = (name: string, value: Content): Safe | null => (value ? html`<li>${name}：${value}</li>` : null)
