import { html, type Safe } from '#kernel/html.ts'

/** An item of a feed; `path` is the article's path, `summary` plain text. */
export type FeedItem = {
  readonly title: string
  readonly path: string
  readonly summary: string
  readonly at: Date
  readonly section: string
  /** How it came to the site of this feed, from whom, and the feed it stands in first. */
  readonly from?: { readonly label: string; readonly name: string; readonly feedPath: string }
}

export type FeedData = {
  /** Scheme and host, such as `https://dj.example.cn`. */
  readonly origin: string
  readonly title: string
  readonly description: string
  readonly path: string
  readonly feedPath: string
  readonly items: readonly FeedItem[]
}

/** An RSS 2.0 feed of public items, newest first. */
export function feedXml(data: FeedData): string {
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
        <title>${plain(data.title)}</title>
        <link>${data.origin + data.path}</link>
        <description>${plain(data.description)}</description>
        <language>zh-cn</language>
        <atom:link href="${data.origin + data.feedPath}" rel="self" type="application/rss+xml"/>
        ${data.items.map((item) => entry(data.origin, item))}
      </channel>
    </rss>`
  return feed.text
}

const entry = (origin: string, item: FeedItem): Safe => html`
  <item>
    <title>${plain(item.title)}</title>
    <link>${origin + item.path}</link>
    <guid>${origin + item.path}</guid>
    <pubDate>${item.at.toUTCString()}</pubDate>
    <category>${plain(item.section)}</category>
    ${item.from && html`<source url="${origin + item.from.feedPath}">${plain(item.from.name)}</source>`}
    <description>${plain(described(item))}</description>
  </item>`

// Few readers of feeds show the source of an item, so that its text begins with it.
const described = ({ from, summary }: FeedItem): string => (from ? `${from.label}。${summary}` : summary)

// XML has no way to write most control characters, nor half a character.
const plain = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
