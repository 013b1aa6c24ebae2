// Writes the menu of a new chapter with one table, one list and one right, and puts it last into the book:
// node tools/make-chapter.mjs NAME [THING] [中文]      e.g. dues bill 应缴
// Run tools/regenerate.ts afterwards; then all checks and architecture tests are green.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chapters from '../chapters.mjs'
import { filesOf } from './chapter/menu.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [name, thing = 'entry', term = '条目'] = process.argv.slice(2)

refuse(
  !/^[a-z]+$/.test(name ?? ''),
  '用法：node tools/make-chapter.mjs 章名 [事物] [中文] / The name of a chapter is one lower-case word.',
)
refuse(
  !/^[a-z]+(-[a-z]+)*$/.test(thing),
  '事物名用小写英文和连字符。 / A thing is named in lower case, words joined by hyphens.',
)
refuse(chapters.includes(name), `${name} 已经在 chapters.mjs 里。 / ${name} stands in chapters.mjs already.`)
refuse(existsSync(join(root, 'src/modules', name)), `src/modules/${name} 已经存在。 / The folder exists already.`)

const written = []
for (const [path, text] of Object.entries(filesOf({ name, thing, term, number: nextNumber() }))) create(path, text)
edit('chapters.mjs', (text) => text.replace(/',?\s*\]\s*$/, `', '${name}']\n`))
edit('src/apps/chapters.ts', addToBook)
edit('tests/architecture/support/lists.ts', (text) =>
  text.replace(
    /(export const ownTables: Reasons = \{\n)/,
    `$1  '${name}.${thing.replaceAll('-', '_')}': 'stays where it was written; give the chapter a follower when it should go along',\n`,
  ),
)
edit('docs/words.md', (text) => text.replace('\n## Machinery\n', `\n${wordsSection()}\n## Machinery\n`))

// Names are of any length, so lines are broken by the formatter.
const code = written.filter((path) => /\.m?[jt]s$/.test(path))
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--write', ...code], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
console.log(written.join('\n'))

function addToBook(text) {
  const imports = `import * as ${name}Contract from '#modules/${name}/contract.ts'\nimport * as ${name} from '#modules/${name}/index.ts'\n`
  const above = text.match(/^import .*'#modules\/[a-z]+\/[^']*'\n/gm) ?? []
  const next = above.find((line) => line.match(/'#modules\/([a-z]+)\//)[1] > name)
  const withImports = next ? text.replace(next, imports + next) : text.replace(above.at(-1), above.at(-1) + imports)
  return withImports
    .replace(/(export function routes\([^)]*\)[^{]*\{\n[\s\S]*?)(\n\})/, `$1\n  ${name}.routes(serve)$2`)
    .replace(/(export const endpoints: readonly Endpoint\[\] = \[)([\s\S]*?)(\n?\])\s*$/, (_, head, inside, tail) => {
      const more = [...inside.split(',').map((one) => one.trim()), `...${name}Contract.endpoints`].filter(
        (one) => one !== '',
      )
      return `${head}\n${more.map((one) => `  ${one},`).join('\n')}\n${tail.trim()}\n`
    })
}

function wordsSection() {
  const [table, identifier] = [thing.replaceAll('-', '_'), camel(thing)]
  return [
    `## ${name[0].toUpperCase()}${name.slice(1)}`,
    '',
    '| 中文 | identifier | meaning | where |',
    '|---|---|---|---|',
    `| ${term} | \`${identifier}\` | | \`${name}.${table}\` |`,
    '',
  ].join('\n')
}

function nextNumber() {
  const numbers = readdirSync(join(root, 'database/migrations')).map((file) => Number(file.slice(0, 4)) || 0)
  return String(Math.max(...numbers) + 1).padStart(4, '0')
}

function create(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  written.push(path)
}

function edit(path, change) {
  const before = readFileSync(join(root, path), 'utf8')
  const after = change(before)
  refuse(
    after === before,
    `没能改动 ${path}，请手工加入。 / ${path} has another form than expected; please add the chapter by hand.`,
  )
  writeFileSync(join(root, path), after)
  written.push(path)
}

function camel(text) {
  return text.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
}

function refuse(condition, sentence) {
  if (!condition) return
  console.error(sentence)
  process.exit(1)
}
