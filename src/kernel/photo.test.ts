import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jpegSize, withoutTraces } from './photo.ts'

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'))
const table = segment(0xdb, Buffer.alloc(65, 7))
const scan = Buffer.concat([
  segment(0xda, Buffer.alloc(10, 1)),
  Buffer.from('picture\xff\x00\xff\xe1more\xff\xd9', 'latin1'),
])
const start = Buffer.from([0xff, 0xd8])

// As cameras write it: the way up, the maker, and where a place would be told.
function exifOf(up: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(120)
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) => (isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  tiff.write(isLittle ? 'II' : 'MM')
  short(42, 2)
  long(8, 4)
  short(3, 8)
  for (const [n, tag] of [0x010f, 0x0112, 0x8825].entries()) {
    short(tag, 10 + n * 12)
    short(3, 12 + n * 12)
    long(1, 14 + n * 12)
    short(tag === 0x0112 ? up : 60, 18 + n * 12)
  }
  tiff.write('27.7N 106.9E GPS', 60)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]))
}
const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>27.7N</x:xmpmeta>'))
const note = segment(0xfe, Buffer.from('taken at home, 27.7N'))

describe('a photo that is handed in', () => {
  it.each([
    [1, true],
    [6, true],
    [8, false],
  ])('loses where it was taken and keeps which way is up: %i', (up, isLittle) => {
    const photo = Buffer.concat([start, jfif, exifOf(up, isLittle), xmp, table, note, scan])
    const kept = withoutTraces(photo, 'image/jpeg')
    expect(kept.includes('27.7N')).toBe(false)
    expect(kept.includes('GPS')).toBe(false)
    for (const part of [jfif, table, scan]) expect(kept.includes(part)).toBe(true)
    // A second time it finds the same way up, which it wrote itself.
    expect(withoutTraces(kept, 'image/jpeg').equals(kept)).toBe(true)
    expect(kept.includes('Exif')).toBe(up !== 1)
    if (up !== 1) expect(kept[kept.indexOf('Exif') + 6 + 19]).toBe(up)
  })

  it('comes back as it is where it has none, or is no whole photo', () => {
    const plain = Buffer.concat([start, jfif, table, scan])
    expect(withoutTraces(plain, 'image/jpeg').equals(plain)).toBe(true)
    for (const broken of [start, plain.subarray(0, 30), Buffer.concat([start, Buffer.from([0xff, 0xe1, 0xff, 0xff])])])
      expect(withoutTraces(broken, 'image/jpeg').equals(broken)).toBe(true)
  })

  it('loses the same as a PNG, and what stands behind its end', () => {
    const chunk = (name: string, text: string) => {
      const data = Buffer.from(text)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(data.length)
      return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
    }
    const signature = Buffer.from('89504e470d0a1a0a', 'hex')
    const picture = [chunk('IHDR', 'size'), chunk('IDAT', 'picture')]
    const end = chunk('IEND', '')
    const told = [chunk('eXIf', 'GPS 27.7N'), chunk('iTXt', 'XML:com.adobe.xmp'), chunk('tEXt', 'Author')]
    const photo = Buffer.concat([signature, ...picture, ...told, end, Buffer.from('behind')])
    expect(withoutTraces(photo, 'image/png').equals(Buffer.concat([signature, ...picture, end]))).toBe(true)
    const cut = photo.subarray(0, 40)
    expect(withoutTraces(cut, 'image/png').equals(cut)).toBe(true)
  })

  it('may have filling bytes before a marker', () => {
    const photo = Buffer.concat([start, jfif, Buffer.from([0xff, 0xff]), exifOf(1, true), scan])
    expect(withoutTraces(photo, 'image/jpeg').includes('27.7N')).toBe(false)
  })

  it('is done with any bytes at all', () => {
    for (let n = 0; n < 3000; n++) {
      const noise = randomFillSync(Buffer.alloc(n % 300))
      const hostile = Buffer.concat([start, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*'), noise])), noise])
      expect(withoutTraces(hostile, 'image/jpeg').length).toBeLessThanOrEqual(hostile.length + 36)
    }
  })
})

describe('the size of a photo', () => {
  const frame = (marker: number) => segment(marker, Buffer.from([8, 1, 157, 1, 39, 1, 1, 0x11, 0]))

  it('is read from the head of a whole JPEG, of each kind a browser shows', () => {
    for (const kind of [0xc0, 0xc1, 0xc2])
      expect(jpegSize(Buffer.concat([start, jfif, table, frame(kind), scan]))).toEqual({ width: 295, height: 413 })
  })

  it('is not told of what is no whole JPEG', () => {
    const whole = Buffer.concat([start, jfif, frame(0xc0), scan])
    for (let cut = 0; cut < whole.length; cut++) expect(jpegSize(whole.subarray(0, cut)), String(cut)).toBeUndefined()
    expect(jpegSize(Buffer.concat([start, jfif, scan]))).toBeUndefined()
    expect(jpegSize(Buffer.concat([whole, Buffer.from('more')]))).toBeUndefined()
    for (let i = 0; i < 2000; i++) {
      const noise = randomFillSync(Buffer.alloc(60))
      expect(() => jpegSize(Buffer.concat([start, noise, Buffer.from([0xff, 0xd9])]))).not.toThrow()
    }
  })
})
