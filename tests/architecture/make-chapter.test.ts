import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../tools/repository.ts'

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'lianxin-chapter-'))
  const own = new Set(['node_modules', '.git', '.cache', 'data'])
  cpSync(root, copy, { recursive: true, filter: (path) => !own.has(path.slice(root.length)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const run = (program: string, ...args: string[]) =>
  execFileSync(process.execPath, [program, ...args], { cwd: copy, encoding: 'utf8', stdio: 'pipe' })

/** What does not compile in these files; elsewhere it is told by the check of the whole, which takes four times as long. */
function faultsIn(files: RegExp): string[] {
  const read = ts.readConfigFile(join(copy, 'tsconfig.json'), ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, copy)
  const program = ts.createProgram(fileNames, options)
  const wanted = program.getSourceFiles().filter(({ fileName }) => files.test(fileName))
  expect(wanted.length).toBeGreaterThan(5)
  const faults = wanted.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ])
  return faults.map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  )
}

test('a new chapter is written in good form, compiles and keeps the order of the book', { timeout: 120_000 }, () => {
  run('tools/make-chapter.mjs', 'orchard', 'apple-tree', '苹果树')
  expect(readFileSync(join(copy, 'chapters.mjs'), 'utf8')).toMatch(/, *\s*'orchard',?\s*\]/)
  expect(readFileSync(join(copy, 'src/apps/chapters.ts'), 'utf8')).toContain('orchard.routes(serve)')
  const folder = 'src/modules/orchard'
  run(
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '--vcs-enabled=false',
    folder,
    'chapters.mjs',
    'src/apps/chapters.ts',
  )
  expect(faultsIn(/src\/(modules\/orchard\/|apps\/chapters\.ts)/)).toEqual([])
  run('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', folder, '--config', '.dependency-cruiser.mjs')
})

test('a chapter that stands in the book already is refused with a sentence', () => {
  expect(() => run('tools/make-chapter.mjs', 'organisations')).toThrow(/organisations 已经在 chapters.mjs 里/)
})
