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
