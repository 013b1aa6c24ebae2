const startsScan = 0xda
const traces: readonly number[] = [0xe1, 0xed, 0xfe]
const exif = Buffer.from('Exif\0\0')

/**
 * A photo (JPEG or PNG) without what a camera writes beside the picture: where and with what it was taken, and what programs noted.
 * Which way is up stays in a JPEG. What is no whole photo comes back as it is; the picture itself is never touched.
 */
export function withoutTraces(photo: Buffer, mediaType: string): Buffer {
  if (mediaType === 'image/jpeg') return plainJpeg(photo)
  return mediaType === 'image/png' ? plainPng(photo) : photo
}

/** Width and height that a whole JPEG says of itself; nothing where it is none. The picture itself is not opened. */
export function jpegSize(jpeg: Buffer): { width: number; height: number } | undefined {
  const isWhole = jpeg.subarray(0, 2).equals(begins) && jpeg.subarray(-2).equals(ends)
  for (let at = 2; isWhole && at + 9 <= jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] as number
    if (frames.has(marker)) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
    if (marker === startsScan || marker === 0xff) return undefined
  }
  return undefined
}

/** Width and height that a PNG says of itself; nothing where it is none. */
export function pngSize(png: Buffer): { width: number; height: number } | undefined {
  const isOne = png.length > 32 && png.toString('latin1', 12, 16) === 'IHDR'
  return isOne ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) } : undefined
}

const [begins, ends] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])]
// Baseline, extended and progressive: what a browser writes and reads.
const frames = new Set([0xc0, 0xc1, 0xc2])

const told = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

// Chunks of length, name, data and checksum after a signature of eight bytes; behind the end nothing is kept.
function plainPng(png: Buffer): Buffer {
  const kept = [png.subarray(0, 8)]
  for (let at = 8; at + 12 <= png.length; ) {
    const name = png.toString('latin1', at + 4, at + 8)
    const end = at + 12 + png.readUInt32BE(at)
    if (end > png.length) return png
    if (!told.has(name)) kept.push(png.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return png
}

function plainJpeg(jpeg: Buffer): Buffer {
  const kept = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] as number
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === startsScan) return Buffer.concat([...kept, jpeg.subarray(at)])
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    if (end < at + 4 || end > jpeg.length) return jpeg
    const segment = jpeg.subarray(at, end)
    kept.push(traces.includes(marker) ? turned(upIn(segment)) : segment)
    at = end
  }
  return jpeg
}

const orientation = 0x0112

// The way up that an Exif segment tells: 1 to 8, and 1 where it tells none that can be read.
function upIn(segment: Buffer): number {
  const tiff = segment.subarray(10)
  if (!segment.subarray(4, 10).equals(exif) || tiff.length < 14) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let n = 0; n < Math.min(short(first), 100); n++) {
    const entry = first + 2 + n * 12
    const up = short(entry) === orientation ? short(entry + 8) : 0
    if (up >= 1 && up <= 8) return up
  }
  return 1
}

// An Exif segment that says which way is up and nothing else; none where it stands upright.
function turned(up: number): Buffer {
  if (up === 1) return Buffer.alloc(0)
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(up, 18)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(2 + exif.length + tiff.length, 2)
  return Buffer.concat([head, exif, tiff])
}

/** A whole picture and nothing else, and its sides. */
export interface BarePicture {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/**
 * A picture (JPEG or PNG) of a stranger with what is needed to show it and nothing besides: also what stands between its parts or behind
 * its end goes, as the film or the second picture that a telephone hangs on, each with its own place and time. Nothing where it is no whole picture.
 */
export function barePicture(picture: Buffer, mediaType: string): BarePicture | undefined {
  return mediaType === 'image/jpeg' ? bareJpeg(picture) : barePng(picture)
}

function bareJpeg(jpeg: Buffer): BarePicture | undefined {
  const kept: Buffer[] = [begins]
  let size: { width: number; height: number } | undefined
  let up = 1
  let hasScan = false
  for (let at = 2; at + 2 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return size && hasScan ? { bytes: whole(kept, up), ...size } : undefined
    const end = at + 4 > jpeg.length ? 0 : at + 2 + jpeg.readUInt16BE(at + 2)
    if (end < at + 4 || end > jpeg.length) return undefined
    const segment = jpeg.subarray(at, end)
    if (marker === 0xe1 && up === 1) up = upIn(segment)
    if (frames.has(marker) && segment.length >= 9) size = sidesOf(segment)
    if (isNeeded(marker, segment)) kept.push(segment)
    at = end
    if (marker !== startsScan) continue
    hasScan = true
    at = endOfScan(jpeg, end)
    kept.push(jpeg.subarray(end, at))
  }
  return undefined
}

const whole = ([start, ...rest]: readonly Buffer[], up: number) =>
  Buffer.concat([start ?? begins, turned(up), ...rest, ends])
const sidesOf = (frame: Buffer) => ({ height: frame.readUInt16BE(5), width: frame.readUInt16BE(7) })

const tables = new Set([0xc4, 0xdb, 0xdd, startsScan])
const colours = Buffer.from('ICC_PROFILE\0')
const adobe = Buffer.from('Adobe')

// Frames and tables; how colours are meant; nothing else that a program may have written.
function isNeeded(marker: number, segment: Buffer): boolean {
  if (frames.has(marker) || tables.has(marker)) return true
  if (marker === 0xe2) return segment.subarray(4, 4 + colours.length).equals(colours)
  return marker === 0xee && segment.subarray(4, 4 + adobe.length).equals(adobe)
}

// Within a scan 0xff stands before 0, a restart or itself; before anything else the scan is over.
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] as number
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return jpeg.length
}

const shown = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT'])

function barePng(png: Buffer): BarePicture | undefined {
  if (png.length < 33 || png.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const sides = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
  const kept = [png.subarray(0, 8)]
  for (let at = 8; at + 12 <= png.length; ) {
    const name = png.toString('latin1', at + 4, at + 8)
    const end = at + 12 + png.readUInt32BE(at)
    if (end > png.length) return undefined
    if (shown.has(name)) kept.push(png.subarray(at, end))
    if (name === 'IEND') return { bytes: Buffer.concat(kept), ...sides }
    at = end
  }
  return undefined
}
