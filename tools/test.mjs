// `npm test [-- check|unit|belts|prove|bench] [files]`: sets a fresh clone up, runs every check and test under Node 24, sums
// up. The last line is `N passed, N failed`; each static check counts as one test.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { leftOutOf, proofsFor, whyNot } from './proofs.mjs'
import { ensureBrowser } from './starter/browser.mjs'
import { findNode24, install } from './starter/install.mjs'
import { root } from './starter/options.mjs'
import { run } from './starter/processes.mjs'
import { Failure, progressOn, tellFailure } from './starter/say.mjs'
import { live } from './starter/scope.mjs'
import { startTestPostgres } from './test-postgres.mjs'

const CHECKS = [
  { name: 'Biome', program: 'node_modules/@biomejs/biome/bin/biome', config: 'biome.json', args: ['check'] },
  {
    name: 'TypeScript',
    program: 'node_modules/typescript/bin/tsc',
    config: 'tsconfig.json',
    args: ['-p', 'tsconfig.json'],
  },
  {
    name: 'TypeScript (web)',
    program: 'node_modules/typescript/bin/tsc',
    config: 'tsconfig.web.json',
    args: ['-p', 'tsconfig.web.json'],
  },
  {
    name: 'dependency-cruiser',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    config: '.dependency-cruiser.mjs',
    args: ['src', '--config', '.dependency-cruiser.mjs'],
  },
  { name: 'knip', program: 'node_modules/knip/bin/knip.js', config: 'knip.json', args: [] },
  {
    name: 'es-check (Chrome 86)',
    program: 'tools/check-browsers.mjs',
    config: 'src/apps/console/polyfills.ts',
    args: [],
  },
]
const JOURNEYS = 'tests/journeys'
// Reach is kept by two belts; what shows that it is kept must pass with either of them switched off (decisions 2, T01).
const BELTS_OFF = ['service-off', 'rows-off']
const REACH = [
  'tests/rights/matrix.test.ts',
  'tests/rights/search.test.ts',
  'tests/rights/portal.test.ts',
  'reach.test.ts',
]
// Tests that start whole systems, one process after the other: they wait more than they compute.
const SYSTEMS = [
  'tests/supervisor/',
  'tests/endurance/',
  'tests/upgrade.test.ts',
  'src/apps/demo/whole.test.ts',
  'src/apps/keys/',
  'src/apps/bundle/',
]
// A journey through sample pages, without a database: it goes with the systems, so that both lanes end at about the same time.
const LIGHT_JOURNEY = `${JOURNEYS}/portal.test.ts`
const BELOW_THE_APPS = ['src/kernel/', 'src/modules/', 'tests/rights/']
// What a test starts must not install again, the packages are there; nor compile again what another has compiled.
const FOR_CHILDREN = { LIANXIN_INSTALL: '0', NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') }
const MODES = { check: runChecks, unit: runUnit, belts: runBelts, prove: runProofs, bench: runBench }

const log = progressOn(process.stdout)

await live(async (scope) => {
  const { mode, filters } = readArguments(process.argv.slice(2))
  const tally = { passed: 0, failed: 0, names: [], leftOut: [] }
  try {
    await install({ log, signal: scope.signal })
    const work = { node: findNode24(), filters, tally, scope, place: placeFor(scope) }
    await (mode ? MODES[mode](work) : runAll(work))
  } catch (error) {
    if (scope.signal.aborted) throw error
    fail(tally, error)
  }
  // Said again at the end: the place where it failed may lie thousands of lines above.
  for (const name of tally.leftOut) process.stdout.write(`○ ${name} (left out)\n`)
  for (const name of tally.names) process.stdout.write(`✗ ${name}\n`)
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
  return tally.failed === 0 ? 0 : 1
})

function readArguments([first, ...rest]) {
  if (first === undefined || first in MODES) return { mode: first, filters: rest }
  return { mode: 'unit', filters: [first, ...rest] }
}

// What the tests put into the folder for temporary things goes with it, however they end. It is open as the system's own is: root
// runs PostgreSQL as somebody else.
function placeFor(scope) {
  const place = mkdtempSync(join(tmpdir(), 'lianxin-'))
  scope.defer(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))
  chmodSync(place, 0o1777)
  return place
}

async function runAll(work) {
  const journeys = existsSync(join(root, JOURNEYS))
  // Downloads while the checks compute; its failure is told when the journeys need it.
  const browser = journeys ? ensureBrowser({ log, signal: work.scope.signal }) : Promise.resolve()
  browser.catch(() => {})
  await runChecks(work)
  if (!journeys) {
    await runUnit(work)
    return runBelts(work)
  }
  await runUnit(work, SYSTEMS)
  await browser
  // One browser at a time, but for the light one: each draws with all cores, so that two at once are hardly quicker. The belts and the
  // systems need none.
  const one = { ...work, args: ['--maxWorkers=1'] }
  const beside = async () => {
    await runBelts(one)
    await runVitest({ ...one, filters: [...SYSTEMS, LIGHT_JOURNEY], name: 'systems' })
  }
  const heavy = { ...one, filters: [`${JOURNEYS}/`], args: [...one.args, '--exclude', LIGHT_JOURNEY] }
  await work.scope.together([() => runVitest({ ...heavy, name: 'journeys' }), beside])
}

