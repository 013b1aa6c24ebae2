import ts from 'typescript'
import { sources } from '../../../tools/repository.ts'

/** A pattern as the program writes it, and where. */
export interface Pattern {
  readonly path: string
  readonly source: string
  readonly flags: string
}

/** Every regular expression that stands in the sources, each once for its file. */
export function patterns(): Pattern[] {
  return sources()
    .filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && !/\.(test|prove)\.tsx?$/.test(path))
    .flatMap(({ path, text }) => {
      const found = new Map<string, Pattern>()
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []
          found.set(node.text, { path, source, flags })
        }
        ts.forEachChild(node, visit)
      }
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX))
      return [...found.values()]
    })
}

const signs = [
  ...[
    'a',
    'Z',
    '0',
    '1',
    ' ',
    '\t',
    '\n',
    '.',
    ',',
    '-',
    '_',
    '/',
    '\\',
    '<',
    '>',
    '&',
    '=',
    '"',
    "'",
    '(',
    ')',
    '[',
    ']',
  ],
  ...[
    '{',
    '}',
    '#',
    '@',
    ':',
    ';',
    '!',
    '?',
    '*',
    '+',
    '|',
    '~',
    '^',
    '$',
    '%',
    '中',
    '年',
    '，',
    '。',
    '“',
    '（',
    '\u0000',
    '\ufeff',
  ],
]

/** Texts of this length that might make a pattern look again and again: what it is made of, over and over, and then what it does not take. */
export function attacks({ source }: Pattern, length: number): string[] {
  const plain = source.replace(/\\[bBdDwWsSpP](\{\w+\})?/g, ' ').replace(/\\(.)/g, '$1')
  const literal = plain.split(/[()[\]{}|^$*+?]+/).filter((part) => part.length > 0)
  const words = [...new Set([...signs, ...[...plain], ...literal])]
  const pairs = literal
    .slice(0, 6)
    .flatMap((one) => [...literal.slice(0, 6).map((two) => one + two), `${one} `, `${one}a`, `${one}0`])
  const pumps = [...new Set([...words, ...pairs, 'a ', ' a', 'a.', '.a', '0a', '1-', '中 ', 'aa,'])]
  return pumps.flatMap((pump) => {
    const long = pump.repeat(Math.ceil(length / pump.length)).slice(0, length)
    return literal.length > 0 ? [`${long}\u0001`, `${literal[0]}${long}\u0001`] : [`${long}\u0001`]
  })
}
