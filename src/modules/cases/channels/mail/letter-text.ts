import { Parser } from 'htmlparser2'

/** Elements whose words are no words of a letter. */
const unread: ReadonlySet<string> = new Set(['style', 'script', 'head', 'title', 'template', 'noscript', 'svg'])
/** Elements that stand on a line of their own. */
const lines: ReadonlySet<string> = new Set(
  'address article blockquote div dd dl dt footer form h1 h2 h3 h4 h5 h6 header li ol p pre section table tr ul'.split(
    ' ',
  ),
)

/** Endless tags inside each other cost the square of their number; nobody writes so much by hand. */
const longestPage = 200_000

/** The words of a letter that came as a page: no tags, nothing of what it points at, and nothing is fetched. */
export function wordsOfPage(page: string): string {
  const words: string[] = []
  let depthUnread = 0
  const parser = new Parser({
    onopentagname(name) {
      if (unread.has(name)) depthUnread += 1
      else if (lines.has(name) || name === 'br' || name === 'hr') words.push('\n')
      else if (name === 'td' || name === 'th') words.push(' ')
    },
    ontext(text) {
      if (depthUnread === 0) words.push(text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (unread.has(name)) depthUnread -= 1
      else if (lines.has(name)) words.push('\n')
    },
  })
  parser.end(page.slice(0, longestPage))
  return tidy(words.join(''))
}

// Two empty lines say no more than one.
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
