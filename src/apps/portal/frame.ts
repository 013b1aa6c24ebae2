import { todayText } from '#kernel/day-text.ts'
import { attributes, html, type Safe } from '#kernel/html.ts'
import type { Crumb, Page, PageHead } from '#kernel/page.ts'
import { type Link, phoneLink, properName } from '#kernel/page-parts.ts'
import { casePaths } from '#modules/cases/portal.ts'
import { publishingPaths } from '#modules/publishing/portal.ts'
import { sitePaths } from '#modules/sites/portal.ts'
import type { Assets } from './assets.ts'
import { footer } from './frame-footer.ts'
import type { SiteFace, Visit } from './site-face.ts'
import { frameWords as w } from './words.ts'

/** What the frame sets around a page. */
export type Frame = { readonly site: SiteFace; readonly visit: Visit; readonly assets: Assets }

/** The whole HTML document of a page in the frame of its site. */
export function renderPage(frame: Frame, page: Page): string {
  const { site, visit } = frame
  const document = html`<!doctype html>
    <html${documentAttributes(frame)}>
      ${head(frame, page.head)}
      <body>
        <a class="skip" href="#main">${w.skip.zh}</a>
        ${masthead(frame)}
        ${visit.isElder ? elderNav(site) : mainNav(site, page.head)}
        ${page.head.breadcrumb.length > 0 && breadcrumb(homeOf(frame), page.head.breadcrumb)}
        <main id="main" tabindex="-1">${page.main}</main>
        ${footer(site, page.head.path)}
        ${visit.isElder ? null : tabs(site, page.head)}
      </body>
    </html>`
  return document.text
}

const documentAttributes = ({ site, visit }: Frame): Safe =>
  attributes({
    lang: visit.script === 'hans' ? 'zh-Hans-CN' : 'zh-Hant-CN',
    class: `theme-${site.theme}${visit.isElder ? ' elder' : ''}${site.isGrey ? ' grey' : ''}`,
    'data-host': new URL(visit.origin).host,
    'data-host-warning': w.wrongHost.zh,
  })

