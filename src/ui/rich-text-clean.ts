/** An element of cleaned markup, or a piece of text. */
export type Piece = string | Part
interface Part {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly inside: readonly Piece[]
}

/**
 * Reads markup from anywhere (Word, WPS, a web page) and leaves what an article may hold: paragraphs, headings without
 * gaps, lists, tables, links, emphasis and pictures of this site. The server cleans again; what comes out here it keeps
 * as it is. Nothing in the markup is run or fetched.
 */
export function cleanMarkup(markup: string): string {
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  return textOf(evenHeadings(blocksOf(piecesOf(body))))
}

/** Plain text as paragraphs, one for each line that says something. */
export function markupOfText(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return textOf(lines.map((line) => element('p', [line])))
}

const inlineTags: Readonly<Record<string, string>> = {
  B: 'strong',
  STRONG: 'strong',
  I: 'em',
  EM: 'em',
  U: 'u',
  S: 's',
  STRIKE: 's',
  DEL: 's',
  SUB: 'sub',
  SUP: 'sup',
}
const keptBlocks = new Set(
  'ul ol li blockquote figure figcaption table caption thead tbody tfoot tr th td hr'.split(' '),
)
const blockTags = new Set([...keptBlocks, 'p', 'h2', 'h3', 'h4'])
/** Hold blocks only; what is written between them is white space. */
const frames = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tfoot', 'tr'])
const dropped = new Set(
  'HEAD TITLE STYLE SCRIPT NOSCRIPT TEMPLATE TEXTAREA SELECT OPTION SVG MATH IFRAME OBJECT XML META LINK COL COLGROUP'.split(
    ' ',
  ),
)
const headings: Readonly<Record<string, number>> = { H1: 2, H2: 2, H3: 3, H4: 4, H5: 4, H6: 4 }

const element = (tag: string, inside: readonly Piece[], attributes: Part['attributes'] = {}): Part => ({
  tag,
  attributes,
  inside,
})
const isBlock = (piece: Piece): piece is Part => typeof piece !== 'string' && blockTags.has(piece.tag)

const piecesOf = (parent: Node): Piece[] => listsOfWord([...parent.childNodes]).flatMap(readNode)

const readNode = (node: Node | WordList): Piece[] => {
  if ('items' in node)
    return [
      element(
        node.tag,
        node.items.map((item) => element('li', unmarked(item))),
      ),
    ]
  if (node.nodeType === Node.TEXT_NODE) return [(node.textContent ?? '').replace(/[\t\r\n ]+/g, ' ')]
  if (!(node.nodeType === Node.ELEMENT_NODE)) return []
  const source = node as HTMLElement
  const name = source.nodeName.toUpperCase()
  if (dropped.has(name) || source.hidden) return []
  return readElement(source, name)
}

const readElement = (source: HTMLElement, name: string): Piece[] => {
  const inside = () => piecesOf(source)
  const tag = name.toLowerCase()
  const level = headings[name]
  if (level !== undefined) return [element(`h${level}`, inside())]
  if (name === 'BR') return [element('br', [])]
  if (name === 'HR') return [element('hr', [])]
  if (name === 'P') return [element('p', inside(), classOf(source))]
  if (name === 'A') return linkOf(source, inside())
  if (name === 'IMG') return pictureOf(source)
  if (keptBlocks.has(tag)) return [element(tag, inside(), attributesOf(source, tag))]
  if (inlineTags[name] !== undefined || name === 'SPAN' || name === 'FONT') return emphasised(source, name, inside())
  // Any other element is only a frame: its content stays, on lines of its own where it was a block.
  const content = inside()
  return isWrapper(name) && !content.some(isBlock) ? [element('p', content, classOf(source))] : content
}

const isWrapper = (name: string) =>
  /^(DIV|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|CENTER|DD|DT|ADDRESS|PRE)$/.test(name)

