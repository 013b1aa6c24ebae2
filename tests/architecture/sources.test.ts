import { describe, expect, test } from 'vitest'
import { chapterOf, filesBelow, read, sources, withoutComments } from '../../tools/repository.ts'

const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path)
const code = () => filesBelow('src', 'tests', 'tools').filter(({ path }) => /\.(tsx?|mjs)$/.test(path))

describe('files', () => {
  test('have at most 400 lines', () => {
    const long = filesBelow('src', 'tests', 'tools', 'database/migrations').map(({ path, text }) => ({
      path,
      lines: text.split('\n').length - 1,
    }))
    expect(long.filter(({ lines }) => lines > 400)).toEqual([])
  })

  test('are named in kebab-case, after what they are about', () => {
    const names = code().filter(
      ({ path }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(path.split('/').at(-1) ?? ''),
    )
    expect(paths(names)).toEqual([])
    const drawers = code().filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|misc|shared|managers?)(\/|\.)/.test(path),
    )
    expect(paths(drawers)).toEqual([])
  })

  test('at the top of a chapter stand in its menu, or its README names them', () => {
    const menu =
      /^(contract|codes|words|rules|policy|store|service|routes|procedure|own-procedure|jobs|portal|index|present|sealing)$/
    const others = sources().filter(({ path }) => {
      const [, chapter, name] = /^src\/modules\/([^/]+)\/([^/]+)\.ts$/.exec(path) ?? []
      if (!chapter || !name || menu.test(name)) return false
      return !read(`src/modules/${chapter}/README.md`).includes(`\`${name}.ts\``)
    })
    expect(paths(others)).toEqual([])
  })

  test('of a chapter are named after a subject, which kinds of code are not; only the chapter has a door', () => {
    const kinds = sources().filter(
      ({ path }) =>
        chapterOf(path) !== undefined &&
        /\/(types|interfaces|models?|controllers?|repository|dto|constants|events)\.tsx?$/.test(path),
    )
    expect(paths(kinds)).toEqual([])
    const barrels = sources().filter(({ path }) => /^src\/modules\/[^/]+\/.+\/index\.ts$/.test(path))
    expect(paths(barrels)).toEqual([])
  })

  test('export nothing by a wildcard: a door says what goes through it', () => {
    expect(paths(sources().filter(({ text }) => /^export \* from/m.test(text)))).toEqual([])
  })
})

describe('code', () => {
  test('reads the clock at its edge only: below, time is an argument', () => {
    const edges = /^src\/(apps|ui)\/|\/web\/|^src\/kernel\/|\/portal\//
    const clocks = sources().filter(
      ({ path, text }) => !edges.test(path) && /new Date\(\)|Date\.now\(\)/.test(withDefaults(withoutComments(text))),
    )
    expect(paths(clocks)).toEqual([])
  })

  test('runs nothing that was written as text', () => {
    expect(
      paths(
        code().filter(
          ({ path, text }) => path.startsWith('src/') && /\beval\(|new Function\(/.test(withoutComments(text)),
        ),
      ),
    ).toEqual([])
  })

  test('draws no secret from Math.random', () => {
    expect(paths(sources().filter(({ text }) => /Math\.random\(/.test(withoutComments(text))))).toEqual([])
  })

  test('leaves nothing for later and silences no checker without a reason', () => {
    expect(paths(sources().filter(({ text }) => /\b(TODO|FIXME)\b/.test(text)))).toEqual([])
    const silent = code().filter(({ text }) =>
      /@ts-(ignore|nocheck)|@ts-expect-error\s*$|biome-ignore [^:]*:\s*$/m.test(text),
    )
    expect(paths(silent).filter((path) => path !== 'tests/architecture/sources.test.ts')).toEqual([])
  })
})

describe('tests', () => {
  const tests = () => code().filter(({ path }) => /\.(test|prove)\.tsx?$/.test(path))

  test('replace nothing of our own by a double', () => {
    const doubles = tests().filter(({ text }) => /vi\.(mock|doMock)\(\s*['"`](#|\.)/.test(text))
    expect(paths(doubles)).toEqual([])
  })

  test('are none of them left out', () => {
    const left = tests().filter(({ text }) => /\b(test|it|describe)\.(only|skip|todo)\(/.test(text))
    expect(paths(left).filter((path) => path !== 'tests/architecture/sources.test.ts')).toEqual([])
  })
})

describe('the repository', () => {
  // Written in two parts, so that this file does not hold what it looks for.
  const elsewhere = new RegExp(
    [
      ['/wo', 'rk/'],
      ['/ro', 'ot/'],
      ['/home/', '[a-z]+/'],
      ['helper', ' session'],
      ['assistant', ' session'],
      ['Clau', 'de'],
      ['Chat', 'GPT'],
    ]
      .map((parts) => parts.join(''))
      .join('|'),
  )

  test('speaks of no workplace, no machine’s path and no tool that wrote it', () => {
    expect(paths(filesBelow().filter(({ text }) => elsewhere.test(text)))).toEqual([])
  })

  test('holds no key, no certificate and no file of passwords', () => {
    const secret = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{36}\b/
    expect(paths(filesBelow().filter(({ text }) => secret.test(text)))).toEqual([])
    expect(paths(filesBelow()).filter((path) => /(^|\/)\.env(\.|$)|\.(pem|key|p12|pfx)$/.test(path))).toEqual([])
  })
})

// A default of a parameter is the edge of a function: callers in tests pass their own time.
function withDefaults(text: string): string {
  return text.replace(/(\w+(?:: \w+)?) = (new Date\(\)|Date\.now\(\))/g, '$1')
}
