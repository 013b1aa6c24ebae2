import { crypto } from '#kernel/crypto.ts'
import { idNumberHash } from '#modules/people/index.ts'
import type { Carried } from './carried.ts'
import type { Row } from './store.ts'

// What is sealed with the keys of one installation leaves it opened, inside a part that the receiver’s key alone opens, and is
// sealed again with the keys of the other.

/** Opens what is sealed in a row: base64 instead of PostgreSQL’s hexadecimal. @throws Error when a value was changed or moved. */
export function opened(row: Row, { sealed = {} }: Carried): Row {
  const values = Object.entries(sealed).flatMap(([column, contextOf]) => {
    const value = row[column]
    if (typeof value !== 'string') return []
    return [[column, crypto().open(contextOf(row), bytesOf(value)).toString('base64')] as const]
  })
  return { ...row, ...Object.fromEntries(values) }
}

/** Seals a row that came in for this installation, and finds a person by his number here. */
export function sealedHere(row: Row, { name, sealed = {} }: Carried): Row {
  const values = Object.entries(sealed).flatMap(([column, contextOf]) => {
    const value = row[column]
    if (typeof value !== 'string') return []
    return [[column, textOf(crypto().seal(contextOf(row), Buffer.from(value, 'base64')))] as const]
  })
  const number = name === 'people.person' ? row.id_number_sealed : null
  const found = typeof number === 'string' ? textOf(idNumberHash(plain(number))) : null
  return { ...row, ...Object.fromEntries(values), ...(name === 'people.person' ? { id_number_hash: found } : {}) }
}

const plain = (value: string) => Buffer.from(value, 'base64').toString()
const bytesOf = (value: string) => Buffer.from(value.slice(2), 'hex')
const textOf = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
