import { encode } from 'uqr'
import { attributes, html, type Safe, trusted } from './html.ts'

/**
 * A QR code as one path of unit squares, which needs no style and prints sharp. The template takes nothing into an svg, so
 * the markup is taken over raw: it is made of numbers only.
 */
export function qrCode(text: string, label: string): Safe {
  const { size, path } = drawingOf(text)
  const drawing = trusted(`<svg viewBox="0 0 ${size} ${size}"><path d="${path}"></path></svg>`)
  return html`<div class="qr"${attributes({ role: 'img', 'aria-label': label })}>${drawing}</div>`
}

/** The same as a picture of its own, an SVG document in black on white. */
export function qrPicture(text: string): string {
  const { size, path } = drawingOf(text)
  const box = `viewBox="0 0 ${size} ${size}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></svg>`
}

function drawingOf(text: string): { size: number; path: string } {
  // Every reader knows all eight masks; trying each for the fairest takes seven times as long.
  const { data, size } = encode(text, { ecc: 'L', border: 2, maskPattern: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join('') }
}
