// The ids of rules that code names (ORG-16, T01, UX-CS3 …), and where: fills the last column of docs/rules.
import { filesBelow, type RepositoryFile, read, tableRows } from './repository.ts'

// The families of the sheet of Party rules, from their table in docs/rules.
const families = tableRows(read('docs/rules/README.md')).flatMap(([family = '']) => /^[A-Z]{2,5}$/.exec(family) ?? [])
const long = new RegExp(`\\b(?:${families.join('|')})-\\d+\\b|\\bUX-[A-Z]{2}\\d+\\b|\\bR-[A-Z]\\d\\d\\b`, 'g')
// What has the shape of a clause of the sheet, whatever its family.
const shape = /(?<![\w-])[A-Z]{2,5}-\d{1,3}(?![\w-])/g
// Short ids are looked for in comments only: elsewhere they are codes, percent escapes or hours.
const short = /(?<![\w-])(?:G[1-5]|T[0-4]\d|[A-E][0-3]\d|(?:CZ|MB|BS|TO|CO|ED|LD|AU|AD|DP)\d{1,2})\b/g
// Sections of the sheet of Party rules, as a comment cites them: (11.2), (2.2, DEV-60).
const section = /(?<=\((?:[^()\n]*[,;] )?)(?:1|2|3|11|12|13)\.\d(?=[),;])/g
const comments = /\/\*[\s\S]*?\*\/|(?:^|\s)(?:\/\/|--|#).*$/gm

/** The ids of rules, threats, features and conventions that a file names. */
export function idsIn({ path, text }: RepositoryFile): string[] {
  const said = saidIn({ path, text })
  return [long, short, section].flatMap((ids, at) => (at === 0 ? text : said).match(ids) ?? [])
}

/** What prose and comments of a file cite in the shape of a clause, of a family that the table does not have. */
export function strangersIn(file: RepositoryFile): string[] {
  return (saidIn(file).match(shape) ?? []).filter((id) => !families.includes(id.split('-')[0] ?? ''))
}

const saidIn = ({ path, text }: RepositoryFile) =>
  path.endsWith('.md') ? text : (text.match(comments) ?? []).join('\n')

/** The files of the code that may name ids: what runs, its migrations, its first pages. */
export function citingFiles(): RepositoryFile[] {
  return filesBelow('src', 'database/migrations').filter(({ path }) => !/\.(test|prove)\.tsx?$|apps\/demo\//.test(path))
}

/** The sheets of docs/rules with their last column filled: the files that name the id of the row. */
export function filledRules(): RepositoryFile[] {
  const cited = citingFiles().map((file) => ({ path: file.path, ids: new Set(idsIn(file)) }))
  const where = (id: string) =>
    cited
      .filter(({ ids }) => ids.has(id))
      .map(({ path }) => `[${shortPath(path)}](../../${path})`)
      .join(', ')
  return filesBelow('docs/rules').map(({ path, text }) => ({
    path,
    text: text.replace(
      /^\| ([A-Z0-9][A-Z0-9.-]*\d) \|(.*)\|[^|\n]*\|$/gm,
      (_, id: string, cells: string) => `| ${id} |${cells}| ${where(id)} |`,
    ),
  }))
}

const shortPath = (path: string) => path.replace(/^src\/(modules\/)?|^database\/migrations\//, '')
