import { fillDays } from '../dates.ts'

/** HTML of a body written in the plain markup of ArticleSource, with its days worked out from the day of publication. */
export function composeBody(body: string, publishedOn: string): string {
  const blocks: { tag: 'p' | 'h2' | 'ul' | 'table'; rows: string[] }[] = []
  for (const line of fillDays(body, publishedOn).split('\n')) {
    const text = line.trim()
    if (text === '') continue
    const tag = tagOf(text)
    const content = tag === 'p' ? text : text.replace(/^(# |- |\| )/, '')
    const last = blocks.at(-1)
    if (last !== undefined && last.tag === tag && (tag === 'ul' || tag === 'table')) last.rows.push(content)
    else blocks.push({ tag, rows: [content] })
  }
  return blocks.map(({ tag, rows }) => render(tag, rows)).join('\n')
}

const tagOf = (text: string): 'p' | 'h2' | 'ul' | 'table' => {
  if (text.startsWith('# ')) return 'h2'
  if (text.startsWith('- ')) return 'ul'
  return text.startsWith('| ') ? 'table' : 'p'
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const render = (tag: 'p' | 'h2' | 'ul' | 'table', rows: readonly string[]): string => {
  const safe = rows.map(escapeHtml)
  if (tag === 'ul') return `<ul>${safe.map((row) => `<li>${row}</li>`).join('')}</ul>`
  if (tag === 'table')
    return `<table>${safe.map((row, index) => tableRow(row, index === 0 ? 'th' : 'td')).join('')}</table>`
  return `<${tag}>${safe.join('')}</${tag}>`
}

const tableRow = (row: string, cell: 'th' | 'td'): string =>
  `<tr>${row
    .split('|')
    .map((text) => `<${cell}>${text.trim()}</${cell}>`)
    .join('')}</tr>`
