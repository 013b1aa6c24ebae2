// Draws who uses whom among the chapters into ARCHITECTURE.md, from the imports dependency-cruiser sees: node tools/draw-map.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import chapters from '../chapters.mjs'

const page = fileURLToPath(new URL('../ARCHITECTURE.md', import.meta.url))
const between = /(<!-- map: tools\/draw-map\.mjs -->\n)[\s\S]*?(<!-- end of map -->)/
const chapterOf = (path) => /^src\/modules\/([^/]+)\//.exec(path)?.[1]

/** The map as mermaid: one box a chapter in the order of chapters.mjs, one arrow for each that another uses. */
export async function drawMap() {
  const found = await cruise(['src/modules'], {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(test|prove)\\.tsx?$' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  })
  const uses = new Set()
  for (const { source, dependencies } of found.output.modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [chapterOf(source), chapterOf(resolved)]
      if (from && to && from !== to) uses.add(`${chapters.indexOf(from)} ${chapters.indexOf(to)}`)
    }
  const pairs = [...uses].map((pair) => pair.split(' ').map(Number)).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return [
    '```mermaid',
    'flowchart BT',
    ...chapters.map((name) => `  ${name}`),
    ...pairs.map(([from, to]) => `  ${chapters[from]} --> ${chapters[to]}`),
    '```',
    '',
  ].join('\n')
}

/** ARCHITECTURE.md with this map in its place. */
export function withMap(text, map) {
  if (!between.test(text)) throw new Error('ARCHITECTURE.md has lost the place of the map')
  return text.replace(between, (_, start, end) => `${start}${map}${end}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(page, withMap(readFileSync(page, 'utf8'), await drawMap()))
