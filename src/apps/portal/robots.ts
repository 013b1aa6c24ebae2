import { html } from '#kernel/html.ts'

/** What search engines may read: all public pages, no forms, no console, no file by itself. */
export function robotsText(origin: string): string {
  const closed = [
    '/console/',
    '/api/',
    '/files/',
    '/*/search',
    '/*/messages/follow',
    '/*/messages/new',
    '/feedback/new',
    '/feedback/follow',
  ]
  return ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), `Sitemap: ${origin}/sitemap.xml`, ''].join(
    '\n',
  )
}

/** A page in the map for search engines: its path and the day it last changed, `2026-11-23`. */
export type MappedPage = { readonly path: string; readonly changedOn: string }

/** The map of public pages for search engines (at most 50,000 in one file, as the format allows). */
export function sitemapXml(origin: string, pages: readonly MappedPage[]): string {
  const map = html`<?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      ${pages.map(({ path, changedOn }) => html`<url><loc>${origin + path}</loc><lastmod>${changedOn}</lastmod></url>`)}
    </urlset>`
  return map.text
}
