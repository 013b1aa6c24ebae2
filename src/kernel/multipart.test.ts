import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FormLimits, filesIn, Room, readMultipart } from './multipart.ts'

const limits: FormLimits = { file: 1000, words: 500, all: 20_000, end: 40_000, parts: 8 }
const roomy = () => new Room({ most: 1_000_000, ofEach: 1_000_000 })

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** A form as a browser of today writes it. */
async function written(form: FormData): Promise<{ contentType: string; bytes: Buffer }> {
  const sent = new Response(form)
  return { contentType: sent.headers.get('content-type') ?? '', bytes: Buffer.from(await sent.arrayBuffer()) }
}

const read = async (form: FormData, size = 7, of: { limits?: FormLimits; room?: Room } = {}) => {
  const { contentType, bytes } = await written(form)
  return readMultipart(pieces(bytes, size), { contentType, limits, room: roomy(), sender: 'a', ...of })
}
const formOf = (fields: Record<string, string | File>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

describe('a form with files', () => {
  it('is read as it was written, in pieces of any size', async () => {
    const word = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((text) => !/[\r\n]/.test(text) && text.isWellFormed())
    await fc.assert(
      fc.asyncProperty(
        word,
        fc.uint8Array({ maxLength: 300 }),
        word,
        fc.integer({ min: 1, max: 400 }),
        async (text, bytes, name, size) => {
          const form = formOf({ text, empty: '', file: new File([bytes], `${name}.jpg`), after: '完' })
          const body = await read(form, size)
          expect([body.text, body.empty, body.after]).toEqual([text, '', '完'])
          expect(filesIn(body)).toEqual([{ field: 'file', name: `${name}.jpg`, bytes: Buffer.from(bytes) }])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps the words where a file is too large, and leaves out a chooser nobody used', async () => {
    const large = new File([new Uint8Array(1001)], '大.jpg')
    const body = await read(formOf({ none: new File([], ''), large, text: '路灯' }), 100)
    expect(body.text).toBe('路灯')
    expect(filesIn(body)).toEqual([{ field: 'large', name: '大.jpg', bytes: Buffer.alloc(0), fault: 'TOO_LARGE' }])
  })

  it('holds no more at once than there is room for, of one sender or of all, and gives it back', async () => {
    const room = new Room({ most: 1500, ofEach: 900 })
    const file = (name: string) => new File([new Uint8Array(800)], name)
    const body = await read(formOf({ one: file('1'), two: file('2'), text: '灯' }), 100, { room })
    expect(filesIn(body).map(({ fault }) => fault)).toEqual([undefined, 'CROWDED'])
    expect(body.text).toBe('灯')
    expect(room.take('a', 900)).toBe(true)
    expect(room.take('b', 601)).toBe(false)
    expect(room.take('b', 600)).toBe(true)
  })

  it('is refused when it is no form, too much, of too many parts, or cut off', async () => {
    const { contentType, bytes } = await written(formOf({ text: '路灯' }))
    const ask = (of: Buffer, type = contentType) =>
      readMultipart(pieces(of, 50), { contentType: type, limits, room: roomy(), sender: 'a' })
    await expect(ask(bytes, 'multipart/form-data')).rejects.toMatchObject({ code: 'kernel.invalid' })
    await expect(ask(bytes.subarray(0, -4))).rejects.toMatchObject({ code: 'kernel.invalid' })
    await expect(ask(Buffer.from('a=b'))).rejects.toMatchObject({ code: 'kernel.invalid' })
    await expect(read(formOf({ text: 'x'.repeat(501) }))).rejects.toMatchObject({ code: 'kernel.invalid' })
    const many = formOf(Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`f${at}`, 'x'])))
    await expect(read(many)).rejects.toMatchObject({ code: 'kernel.invalid' })
    const much = formOf({ file: new File([new Uint8Array(41_000)], '1') })
    await expect(read(much, 500)).rejects.toMatchObject({ code: 'kernel.file-too-large' })
  })

  it('keeps the words behind files that are too much together, and passes the files over', async () => {
    const large = new File([new Uint8Array(21_000)], '大.jpg')
    const body = await read(formOf({ large, small: new File([new Uint8Array(10)], '小.jpg'), text: '路灯' }), 500)
    expect(body.text).toBe('路灯')
    expect(filesIn(body).map(({ fault, bytes }) => [fault, bytes.length])).toEqual([
      ['TOO_LARGE', 0],
      ['TOO_MUCH', 0],
    ])
  })

  it('names no field that an object has by birth', async () => {
    const body = await read(formOf({ __proto__x: '1', constructor: 'x', toString: 'y' }))
    expect({ ...body }).toMatchObject({ __proto__x: '1', constructor: 'x', toString: 'y' })
    expect(Object.getPrototypeOf(body)).toBeNull()
    expect(filesIn({})).toEqual([])
  })
})
