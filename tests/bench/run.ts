// `npm run bench [-- --quick] [--only list,home] [--connections 16] [--layers] [--scale]`: measures the product beside the floor. README.md says how.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureLayers } from './layers-section.ts'
import { type Contender, type Effort, measure } from './measure.ts'
import { type Point, pointsOf } from './points.ts'
import { machine, tellLayers, tellPoint, tellScale, tellWhole } from './report.ts'
import { measureScale } from './scale.ts'
import { startStand } from './stand.ts'
import { measureTree } from './tree.ts'
import { measureImport, measureMemory, measureReady } from './whole.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    connections: { type: 'string' },
    layers: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
  },
})
const effort: Effort = options.quick
  ? { runs: 1, seconds: 2, warmUpSeconds: 1 }
  : { runs: 3, seconds: 10, warmUpSeconds: 3 }
const chosen = options.only?.split(',')
const connections = options.connections?.split(',').map(Number) ?? (options.quick ? [16] : [1, 16, 64])
if (!connections.every((count) => Number.isInteger(count) && count > 0))
  throw new RangeError(`not a number of connections: ${options.connections}`)
const isChosen = (name: string) => (chosen ? chosen.includes(name) : !options.layers && !options.scale)

const dataSet = makeDataSet()
try {
  console.log(machine(effort))
  const stand = await startStand(dataSet)
  try {
    const workshop = await openWorkshop(stand)
    await measureAll(workshop, stand.postgres.superuserUrl).finally(() => workshop.stop())
  } finally {
    await stand.stop()
  }
} finally {
  rmSync(dataSet, { recursive: true, force: true })
}

async function measureAll(workshop: Workshop, superuserUrl: string): Promise<void> {
  const points = pointsOf(workshop.prepared)
  const isWhole = chosen === undefined && options.connections === undefined && !options.scale
  if (options.layers || isWhole) console.log(tellLayers(await measureLayers(workshop, effort)))
  for (const point of points.filter(({ name }) => isChosen(name)))
    for (const count of connections) {
      const of = { ...effort, connections: count, databasePid: workshop.databasePid }
      console.log(tellPoint(point, count, await measure(workshop.traffic, contendersOf(workshop, point), of)))
    }
  if (isChosen('ready'))
    console.log(tellWhole('server ready after its database', await measureReady(workshop), 's, aim 1'))
  if (isChosen('memory')) {
    const { resident, highest } = await measureMemory(workshop, points, options.quick ? 5 : 60)
    console.log(
      tellWhole(
        'server memory after a minute at 16 connections',
        resident,
        `MB, aim 250 (highest ${highest.toFixed(0)})`,
      ),
    )
  }
  if (isChosen('tree'))
    for (const line of await measureTree(workshop))
      console.log(tellWhole(line.what, line.p95, `ms p95 (p50 ${line.p50.toFixed(2)}), aim 200`))
  if (options.scale) for (const line of await measureScale(workshop, superuserUrl)) console.log(tellScale(line))
  // Last, because afterwards there are twice as many members.
  if (isChosen('import')) {
    const { checkSeconds, importSeconds, rows, wrong, serverMemory } = await measureImport(workshop, dataSet)
    const details = `s, aim 30 (check ${checkSeconds.toFixed(1)}, import ${importSeconds.toFixed(1)}; ${rows} rows in, ${wrong} refused; highest memory ${serverMemory.toFixed(0)} MB)`
    console.log(tellWhole('import of the roster', checkSeconds + importSeconds, details))
  }
}

function contendersOf(workshop: Workshop, point: Point): Contender[] {
  const { product, floor } = workshop
  const { answersPerAddress } = point
  const limited = answersPerAddress ? { answersPerAddress } : {}
  const floors = point.floor[0]?.path === '/home' ? [''] : ['unnamed', 'named']
  return [
    ...floors.map((how) => ({
      name: how || 'floor',
      ...floor,
      ...limited,
      asks: point.floor.map((ask) => ({ ...ask, path: how ? `/${how}${ask.path}` : ask.path })),
    })),
    { name: 'product', ...product, ...limited, asks: point.product },
  ]
}

// The generator and what it makes stay outside the repository.
function makeDataSet(): string {
  const generator = fileURLToPath(new URL('../../../shared/bench/gen-data.mjs', import.meta.url))
  const given = process.env.LIANXIN_BENCH_GENERATOR ?? generator
  if (!existsSync(given)) {
    console.error(
      `没有找到数据生成程序 ${given},无法测量。\n${given} makes the data set and is not there: nothing can be measured.`,
    )
    process.exit(1)
  }
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-data-'))
  execFileSync(process.execPath, [given, folder, '--scale', '1'], { stdio: 'ignore' })
  return folder
}
