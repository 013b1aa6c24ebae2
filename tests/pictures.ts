import { crc32, deflateSync } from 'node:zlib'

/** A JPEG as far as its head goes: sides, what a camera would write beside, and so many bytes in all. */
export function jpegOf(of: { width: number; height: number; exif?: string; bytes?: number }): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(of.height, 1)
  frame.writeUInt16BE(of.width, 3)
  const parts = [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(of.exif === undefined ? [] : [segment(0xe1, Buffer.from(`Exif\0\0${of.exif}`))]),
    segment(0xc0, frame),
    segment(0xda, Buffer.alloc(10, 1)),
  ]
  const end = Buffer.from([0xff, 0xd9])
  const length = parts.reduce((sum, part) => sum + part.length, end.length)
  return Buffer.concat([...parts, Buffer.alloc(Math.max(0, (of.bytes ?? length + 100) - length), 0x55), end])
}

/** A PNG as far as its chunks go, without checksums, with a text beside the picture where one is given. */
export function pngOf(of: { width: number; height: number; text?: string }): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(of.width, 0)
  head.writeUInt32BE(of.height, 4)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(of.text === undefined ? [] : [chunk('tEXt', Buffer.from(of.text)), chunk('eXIf', Buffer.from(of.text))]),
    chunk('IDAT', Buffer.alloc(20, 1)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PDF as far as its outline goes, with more in its catalogue and more objects where given. */
export function pdfOf(inside = '', objects = ''): Buffer {
  const body = `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\n${objects}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** A whole JPEG with what a camera would write beside the picture. */
export function withExif(jpeg: Buffer, text: string): Buffer {
  const data = Buffer.from(`Exif\0\0${text}`)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}

/** A whole PNG of one colour, which every browser opens, with a note of where it was taken. */
export function wholePng({ width, height }: { width: number; height: number }): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  // Eight bits a colour, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height, 0x5a)
  for (let row = 0; row < height; row++) rows[row * (width * 3 + 1)] = 0
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Comment\0taken at 26.5N 106.7E')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
