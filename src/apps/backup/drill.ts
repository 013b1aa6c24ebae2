import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fill, Refusal, type Sentence } from '#kernel/errors.ts'
import { startPostgres } from '../../../tools/postgres.mjs'
import { type Inspection, inspect } from './inspect.ts'
import { ownSecretFile, readSecret } from './recovery-key.ts'
import { restoreDatabase, restoreFolder } from './restore.ts'
import { words } from './words.ts'

/** What a drill came to. Without findings the backup is good: it was restored and looked at. */
export interface Drill extends Partial<Inspection> {
  readonly findings: readonly Sentence[]
  readonly seconds: number
}

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))

/**
 * Restores a backup into a scratch folder with a database of its own, looks at it and throws it away. What is restored must
 * believe that the scratch folder is its home, so another process does it. `secretFile` holds what opens the backup; the
 * installation's own when not given.
 */
export async function drill(of: { backup: string; data: string; secretFile?: string }): Promise<Drill> {
  const begun = performance.now()
  const scratch = await mkdtemp(join(tmpdir(), 'lianxin-drill-'))
  const answer = join(scratch, 'answer.json')
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, LIANXIN_DATA: join(scratch, 'data'), LIANXIN_DEMO: '0' }
  const secret = of.secretFile ?? ownSecretFile(of.data)
  try {
    const args = [program, 'drill', 'scratch', '--from', of.backup, '--key', secret, '--answer', answer]
    const said = await run(args, env)
    const told = await readFile(answer, 'utf8').catch(() => undefined)
    const seconds = (performance.now() - begun) / 1000
    if (told === undefined) return { findings: [broke(said)], seconds }
    return { ...(JSON.parse(told) as Omit<Drill, 'seconds'>), seconds }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** The half of a drill that runs on the scratch folder, which is this process's data folder. */
export async function drillScratch(of: {
  from: string
  secretFile: string
  data: string
}): Promise<Omit<Drill, 'seconds'>> {
  try {
    const source = { folder: of.from, secret: await readSecret(await readFile(of.secretFile, 'utf8')) }
    const manifest = await restoreFolder(source, of.data)
    const server = await startPostgres({ folder: of.data, log: () => {} })
    try {
      await restoreDatabase(source, manifest, server.url)
      return await inspect(manifest, server.url)
    } finally {
      await server.stop()
    }
  } catch (fault) {
    if (fault instanceof Refusal) return { findings: [fault.sentence] }
    return { findings: [broke(fault instanceof Error ? fault.message : String(fault))] }
  }
}

const broke = (reason: string) => fill(words['backup.drill-broke'], { reason: reason.slice(-300) })

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}
