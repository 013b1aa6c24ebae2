const signs = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * The number of a post in what people copy: the number itself, the address of the post, or the short form of the number that
 * stands at the end of the address. The short form writes each seven digits, from the right, as four signs of base 62.
 */
export function postNumberIn(written: string): string | undefined {
  const [path = ''] = written.trim().split(/[?#]/)
  const last = path.split('/').findLast((part) => part !== '') ?? ''
  if (/^\d{10,20}$/.test(last)) return last
  if (!/^[0-9a-zA-Z]{8,10}$/.test(last)) return undefined
  const pieces = last.match(/.{1,4}(?=(?:.{4})*$)/g) ?? []
  const digits = pieces.map((piece) => String(base62(piece)).padStart(7, '0')).join('')
  return digits.replace(/^0+/, '')
}

const base62 = (piece: string) => [...piece].reduce((sum, sign) => sum * 62 + signs.indexOf(sign), 0)
