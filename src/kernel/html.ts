import { planOf, type Sink } from './html-plan.ts'

/** Markup that may stand in a page as it is. Only `html`, `join`, `attributes` and `trusted` make one. */
export class Safe {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

/** Attributes ready to stand inside a tag, made by `attributes`; it may stand nowhere else. */
export class Attributes extends Safe {}

/** What a hole of a template takes. Nothing is written for null, undefined and false; lists are written one after another. */
export type Content = Safe | string | number | bigint | null | undefined | false | readonly Content[]

/**
 * Writes a page. What stands in a hole is escaped for the place where the hole is: text, a quoted attribute, or an
 * address (`href`, `src`, `action` …), which must be the whole attribute and passes `safeUrl`. A hole in any other
 * place (script, style, comment, tag name, unquoted or event attribute) makes the template itself refuse, with every value.
 * Line breaks with their indentation become one line break, so nothing in a template may depend on spaces at a line's end.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Safe {
  const { pieces, sinks } = planOf(strings)
  let page = pieces[0] as string
  for (let i = 0; i < values.length; i++) page += write(values[i], sinks[i] as Sink) + (pieces[i + 1] as string)
  return new Safe(page)
}

/** One after another, with `between` in the gaps; what is empty is left out. */
export function join(contents: readonly Content[], between: Content): Safe {
  const gap = write(between, 'text')
  return new Safe(
    contents
      .map((content) => write(content, 'text'))
      .filter((text) => text !== '')
      .join(gap),
  )
}

/**
 * Attributes from a record, to stand inside a tag: true gives the bare name, false, null and undefined give nothing,
 * addresses are checked. Names are code, never data: an unknown shape of name, `style` or an event handler throws.
 */
export function attributes(record: Readonly<Record<string, string | number | boolean | null | undefined>>): Attributes {
  let text = ''
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === undefined || value === false) continue
    if (!ATTRIBUTE_NAME.test(name) || name.startsWith('on') || NEVER_ATTRIBUTES.has(name)) {
      throw new TypeError(`the attribute "${name}" may not be written`)
    }
    if (value === true) text += ` ${name}`
    else
      text += ` ${name}="${URL_ATTRIBUTES.has(name) ? escapeText(safeUrl(String(value))) : escapeText(String(value))}"`
  }
  return new Attributes(text)
}

/**
 * An address that may stand in href, src or action: a path of this site (`/…`, not `//…`), a fragment, a query, or a
 * whole http, https, mailto or tel address. Everything else (javascript:, data:, hidden control characters) becomes `#`.
 */
export function safeUrl(address: string): string {
  if (FORBIDDEN_IN_ADDRESS.test(address)) return '#'
  const first = address[0]
  if (first === '#' || first === '?') return address
  if (first === '/') return address[1] === '/' ? '#' : address
  return OPEN_SCHEMES.test(address) ? address : '#'
}

/** Text with the five characters that mean something in HTML and XML written as references. */
export function escapeText(text: string): string {
  let at = text.search(SPECIAL)
  if (at < 0) return text
  let out = ''
  let from = 0
  for (; at < text.length; at++) {
    const reference = REFERENCES[text.charCodeAt(at)]
    if (reference === undefined) continue
    out += text.slice(from, at) + reference
    from = at + 1
  }
  return out + text.slice(from)
}

/**
 * Text taken as markup without escaping. Used in `rich-text.ts` alone, on what the sanitiser gave back;
 * a test of the architecture refuses any second place.
 */
export function trusted(markup: string): Safe {
  return new Safe(markup)
}

function write(value: Content, sink: Sink): string {
  if (value === null || value === undefined || value === false) return ''
  if (sink === 'tag') return writeInTag(value)
  if (value instanceof Safe)
    return sink === 'text' && !(value instanceof Attributes) ? value.text : escapeText(value.text)
  if (typeof value === 'object') return value.map((each) => write(each, sink)).join('')
  const text = typeof value === 'string' ? value : String(value)
  return escapeText(sink === 'url' ? safeUrl(text) : text)
}

const writeInTag = (value: Content): string => {
  if (value instanceof Attributes) return value.text
  throw new TypeError('only attributes() may stand inside a tag')
}

const SPECIAL = /[&<>"']/
const REFERENCES: Readonly<Record<number, string>> = { 34: '&quot;', 38: '&amp;', 39: '&#39;', 60: '&lt;', 62: '&gt;' }
const OPEN_SCHEMES = /^(?:https?:\/\/[^/]|mailto:|tel:)/i
// Browsers skip spaces and control characters when they look for the scheme, and read a backslash as a slash.
const FORBIDDEN_IN_ADDRESS = /[\p{Cc}\s\\]/u
const ATTRIBUTE_NAME = /^[a-z][a-z0-9-]*$/
const NEVER_ATTRIBUTES: ReadonlySet<string> = new Set(['style', 'srcdoc', 'srcset', 'http-equiv'])
const URL_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'cite',
  'data',
  'ping',
  'manifest',
])
