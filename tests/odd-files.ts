import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a zip file; `declared` is the size and `sum` the check sum it claims to have, `flags` as when locked. */
export interface Part {
  readonly name: string
  readonly bytes: Buffer
  readonly declared?: number
  readonly sum?: number
  readonly flags?: number
}

/** A small zip writer that can lie about its parts. */
export function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const packed = deflateRawSync(part.bytes)
    const name = Buffer.from(part.name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(part.sum ?? crc32(part.bytes), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(part.declared ?? part.bytes.length, 8)
    const lengths = Buffer.from([name.length, 0, 0, 0])
    const common = Buffer.concat([Buffer.from([20, 0, part.flags ?? 0, 0, 8, 0, 0, 0, 0, 0]), sizes, lengths])
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed])
    const at = Buffer.alloc(14)
    at.writeUInt32LE(offset, 10)
    local.push(head)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, at, name]))
    offset += head.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

/** A text in GB18030, looked up through the decoder, which is all the platform has. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail])
      const character = decoder.decode(bytes)
      if ([...character].length === 1) codes.set(character, bytes)
    }
  const four = (character: string) => {
    for (let third = 0x81; third <= 0xfe; third++)
      for (let second = 0x30; second <= 0x39; second++)
        for (let last = 0x30; last <= 0x39; last++)
          for (const first of [0x82, 0x95]) {
            const bytes = Buffer.from([first, second, third, last])
            if (decoder.decode(bytes) === character) return bytes
          }
    throw new Error(`no bytes for ${character}`)
  }
  return Buffer.concat([...text].map((one) => (one < '\u0080' ? Buffer.from(one) : (codes.get(one) ?? four(one)))))
}
