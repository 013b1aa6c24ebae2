import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { polyglots } from '../../../../tests/attacks/polyglots.ts'
import { jpegOf, pdfOf, pngOf } from '../../../../tests/pictures.ts'
import { readEnclosure } from './reading.ts'
import { sizeText } from './rules.ts'

const code = (bytes: Buffer) => {
  const read = readEnclosure(bytes)
  return read.ok ? read.kind : read.code
}

describe('what a message may carry (PRV-01, T10)', () => {
  it('is a photo or a PDF, by its bytes', () => {
    expect(code(jpegOf({ width: 40, height: 30 }))).toBe('image/jpeg')
    expect(code(pngOf({ width: 4, height: 3 }))).toBe('image/png')
    expect(code(pdfOf())).toBe('application/pdf')
    for (const other of ['GIF89a', 'RIFF\0\0\0\0WEBP', '<svg/>', 'PK\x03\x04', '', 'BM'])
      expect(code(Buffer.from(other)), other).toBe('cases.enclosure-kind')
  })

  it('a photo of an Apple telephone is told how to send it otherwise', () => {
    for (const brand of ['heic', 'heix', 'mif1'])
      expect(code(Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`)), brand).toBe('cases.enclosure-heic')
    expect(code(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0'))).toBe('cases.enclosure-kind')
  })

  it('leaves behind where and when it was taken, wherever that stands', () => {
    const plain = jpegOf({ width: 40, height: 30 })
    const read = readEnclosure(
      Buffer.concat([jpegOf({ width: 40, height: 30, exif: 'GPS 27.7N 106.9E' }), plain, Buffer.from('GPS film')]),
    )
    expect(read.ok && read.bytes.includes('GPS')).toBe(false)
    expect(read.ok && read.bytes.length).toBeLessThanOrEqual(plain.length)
    const png = readEnclosure(Buffer.concat([pngOf({ width: 4, height: 3, text: 'GPS 27.7N' }), Buffer.from('GPS')]))
    expect(png.ok && png.bytes).toEqual(pngOf({ width: 4, height: 3 }))
  })

  it('is refused when it is not whole, or would unpack to more than a desk can hold', () => {
    const whole = jpegOf({ width: 40, height: 30 })
    const broken = [whole.subarray(0, -2), whole.subarray(0, 30), jpegOf({ width: 0, height: 30 })]
    for (const one of [...broken, jpegOf({ width: 16_385, height: 10 }), jpegOf({ width: 9000, height: 9000 })])
      expect(code(one)).toBe('cases.enclosure-broken')
    const png = pngOf({ width: 4, height: 3 })
    for (const one of [png.subarray(0, -4), png.subarray(0, 20), pngOf({ width: 60_000, height: 60_000 })])
      expect(code(one)).toBe('cases.enclosure-broken')
    for (const one of ['%PDF-1.7', '%PDF-1.7 endless', `${pdfOf()}${' '.repeat(2000)}more`])
      expect(code(Buffer.from(one))).toBe('cases.enclosure-broken')
  })

  it('a PDF that runs or hides something is refused, also where its names are written otherwise or packed', () => {
    const inside = [
      '/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
      '/AA<</O<</S/Launch>>>>',
      '/Names<</EmbeddedFiles 3 0 R>>',
    ]
    for (const one of [...inside, '/J#53 (x)', '/Java#53cript', '/Encrypt 5 0 R', '/XFA 4 0 R'])
      expect(code(pdfOf(one)), one).toBe('cases.enclosure-runs')
    const objects = (text: string) =>
      Buffer.concat([
        Buffer.from('9 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\r\n'),
        deflateSync(Buffer.from(text)),
        Buffer.from('\r\nendstream endobj'),
      ]).toString('latin1')
    expect(code(pdfOf('', objects('<</S/JavaScript>>')))).toBe('cases.enclosure-runs')
    expect(code(pdfOf('', objects('<</Type/Page>>')))).toBe('application/pdf')
    expect(code(pdfOf('', '9 0 obj<</Type/ObjStm>>stream\nno zlib\nendstream'))).toBe('cases.enclosure-broken')
    expect(code(pdfOf('', objects('x'.repeat(34_000_000))))).toBe('cases.enclosure-broken')
    // In a picture the same letters may stand by chance.
    expect(code(pdfOf('', '9 0 obj<</Subtype/Image>>stream\n\x01/JS \x02/XFA \nendstream'))).toBe('application/pdf')
    expect(code(pdfOf('/OpenAction[3 0 R/Fit]'))).toBe('application/pdf')
  })

  it('of forty-four files in the clothes of others none is kept that runs, and no page in a picture', () => {
    for (const { name, bytes } of polyglots) {
      const read = readEnclosure(bytes)
      if (read.ok) expect(read.bytes.toString('latin1'), name).not.toMatch(/<script|onerror=|JavaScript|__ran/)
    }
  })

  it('is told in sizes people read', () => {
    expect([sizeText(10), sizeText(90_000), sizeText(1_500_000)]).toEqual(['1 KB', '88 KB', '1.4 MB'])
  })
})