// Google Docs wraps everything in a <b> of normal weight; Word says bold in the style of a span.
const emphasised = ({ style }: HTMLElement, name: string, inside: Piece[]): Piece[] => {
  const weight = style.fontWeight
  const isBold = weight === '' ? name === 'B' || name === 'STRONG' : weight === 'bold' || Number(weight) >= 600
  const tag =
    name === 'B' || name === 'STRONG' || name === 'SPAN' || name === 'FONT' ? isBold && 'strong' : inlineTags[name]
  if (!tag || inside.some(isBlock) || !inside.some(saysSomething)) return inside
  return [element(tag, inside)]
}

const linkOf = (source: HTMLElement, inside: Piece[]): Piece[] => {
  const href = safeAddress(source.getAttribute('href') ?? '')
  if (href === undefined || inside.some(isBlock)) return inside
  return [element('a', inside, { href, rel: 'noopener' })]
}

/** An address a link of an article may lead to, or nothing: http, https, mail, telephone, or a page of this site. */
export function safeAddress(address: string): string | undefined {
  const text = address.trim()
  if (/^(https?:\/\/[^\s/]|mailto:[^\s]|tel:[\d+])/i.test(text)) return text
  return /^\/(?!\/)\S*$/.test(text) && !text.includes('\\') ? text : undefined
}

// Pictures from elsewhere would not be shown: the public pages load none but their own.
const pictureOf = (source: HTMLElement): Piece[] => {
  const src = safeAddress(source.getAttribute('src') ?? '')
  if (src === undefined || !src.startsWith('/')) return []
  const size = ['width', 'height'].flatMap((key) => {
    const value = source.getAttribute(key)
    return value !== null && /^\d+$/.test(value) ? [[key, value]] : []
  })
  return [
    element('img', [], { src, ...Object.fromEntries(size), alt: source.getAttribute('alt') ?? '', loading: 'lazy' }),
  ]
}

const attributesOf = (source: HTMLElement, tag: string): Part['attributes'] => {
  const kept = tag === 'td' || tag === 'th' ? ['colspan', 'rowspan'] : tag === 'ol' ? ['start'] : []
  const numbers = kept.flatMap((key) => {
    const value = source.getAttribute(key)
    return value !== null && /^\d+$/.test(value) && value !== '1' ? [[key, value]] : []
  })
  const scope = tag === 'th' ? source.getAttribute('scope') : null
  const isClassed = tag === 'td' || tag === 'th' || tag === 'figure'
  return {
    ...Object.fromEntries(numbers),
    ...(scope === 'col' || scope === 'row' ? { scope } : {}),
    ...(isClassed ? classOf(source) : {}),
  }
}

const classOf = (source: HTMLElement): Part['attributes'] => {
  const { style, classList } = source
  const align = style.textAlign || source.getAttribute('align')
  const names = [
    (classList.contains('indent') || Number.parseFloat(style.textIndent) > 0) && 'indent',
    (classList.contains('centre') || align === 'center') && 'centre',
    (classList.contains('right') || align === 'right') && 'right',
  ].filter((name) => name !== false)
  return names.length > 0 ? { class: names.join(' ') } : {}
}

interface WordList {
  readonly tag: 'ul' | 'ol'
  readonly items: HTMLElement[]
}

/** Word writes a list as paragraphs that begin with a mark; those that follow each other become one list. */
const listsOfWord = (nodes: readonly Node[]): (Node | WordList)[] => {
  const out: (Node | WordList)[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (isWordItem(node)) {
      if (last && 'items' in last) last.items.push(node)
      else
        out.push({
          tag: /^\s*[\d０-９a-z一二三四五六七八九十]+[.、)）]/i.test(node.textContent ?? '') ? 'ol' : 'ul',
          items: [node],
        })
    } else if (!(last && 'items' in last && node.nodeType !== Node.ELEMENT_NODE && !node.textContent?.trim()))
      out.push(node)
  }
  return out
}

const isWordItem = (node: Node): node is HTMLElement =>
  node.nodeName === 'P' && /mso-list:\s*l\d/i.test((node as HTMLElement).getAttribute('style') ?? '')

