import { SaxesParser } from 'saxes'

const deepest = 4
const most = 40

/**
 * The texts of a small XML by the names of its elements, as the platform sends messages; nothing when it is no XML of that
 * kind. A document type, and so an entity of one's own, is not read.
 */
export function readXml(text: string): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = Object.create(null)
  const open: string[] = []
  const parser = new SaxesParser()
  let isOdd = false
  const put = (piece: string) => {
    const name = open.at(-1)
    if (open.length === 2 && name !== undefined) found[name] = (found[name] ?? '') + piece
  }
  const refuse = () => {
    isOdd = true
  }
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', ({ name }) => {
    open.push(name)
    if (open.length > deepest || Object.keys(found).length > most) refuse()
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', put)
  parser.on('cdata', put)
  parser.write(text).close()
  return isOdd || open.length > 0 ? undefined : found
}
