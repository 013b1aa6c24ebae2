import { describe, expect, it } from 'vitest'
import { hostileFiles } from '../../../../tests/hostile-files.ts'
import { readHostile } from '../../../../tests/read-hostile.ts'

// One of each kind; all of them are read by `npm run prove`.
const some = [
  'a sheet of 60 MB of zeros',
  'a sheet of 329 bytes that claims 17 billion cells',
  'a thousand million laughs in strings',
  'DDE',
  'a million merged cells',
  'all cells of a sheet merged into one',
  '150,000 merged cells, each over all the others',
  'merged cells that are none',
  'a list of merged cells that does not end',
  'the sheet twice',
  'a part named "../../etc/passwd"',
  'a broken check sum',
  'rows out of their order',
  'the same row twice',
  'rows with numbers beyond all measure',
  'an .xlsx under a password',
]

describe('a hostile file is refused in words or read without harm (T08)', () => {
  it.each(some)('%s', async (name) => {
    const file = hostileFiles.find((one) => one.name === name)
    expect(file?.outcomes).toContain(await readHostile(file?.bytes() ?? Buffer.alloc(0)))
  })
})
