import { refusals } from './errors.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** A file that was chosen in a form. What was too large, or came when too much was on its way, is named and not held. */
export interface SentFile {
  readonly field: string
  readonly name: string
  readonly bytes: Buffer
  readonly fault?: FileFault
}

type FileFault = 'TOO_LARGE' | 'CROWDED' | 'TOO_MUCH'

const files = Symbol('files')

/** What a form with files says: its fields as text, its files beside them. */
export type SentForm = Readonly<Record<string, string>> & { readonly [files]: readonly SentFile[] }

/** The files of a body; none where it came as words only. */
export function filesIn(body: object): readonly SentFile[] {
  return (body as Partial<SentForm>)[files] ?? []
}

/** How much is read of a form, in bytes: of one file, of all its words, of all that comes; up to `end` files are passed over and words still read. */
export interface FormLimits {
  readonly file: number
  readonly words: number
  readonly all: number
  readonly end: number
  readonly parts: number
}

/** Room for the files of forms that are on their way; a part of it for each sender, so that nobody fills it alone. */
export class Room {
  private readonly most: number
  private readonly ofEach: number
  private held = 0
  private readonly bySender = new Map<string, number>()

  constructor({ most, ofEach }: { most: number; ofEach: number }) {
    this.most = most
    this.ofEach = ofEach
  }

  /** Holds so many bytes more for this sender; false, and nothing held, where there is no room. */
  take(sender: string, bytes: number): boolean {
    const own = (this.bySender.get(sender) ?? 0) + bytes
    if (this.held + bytes > this.most || own > this.ofEach) return false
    this.held += bytes
    this.bySender.set(sender, own)
    return true
  }

  /** Gives them back. */
  give(sender: string, bytes: number): void {
    this.held -= bytes
    const left = (this.bySender.get(sender) ?? 0) - bytes
    if (left > 0) this.bySender.set(sender, left)
    else this.bySender.delete(sender)
  }
}

/**
 * Reads a form as browsers send it with files (RFC 7578), piece by piece: what is too large is passed over, and the words around it are kept.
 * @throws Refusal `kernel.invalid` where it is none, `kernel.file-too-large` where all of it is too much
 */
export async function readMultipart(
  stream: AsyncIterable<Buffer>,
  of: { contentType: string; limits: FormLimits; room: Room; sender: string },
): Promise<SentForm> {
  const boundary = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s";,]{1,70}))/i.exec(of.contentType)
  if (!boundary) throw refuse('invalid', 'kernel.invalid')
  const reader = new Reader(`\r\n--${boundary[1] ?? boundary[2]}`, of)
  let read = 0
  try {
    for await (const piece of stream) {
      read += piece.length
      if (read > of.limits.end)
        throw refuse('invalid', 'kernel.file-too-large', { slots: { most: Math.floor(of.limits.end / 1024 / 1024) } })
      reader.take(piece, read > of.limits.all)
    }
    return reader.end()
  } finally {
    // What was read stands in the use case from now on, a few at a time.
    reader.release()
  }
}

const blank = Buffer.from('\r\n\r\n')
const mostHead = 4096

interface Part {
  readonly field: string
  readonly name: string | undefined
  readonly pieces: Buffer[]
  size: number
  fault?: FileFault
}

class Reader {
  private readonly delimiter: Buffer
  private readonly of: { limits: FormLimits; room: Room; sender: string }
  private rest: Buffer = Buffer.from('\r\n')
  private part: Part | undefined
  private state: 'BEFORE' | 'BEHIND' | 'HEAD' | 'BODY' | 'OVER' = 'BEFORE'
  private parts = 0
  private words = 0
  private held = 0
  private isTooMuch = false
  private readonly fields: Record<string, string> = Object.create(null)
  private readonly files: SentFile[] = []

  constructor(delimiter: string, of: { limits: FormLimits; room: Room; sender: string }) {
    this.delimiter = Buffer.from(delimiter, 'latin1')
    this.of = of
  }

