import { createRequire } from 'node:module'
import type Sanitize from 'sanitize-html'
import { isCleanMarkup } from './clean-markup.ts'
import { type Content, escapeText, html, type Safe, safeUrl, trusted } from './html.ts'

const require = createRequire(import.meta.url)
let library: typeof Sanitize | undefined

// Its parsers of markup and of styles are large, and what is kept is clean: they are read for the first markup that is not.
const sanitizer = () => {
  library ??= require('sanitize-html') as typeof Sanitize
  return library
}

/**
 * Cleans an article's markup for keeping: an allow-list of text, lists, tables, pictures and links. Headings begin at
 * h2 and skip no level, `style` becomes one of a few classes (`indent`, `centre`, `right`), links get `rel="noopener"`,
 * pictures without a description get an empty one. Cleaning twice changes nothing (T09: on save and on render).
 */
export function cleanRichText(markup: string): string {
  if (isCleanMarkup(markup)) return markup
  return sanitized(markup)
}

/** The same without looking first whether there is anything to clean. */
export function sanitized(markup: string): string {
  return sanitizer()(markup, { ...ALLOWED, transformTags: { ...FIXED_TRANSFORMS, ...headingTransforms() } }).trim()
}

/** An article's markup, cleaned again, to stand in a page; tables can be moved sideways on a phone. `to` says where each of its links leads. */
export function richText(markup: string, to: (address: string) => string = asWritten): Safe {
  const clean = cleanRichText(markup).replaceAll('<table', `${SCROLL}<table`).replaceAll('</table>', '</table></div>')
  return trusted(clean.replace(LINK, (_, address: string) => `<a href="${escapeText(safeUrl(to(bare(address))))}"`))
}

/** The addresses that the links of an article's markup name, each once, in their order. */
export function linksIn(markup: string): string[] {
  const found = [...cleanRichText(markup).matchAll(LINK)].map(([, address = '']) => bare(address))
  return [...new Set(found)]
}

// What is clean names the address of a link first, with its references only.
const LINK = /<a href="([^"]*)"/g
const asWritten = (address: string) => address
const bare = (text: string) => text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')

/** Plain text of several lines as paragraphs; an empty line or a line break begins a new one. `shown` is how a line stands in its own. */
export function paragraphs(text: string, shown: (line: string) => Content = (line) => line): Safe {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return html`${lines.map((line) => html`<p>${shown(line)}</p>`)}`
}

/** A line whose telephone numbers are not broken at their hyphens. */
export const withWholePhones = (line: string): Content =>
  line
    .split(/(\b0\d{2,3}-\d{7,8}\b)/)
    .map((part, at) => (at % 2 === 1 ? html`<span class="whole">${part}</span>` : part))

/** The words of an article without its markup, spaces in a row made one: for search and summaries. */
export function plainText(markup: string): string {
  const spaced = markup.replace(/<\/(?:p|h[1-6]|li|td|th|tr|div)>|<br\s*\/?>/gi, '$& ')
  const bare = isCleanMarkup(markup)
    ? spaced.replace(/<[^>]*>/g, '')
    : sanitizer()(spaced, { allowedTags: [], allowedAttributes: {} })
  return bare
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const SCROLL = `<div class="scroll" role="group" tabindex="0" aria-label="${escapeText('表格，可左右移动')}">`
const BLOCK_CLASSES = ['indent', 'centre', 'right']

const ALLOWED: Sanitize.IOptions = {
  allowedTags: [
    ...[
      'p',
      'div',
      'br',
      'hr',
      'h2',
      'h3',
      'h4',
      'ul',
      'ol',
      'li',
      'blockquote',
      'strong',
      'b',
      'em',
      'i',
      'u',
      's',
      'sub',
      'sup',
    ],
    ...['a', 'img', 'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedClasses: { p: BLOCK_CLASSES, div: BLOCK_CLASSES, td: BLOCK_CLASSES, th: BLOCK_CLASSES, figure: BLOCK_CLASSES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'title', 'svg', 'math'],
  exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs.src,
  enforceHtmlBoundary: false,
  nestingLimit: 60,
}

type Attribs = Record<string, string>

const classed = (tagName: string, attribs: Attribs): Sanitize.Tag => {
  const style = attribs.style ?? ''
  const found = [
    /text-indent\s*:\s*(?!0)\d/i.test(style) && 'indent',
    (/text-align\s*:\s*center/i.test(style) || attribs.align === 'center') && 'centre',
    (/text-align\s*:\s*right/i.test(style) || attribs.align === 'right') && 'right',
  ].filter((name) => name !== false)
  if (found.length === 0) return { tagName, attribs }
  return { tagName, attribs: { ...attribs, class: found.join(' ') } }
}

// Pictures of an article are files of this site: the page's own rules load no others.
const FIXED_TRANSFORMS: NonNullable<Sanitize.IOptions['transformTags']> = {
  p: classed,
  td: classed,
  th: classed,
  figure: classed,
  div: classed,
  a: (tagName, attribs) => {
    const { href, title } = attribs
    if (href === undefined || safeUrl(href) === '#') return { tagName, attribs: {} }
    return { tagName, attribs: { href, ...(title === undefined ? {} : { title }), rel: 'noopener' } }
  },
  img: (tagName, attribs) => {
    const own = /^\/(?!\/)/.test(safeUrl(attribs.src ?? ''))
    if (!own) return { tagName, attribs: {} }
    return { tagName, attribs: { ...attribs, alt: attribs.alt ?? '', loading: 'lazy' } }
  },
}

const headingTransforms = (): NonNullable<Sanitize.IOptions['transformTags']> => {
  let last = 1
  const level =
    (wanted: number): Sanitize.Transformer =>
    (_, attribs) => {
      last = Math.min(wanted, last + 1)
      return { tagName: `h${last}`, attribs }
    }
  return { h1: level(2), h2: level(2), h3: level(3), h4: level(4), h5: level(4), h6: level(4) }
}