// The mark stands in a span that Word asks others to ignore.
const unmarked = (item: HTMLElement): Piece[] => {
  const marks = [...item.querySelectorAll<HTMLElement>('span')].filter((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  )
  for (const mark of marks) mark.remove()
  return trimmed(piecesOf(item))
}

/** Blocks only: lines that stand loose get a paragraph, blocks inside a paragraph or heading leave it, empty ones go. */
const blocksOf = (pieces: readonly Piece[]): Piece[] => {
  const out: Piece[] = []
  let line: Piece[] = []
  const endLine = () => {
    const text = trimmed(line)
    if (text.some(saysSomething)) out.push(element('p', text))
    line = []
  }
  for (const piece of pieces) {
    if (!isBlock(piece)) line.push(piece)
    else {
      endLine()
      out.push(...settled(piece))
    }
  }
  endLine()
  return out
}

const settled = (block: Part): Piece[] => {
  const { tag, inside, attributes } = block
  if (tag === 'hr') return [block]
  if (frames.has(tag)) return framed(block)
  const isLine = tag === 'p' || /^h\d$/.test(tag)
  if (isLine && inside.some(isBlock)) return blocksOf(inside)
  if (tag === 'blockquote' || tag === 'figure') return [element(tag, blocksOf(inside), attributes)]
  // A list item or a cell holds a line, or lines and lists; a paragraph that is alone in it adds nothing.
  const content = inside.some(isBlock) ? alone(blocksOf(inside)) : trimmed(inside)
  if (isLine && !content.some(saysSomething)) return []
  return [element(tag, content, attributes)]
}

const alone = (blocks: Piece[]): readonly Piece[] => {
  const [only] = blocks
  return blocks.length === 1 && only && typeof only !== 'string' && only.tag === 'p' ? only.inside : blocks
}

const framed = ({ tag, inside, attributes }: Part): Piece[] => {
  const isList = tag === 'ul' || tag === 'ol'
  const content = inside.flatMap((piece): Piece[] => {
    if (!isBlock(piece)) return isList && saysSomething(piece) ? [element('li', [piece])] : []
    if (isList && piece.tag !== 'li') return [element('li', settled(piece))]
    return settled(piece)
  })
  return content.length > 0 ? [element(tag, content, attributes)] : []
}

const saysSomething = (piece: Piece): boolean =>
  typeof piece === 'string'
    ? piece.trim() !== ''
    : piece.tag === 'img' || piece.tag === 'hr' || piece.inside.some(saysSomething)

const isEmpty = (piece: Piece | undefined) => (typeof piece === 'string' ? piece.trim() === '' : piece?.tag === 'br')

/** Without blanks and line breaks at the ends of a line. */
const trimmed = (line: readonly Piece[]): Piece[] => {
  const out = [...line]
  while (out.length > 0 && isEmpty(out[0])) out.shift()
  while (out.length > 0 && isEmpty(out.at(-1))) out.pop()
  return out.map((piece, at) => {
    if (typeof piece !== 'string') return piece
    const start = at === 0 ? piece.trimStart() : piece
    return at === out.length - 1 ? start.trimEnd() : start
  })
}

/** Headings begin at the second level and skip none. */
const evenHeadings = (blocks: readonly Piece[], last = { level: 1 }): Piece[] =>
  blocks.map((piece) => {
    if (typeof piece === 'string') return piece
    const wanted = /^h(\d)$/.exec(piece.tag)?.[1]
    if (wanted === undefined) return { ...piece, inside: evenHeadings(piece.inside, last) }
    last.level = Math.min(Number(wanted), last.level + 1)
    return { ...piece, tag: `h${last.level}` }
  })

const emptyTags = new Set(['br', 'hr', 'img'])

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return escaped(piece)
      const attributes = Object.entries(piece.attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
      const start = `<${piece.tag}${attributes.join('')}`
      return emptyTags.has(piece.tag) ? `${start} />` : `${start}>${textOf(piece.inside)}</${piece.tag}>`
    })
    .join('')

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string) => escaped(text).replaceAll('"', '&quot;')
