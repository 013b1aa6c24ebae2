import { encode } from 'uqr'
import { attributes, html, type Safe, trusted } from './html.ts'

/**
 * A QR code as one path of unit squares, which needs no style and prints sharp. The template takes nothing into an svg, so
 * the markup is taken over raw: it is made of numbers only.
 */
export function qrCode(text: string, label: string): Safe {
  // Every reader knows all eight masks; trying each for the fairest took seven times as long, on each page of an article.
  const { data, size } = encode(text, { ecc: 'L', border: 2, maskPattern: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const drawing = trusted(`<svg viewBox="0 0 ${size} ${size}"><path d="${squares.join('')}"></path></svg>`)
  return html`<div class="qr"${attributes({ role: 'img', 'aria-label': label })}>${drawing}</div>`
}