// Two at a time: each of them uses one core.
async function runChecks(work) {
  const waiting = [...CHECKS]
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await runCheck(check, work)
  }
  await Promise.all([lane(), lane()])
}

async function runCheck({ name, program, config, args }, { node, tally, scope }) {
  if (!existsSync(join(root, config))) {
    fail(
      tally,
      new Failure({
        zh: `${name}:缺少配置文件 ${config}。`,
        en: `${name}: the configuration file ${config} is missing.`,
      }),
    )
    return
  }
  const { code, output } = await run(node, [join(root, program), ...args], { cwd: root, signal: scope.signal })
  if (code === 0) tally.passed += 1
  else note(tally, name)
  process.stdout.write(code === 0 ? `✓ ${name}\n` : `${output}\n✗ ${name}\n`)
}

async function runUnit(work, later = []) {
  const left = [JOURNEYS, ...later].map((part) => (part.endsWith('.ts') ? part : join(part, '**')))
  await runVitest({ ...work, name: 'unit', args: left.flatMap((part) => ['--exclude', part]) })
}

async function runBelts(work) {
  const filters = work.filters.length > 0 ? work.filters : REACH
  for (const belt of BELTS_OFF) await runVitest({ ...work, filters, name: belt, env: { LIANXIN_BELT: belt } })
}

// The long counts; and everything that is tested below the apps, with either belt off. What this machine lacks is told before the
// hours begin, and counts as failed: a proof that was not run shows nothing.
async function runProofs(work) {
  const { filters, tally, scope } = work
  const asked = proofsFor(filters)
  if (asked.length === 0) fail(tally, noProof(filters))
  if (asked.some(({ needs }) => needs.includes('chromium')))
    await ensureBrowser({ log, signal: scope.signal }).catch(tellFailure)
  const able = asked.filter((proof) => {
    const reason = whyNot(proof)
    if (reason) fail(tally, new Failure(reason))
    return reason === undefined
  })
  const told = []
  tally.leftOut.push(...able.flatMap((proof) => leftOutOf(proof) ?? []))
  for (const { file } of able) {
    const [begun, { passed, failed }] = [Date.now(), tally]
    await runVitest({ ...work, name: 'prove', filters: [file], env: { LIANXIN_PROVE: '1' } })
    const seconds = Math.round((Date.now() - begun) / 1000)
    told.push(`${file}: ${tally.passed - passed} passed, ${tally.failed - failed} failed, ${seconds} s`)
  }
  if (filters.length === 0) await runBelts({ ...work, filters: BELOW_THE_APPS })
  process.stdout.write(told.map((line) => `${line}\n`).join(''))
}

function noProof(filters) {
  return new Failure({
    zh: `没有路径含“${filters.join(' ')}”的证明(*.prove.ts)。`,
    en: `No proof (*.prove.ts) has ${filters.join(' ')} in its path.`,
  })
}

async function runBench({ node, filters, tally, scope }) {
  const program = join('tests', 'bench', 'run.ts')
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], signal: scope.signal }
  const { code } = await run(node, [program, ...filters], options)
  if (code === 0) tally.passed += 1
  else note(tally, 'bench')
}

async function runVitest({ node, name, filters, tally, scope, place, args = [], env = {} }) {
  const report = join(root, '.cache', `vitest-${name}.json`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const database = await testDatabase(scope)
  const { code } = await run(
    node,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...args,
      ...filters,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      signal: scope.signal,
      env: { ...process.env, ...FOR_CHILDREN, TMPDIR: place, LIANXIN_TEST_DATABASE_URL: database.url, ...env },
    },
  )
  await database.stop()
  count(tally, report, code)
  // With a belt off some tests have nothing to show.
  if (!env.LIANXIN_BELT) tally.leftOut.push(...leftOut(report))
}

// One for each run, so that what a long one leaves behind neither fills the memory nor slows the next.
async function testDatabase(scope) {
  const url = process.env.LIANXIN_TEST_DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const server = await startTestPostgres()
  let stopped
  const stop = () => (stopped ??= server.stop())
  scope.defer(stop)
  return { url: server.url, stop }
}

// A file that cannot be loaded has no tests, and an error outside of tests belongs to none: each counts as one failure.
function count(tally, report, code) {
  const before = tally.failed
  for (const { file, status, assertionResults } of filesOf(report)) {
    tally.passed += assertionResults.filter((test) => test.status === 'passed').length
    const failures = assertionResults.filter((test) => test.status === 'failed')
    for (const { fullName } of failures) note(tally, `${file} › ${fullName}`)
    if (status === 'failed' && failures.length === 0) note(tally, file)
  }
  if (code !== 0 && tally.failed === before) note(tally, 'vitest')
}

function leftOut(report) {
  const isLeftOut = ({ status }) => status === 'skipped' || status === 'pending'
  return filesOf(report).flatMap(({ file, assertionResults }) =>
    assertionResults.filter(isLeftOut).map(({ fullName }) => `${file} › ${fullName}`),
  )
}

function filesOf(report) {
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
  return files.map(({ name, ...rest }) => ({ file: relative(root, name), ...rest }))
}

function note(tally, name) {
  tally.failed += 1
  tally.names.push(name)
}

function fail(tally, error) {
  note(tally, error.message)
  tellFailure(error)
}
