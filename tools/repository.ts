import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** A file of the repository; `path` is relative to its root, with slashes. */
export interface RepositoryFile {
  readonly path: string
  readonly text: string
}

const notOurs = new Set(['node_modules', '.git', '.cache', 'data'])
const binary = /\.(png|jpe?g|ico|woff2?|ttf|otf|pdf|xlsx|docx|zip)$/
const generated = ['package-lock.json', 'database/types.ts', 'database/schema.sql', 'docs/openapi.json']

/** Every text file that people of this project wrote, below these folders or everywhere. */
export function filesBelow(...folders: string[]): RepositoryFile[] {
  const starts = folders.length > 0 ? folders : readdirSync(root).filter((name) => !notOurs.has(name))
  return starts
    .flatMap(walk)
    .filter((path) => !binary.test(path) && !generated.includes(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The TypeScript files of `src` that run: no tests, no proofs. */
export function sources(): RepositoryFile[] {
  return filesBelow('src').filter(({ path }) => /\.tsx?$/.test(path) && !/\.(test|prove)\.tsx?$/.test(path))
}

/** The text of one file. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Whether the repository has this file or folder. */
export function exists(path: string): boolean {
  return existsSync(join(root, path))
}

/** The chapter a file belongs to, or nothing. */
export function chapterOf(path: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1]
}

/** A TypeScript text without its comments, so that prose is not taken for code. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** The cells of every row of the Markdown tables in a text; head and ruler rows are left out. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n')
  return lines
    .filter((line, at) => line.startsWith('|') && !isRuler(line) && !isRuler(lines[at + 1] ?? ''))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

const isRuler = (line: string) => /^\|[\s|:-]+\|$/.test(line)

function walk(path: string): string[] {
  if (notOurs.has(path)) return []
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/'))
    .filter((file) => !file.split('/').some((step) => notOurs.has(step)))
}
