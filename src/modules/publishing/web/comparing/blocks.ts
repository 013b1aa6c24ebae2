/** A paragraph, heading, item, row of a table or picture of an article, as two versions are compared by it. */
export interface Block {
  /** What is read of it; the target of a link stands behind its words. */
  readonly text: string
  /** Its place and its emphasis, in no words for people: equal when nothing but the text could differ. */
  readonly format: string
  /** The address of the picture it is; `text` is its description then. */
  readonly picture?: string
}

/** Above this a paragraph is compared sentence by sentence, so that what did not change of it can be folded. */
const longParagraph = 400

/** The blocks of cleaned markup in order. It is read as text: nothing of it is run, fetched or put into a page. */
export function blocksOf(markup: string): readonly Block[] {
  const reading = new Reading()
  for (const [whole, close, name, attributes] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+|</gi)) {
    if (name === undefined) reading.say(decoded(whole))
    else if (close === '/') reading.close(name.toLowerCase())
    else reading.open(name.toLowerCase(), attributes ?? '')
  }
  reading.endBlock()
  return reading.blocks.flatMap(sentencesOf)
}

const blockTags = new Set(
  'p div h2 h3 h4 ul ol li blockquote figure figcaption table caption thead tbody tfoot tr'.split(' '),
)
const emphases = new Set('strong b em i u s sub sup'.split(' '))
const sameEmphasis: Readonly<Record<string, string>> = { b: 'strong', i: 'em' }
const plainFrames = new Set('div figure thead tbody tfoot'.split(' '))

class Reading {
  readonly blocks: Block[] = []
  private text = ''
  private frames: string[] = []
  private marks: string[] = []
  private links: string[] = []
  private marked: string[] = []
  private pictures: Block[] = []

  say(words: string): void {
    const text = words.replace(/[\t\r\n ]+/g, ' ')
    if (this.marks.length > 0 && text.trim() !== '') this.marked.push(`${this.marks.join('+')}:${text}`)
    this.text += text
  }

  open(tag: string, attributes: string): void {
    if (tag === 'br' || tag === 'hr') this.endLine()
    else if (tag === 'img') this.takePicture(attributes)
    else if (tag === 'a') this.links.push(attributeOf(attributes, 'href'))
    else if (emphases.has(tag)) this.marks.push(sameEmphasis[tag] ?? tag)
    else if (blockTags.has(tag)) this.enter(tag, attributes)
  }

  close(tag: string): void {
    if (tag === 'a') {
      const href = this.links.pop()
      if (href) this.text += `〔${href}〕`
    } else if (emphases.has(tag)) this.marks.pop()
    else if (tag === 'td' || tag === 'th') this.text += '｜'
    else if (blockTags.has(tag)) {
      this.endLine()
      this.frames.pop()
    }
  }

  endBlock(): void {
    const text = this.text.replace(/｜\s*$/, '').trim()
    const frames = this.frames.filter((frame) => !plainFrames.has(frame))
    const format = [frames.join('>'), ...this.marked].join('\n')
    if (text !== '') this.blocks.push({ text, format })
    this.blocks.push(...this.pictures)
    this.text = ''
    this.marked = []
    this.pictures = []
  }

  private enter(tag: string, attributes: string): void {
    this.endLine()
    const classes = attributeOf(attributes, 'class')
    this.frames.push(classes === '' ? tag : `${tag}.${classes}`)
  }

  // What stands in a cell stays in the line of its row.
  private endLine(): void {
    const isInRow = this.frames.some((frame, at) => frame.startsWith('tr') && at < this.frames.length - 1)
    if (isInRow) this.text += ' '
    else this.endBlock()
  }

  private takePicture(attributes: string): void {
    this.marked.push(`img@${this.text.trim().length}`)
    this.pictures.push({
      text: attributeOf(attributes, 'alt'),
      format: '',
      picture: attributeOf(attributes, 'src'),
    })
  }
}

const attributeOf = (attributes: string, name: string): string =>
  decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' }
const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')

function sentencesOf(block: Block): Block[] {
  if (block.picture !== undefined || block.text.length <= longParagraph) return [block]
  const sentences = block.text.match(/[^。！？；]{1,400}[。！？；]*|[。！？；]+/gu) ?? [block.text]
  return sentences.map((text, at) => ({ text, format: at === 0 ? block.format : '' }))
}