const head = ({ site, visit, assets }: Frame, page: PageHead): Safe => {
  const title = page.title === site.name ? site.name : `${page.title} - ${site.name}`
  const labels = { SiteName: site.name, SiteIDCode: site.footer.siteCode ?? '', ...page.labels }
  return html`
    <head>
      <meta charset="utf-8">
      <title>${title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="description" content="${page.description}">
      <meta name="format-detection" content="telephone=no">
      ${Object.entries(labels).map(([name, content]) => content && html`<meta name="${name}" content="${content}">`)}
      ${page.isPrivate ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${visit.origin + (page.canonical ?? page.path)}">`}
      ${page.feed && html`<link rel="alternate" type="application/rss+xml" title="${page.title}" href="${page.feed}">`}
      <link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
      <link rel="stylesheet" href="${assets.css.path}">
      <script src="${assets.script.path}" type="module"></script>
    </head>`
}

const masthead = (frame: Frame): Safe => {
  const { site, visit } = frame
  return html`
  <header class="masthead">
    <div class="top-line">
      <div class="wide">
        ${today(visit)}
        <ul class="tools" aria-label="${w.tools.zh}">
          <li><a href="${visit.isElder ? visit.links.standard : visit.links.elder}">${visit.isElder ? w.standard.zh : w.elder.zh}</a></li>
          <li>${scriptLink(visit)}</li>
          ${!visit.isElder && html`<li class="on-wide"><a href="${visit.links.signIn}">${w.signIn.zh}</a></li>`}
        </ul>
      </div>
    </div>
    <div class="wide name-line">
      <div class="names">
        <p class="organisation">${properName(site.organisation)}</p>
        <p class="site-name"><a href="${homeOf(frame)}">${properName(site.name)}</a></p>
      </div>
      ${searchForm(site, visit)}
    </div>
  </header>`
}

const today = (visit: Visit): Safe => {
  const { day, long, lunar } = todayText(visit.now)
  return html`<p class="today"><time datetime="${day}">${long}</time><span class="lunar">${lunar}</span></p>`
}

const scriptLink = (visit: Visit): Safe =>
  visit.script === 'hans'
    ? html`<a href="${visit.links.script}" lang="zh-Hant" hreflang="zh-Hant">${w.traditional.zh}</a>`
    : html`<a href="${visit.links.script}" lang="zh-Hans" hreflang="zh-Hans">${w.simplified.zh}</a>`

const searchForm = (site: SiteFace, visit: Visit): Safe => html`
  <form class="search" role="search" aria-label="${w.searchHere.zh}" action="${publishingPaths.search(site.slug)}" method="get">
    <input type="search" name="q" aria-label="${w.searchHint.zh}" placeholder="${visit.isElder ? w.searchShort.zh : w.searchHint.zh}"${attributes({ value: visit.query })}>
    <button>${w.search.zh}</button>
  </form>`

const MAIN_SECTIONS = 7

const mainNav = (site: SiteFace, page: PageHead): Safe => html`
  <nav class="main-nav" aria-label="${w.mainNav.zh}">
    <ul class="wide">
      ${navItem({ label: w.home.zh, href: sitePaths.home(site.slug) }, page)}
      ${site.sections.slice(0, MAIN_SECTIONS).map((section) => navItem(section, page))}
      ${site.sections.length > MAIN_SECTIONS && navItem({ label: w.allSections.zh, href: sitePaths.siteMap(site.slug) }, page)}
    </ul>
  </nav>`

const navItem = (link: Link, page: PageHead): Safe => {
  const isPage = link.href === page.path
  const isAbove = page.breadcrumb.some((crumb) => crumb.href === link.href)
  return html`<li><a href="${link.href}"${attributes({ 'aria-current': isPage ? 'page' : isAbove && 'true' })}>${link.label}</a></li>`
}

const elderNav = (site: SiteFace): Safe => html`
  <nav class="main-nav" aria-label="${w.mainNav.zh}">
    <ul class="wide">
      <li><a href="${sitePaths.elder(site.slug)}">${w.home.zh}</a></li>
      <li><a href="${casePaths.write(site.slug)}">${w.message.zh}</a></li>
      <li><a href="${casePaths.follow(site.slug)}">${w.follow.zh}</a></li>
    </ul>
    ${site.footer.phone && html`<p class="wide helpline">${w.needHelp.zh} ${phoneLink(site.footer.phone)}</p>`}
  </nav>`

const homeOf = ({ site, visit }: Frame): string =>
  visit.isElder ? sitePaths.elder(site.slug) : sitePaths.home(site.slug)

const breadcrumb = (home: string, crumbs: readonly Crumb[]): Safe => html`
  <nav class="breadcrumb wide" aria-label="${w.youAreHere.zh}">
    <ol>
      <li><a href="${home}">${w.home.zh}</a></li>
      ${crumbs.map((crumb) => html`<li>${crumbText(crumb)}</li>`)}
    </ol>
  </nav>`

const crumbText = ({ label, href }: Crumb): Safe =>
  href ? html`<a href="${href}">${label}</a>` : html`<span aria-current="page">${label}</span>`

// On the directory itself it names this page; from elsewhere it leads to what is near.
const directoryFrom = ({ slug }: SiteFace, { path }: PageHead): string =>
  path === sitePaths.directory() ? path : sitePaths.near(slug)

const tabs = (site: SiteFace, page: PageHead): Safe => html`
  <nav class="tabs" aria-label="${w.tabs.zh}">
    <ul>
      ${navItem({ label: w.home.zh, href: sitePaths.home(site.slug) }, page)}
      ${navItem({ label: w.message.zh, href: casePaths.write(site.slug) }, page)}
      ${navItem({ label: w.follow.zh, href: casePaths.follow(site.slug) }, page)}
      ${navItem({ label: w.findSites.zh, href: directoryFrom(site, page) }, page)}
    </ul>
  </nav>`