  take(piece: Buffer, isTooMuch: boolean): void {
    this.isTooMuch = isTooMuch
    if (this.state === 'OVER') return
    this.rest = Buffer.concat([this.rest, piece])
    while (this.step());
  }

  end(): SentForm {
    if (this.state !== 'OVER') throw refuse('invalid', 'kernel.invalid')
    return Object.assign(this.fields, { [files]: this.files })
  }

  release(): void {
    this.of.room.give(this.of.sender, this.held)
    this.held = 0
  }

  // One step further; false where more must come first.
  private step(): boolean {
    if (this.state === 'BEHIND') return this.behind()
    if (this.state === 'HEAD') return this.head()
    if (this.state === 'OVER') return false
    const at = this.rest.indexOf(this.delimiter)
    const end = at < 0 ? Math.max(0, this.rest.length - this.delimiter.length + 1) : at
    if (this.part && end > 0) this.keep(this.part, this.rest.subarray(0, end))
    this.rest = this.rest.subarray(at < 0 ? end : at + this.delimiter.length)
    if (at < 0) return false
    this.close()
    this.state = 'BEHIND'
    return true
  }

  private behind(): boolean {
    if (this.rest.length < 2) return false
    const next = this.rest.toString('latin1', 0, 2)
    if (next !== '--' && next !== '\r\n') throw refuse('invalid', 'kernel.invalid')
    this.state = next === '--' ? 'OVER' : 'HEAD'
    // The line end stays: a part without headers has its blank line at once.
    return this.state === 'HEAD'
  }

  private head(): boolean {
    const end = this.rest.indexOf(blank)
    if (end < 0 && this.rest.length <= mostHead) return false
    this.parts += 1
    if (end < 0 || end > mostHead || this.parts > this.of.limits.parts) throw refuse('invalid', 'kernel.invalid')
    const said = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(this.rest.toString('utf8', 0, end))?.[1] ?? ''
    const field = valueIn(said, fieldName)
    if (field === undefined) throw refuse('invalid', 'kernel.invalid')
    this.part = { field, name: valueIn(said, chosenName), pieces: [], size: 0 }
    this.rest = this.rest.subarray(end + blank.length)
    this.state = 'BODY'
    return true
  }

  private keep(part: Part, piece: Buffer): void {
    if (part.name === undefined) {
      this.words += piece.length
      if (this.words > this.of.limits.words) throw refuse('invalid', 'kernel.invalid')
      part.pieces.push(piece)
      return
    }
    if (part.fault) return
    part.size += piece.length
    const fault = this.faultOf(part, piece.length)
    if (fault) {
      part.fault = fault
      part.pieces.length = 0
    } else part.pieces.push(piece)
  }

  private faultOf(part: Part, more: number): FileFault | undefined {
    if (part.size > this.of.limits.file) return 'TOO_LARGE'
    if (this.isTooMuch) return 'TOO_MUCH'
    return this.hold(more) ? undefined : 'CROWDED'
  }

  private hold(bytes: number): boolean {
    const has = this.of.room.take(this.of.sender, bytes)
    if (has) this.held += bytes
    return has
  }

  private close(): void {
    const { part } = this
    this.part = undefined
    if (!part) return
    const bytes = Buffer.concat(part.pieces)
    if (part.name === undefined) this.fields[part.field] = bytes.toString('utf8')
    // A chooser of files that was left empty sends a part without a name and without bytes.
    else if (part.name !== '' || part.size > 0)
      this.files.push({ field: part.field, name: part.name, bytes, ...(part.fault ? { fault: part.fault } : {}) })
  }
}

const fieldName = /(?:^|[;\s])name="([^"]*)"/i
const chosenName = /(?:^|[;\s])filename="([^"]*)"/i

// Browsers write a quotation mark as %22 and put nothing else in other words.
const valueIn = (said: string, key: RegExp) => key.exec(said)?.[1]?.replaceAll('%22', '"')
