/**
 * Is this markup already as the sanitiser gives it back? It knows a strict part of what articles consist of: paragraphs,
 * headings, lists, tables, quotations, emphasis and plain links, each tag in the one spelling the sanitiser writes, nested
 * as browsers nest it. What it does not know, such as a picture, is not refused but left to the sanitiser. What is clean
 * here the sanitiser leaves as it is; a test tries that at random (decisions 44).
 */
export function isCleanMarkup(markup: string): boolean {
  if (markup !== markup.trim()) return false
  const nesting = new Nesting()
  const token = new RegExp(TOKEN, 'y')
  while (token.lastIndex < markup.length) {
    const { text, end, plain, classed, link } = token.exec(markup)?.groups ?? {}
    const begun = plain ?? classed ?? (link === undefined ? undefined : 'a')
    const isRight = text ? nesting.takesText() : end ? nesting.end(end) : begun ? nesting.begin(begun) : false
    if (!isRight) return false
  }
  return nesting.isClosed()
}

// Text with its three references, an end, a tag without attributes, one of our classes, an address that needs no escaping.
const TOKEN = new RegExp(
  [
    '(?<text>(?:[^<>&\\0]|&(?:amp|lt|gt);)+)',
    '</(?<end>[a-z]+[234]?)>',
    '<(?<plain>[a-z]+[234]?|br /|hr /)>',
    '<(?<classed>p|div|td|th|figure) class="(?:indent|centre|right)">',
    '<a href="(?<link>(?:https?://|/)[A-Za-z0-9][A-Za-z0-9./_-]*)" rel="noopener">',
  ].join('|'),
)

const INLINE = new Set(['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'a', 'br /'])
const FLOW = ['', 'div', 'blockquote', 'li', 'td', 'th']
const TABLE_PARTS = ['thead', 'tbody', 'tfoot']
// In which elements a block may stand; at the top the name is empty.
const PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ...['p', 'div', 'h2', 'h3', 'h4', 'hr /', 'ul', 'ol', 'blockquote', 'figure', 'table'].map(
    (name): [string, readonly string[]] => [name, FLOW],
  ),
  ['li', ['ul', 'ol']],
  ['figcaption', ['figure']],
  ['caption', ['table']],
  ...TABLE_PARTS.map((name): [string, readonly string[]] => [name, ['table']]),
  ['tr', TABLE_PARTS],
  ['td', ['tr']],
  ['th', ['tr']],
])
// Between their parts stands nothing.
const WITHOUT_TEXT = new Set(['ul', 'ol', 'table', 'tr', 'figure', ...TABLE_PARTS])
const DEEPEST = 40

/** The elements that are open, and the level of the last heading: none is skipped. */
class Nesting {
  private readonly open: string[] = []
  private heading = 1

  takesText(): boolean {
    return !WITHOUT_TEXT.has(this.inmost)
  }

  begin(name: string): boolean {
    const mayStand = INLINE.has(name) ? this.takesText() : PARENTS.get(name)?.includes(this.inmost)
    if (!mayStand || this.open.length >= DEEPEST) return false
    if (!name.endsWith('/')) this.open.push(name)
    return !/^h\d/.test(name) || this.isNextHeading(Number(name[1]))
  }

  end(name: string): boolean {
    return this.open.pop() === name
  }

  isClosed(): boolean {
    return this.open.length === 0
  }

  private get inmost(): string {
    return this.open.at(-1) ?? ''
  }

  private isNextHeading(level: number): boolean {
    const isNext = level <= this.heading + 1
    this.heading = level
    return isNext
  }
}
