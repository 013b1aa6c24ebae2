import { html, type Safe } from '#kernel/html.ts'
import type { Page } from '#kernel/page.ts'
import { type Link, phoneLink, properName } from '#kernel/page-parts.ts'
import { sitePaths } from './paths.ts'
import { siteWords as w } from './words.ts'

/** 404: what may have happened and two ways on. `search` is the address of the site's search. */
export function missingPage(data: { readonly slug: string; readonly path: string; readonly search: string }): Page {
  return notice(
    data.path,
    w.missingTitle.zh,
    html`
    <p>${w.missingLead.zh}</p>
    <p class="buttons">
      <a class="button" href="${data.search}">${w.search.zh}</a>
      <a class="button button-plain" href="${sitePaths.siteMap(data.slug)}">${w.mapTitle.zh}</a>
    </p>`,
  )
}

/** 500: whose fault, what to do, and the number to quote (UX-ER1). */
export function failurePage(data: { readonly path: string; readonly number: string; readonly phone?: string }): Page {
  return notice(
    data.path,
    w.failureTitle.zh,
    html`
    <p>${w.failureLead.zh}</p>
    <p>${w.failureQuote(data.number).zh}</p>
    ${phoneLine(data.phone)}`,
  )
}

/** 503: until when, and the phone that works meanwhile (UX-ER2). `until` is words, such as 11月23日18:00. */
export function maintenancePage(data: {
  readonly path: string
  readonly until: string
  readonly phone?: string
}): Page {
  return notice(
    data.path,
    w.maintenanceTitle.zh,
    html`
    <p>${w.maintenanceLead(data.until).zh}</p>
    ${phoneLine(data.phone)}`,
  )
}

/** 405: someone opened the address of a form. */
export function wrongMethodPage(data: { readonly slug: string; readonly path: string }): Page {
  return notice(
    data.path,
    w.methodTitle.zh,
    html`
    <p>${w.methodLead.zh}</p>
    <p class="buttons"><a class="button" href="${sitePaths.home(data.slug)}">${w.backHome.zh}</a></p>`,
  )
}

/** A site that is kept no longer (A12): since when and why, where to go now, and the way to what it published. */
export function asleepPage(data: {
  readonly slug: string
  readonly name: string
  readonly since: string
  readonly reason: string
  readonly successor: Link
  readonly archive: string
}): Page {
  return notice(
    sitePaths.home(data.slug),
    w.asleepTitle(data.name).zh,
    html`
    <p>${w.asleepLead(data.since, data.reason).zh}</p>
    <p>${w.asleepNow.zh}：</p>
    <p class="buttons"><a class="button" href="${data.successor.href}">${properName(data.successor.label)}</a></p>
    <p>${w.asleepArchive.zh}：<a href="${data.archive}">${w.archive.zh}</a></p>`,
  )
}

const notice = (path: string, title: string, content: Safe): Page => ({
  head: { title, description: title, path, breadcrumb: [], isPrivate: true },
  main: html`<div class="wide"><div class="notice-page"><h1>${title}</h1>${content}</div></div>`,
})

const phoneLine = (phone: string | undefined): Safe | null =>
  phone ? html`<p>${w.call.zh}：${phoneLink(phone)}</p>` : null
