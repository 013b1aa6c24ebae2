import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { uploadRoster } from '#modules/members/roster/service.ts'
import type { TestDatabase } from './database.ts'
import { dealCounty, type MadeUpCounty } from './dealt-county.ts'
import type { TreeOrg } from './trees.ts'

// Of the generated county; 1 is 100,000 members.
const scale = Number(process.env.LIANXIN_ROSTER_SCALE ?? 0.1)

// The generator for measurements, when the checkout stands beside it; it is not part of the repository.
const generator = ['../shared', '../../shared']
  .map((folder) => resolve(folder, 'bench/gen-data.mjs'))
  .find((path) => existsSync(path))

/** The counties there are to be taken in, by name: one dealt here, and the one of the measurements where its generator is. */
export const madeUpCounties: readonly (readonly [name: string, rows: number, make: () => MadeUpCounty])[] = [
  ['dealt', 2000, () => dealCounty(2000)],
  ...(generator ? [['generated', 100_000 * scale, () => generateCounty(generator)] as const] : []),
]

function generateCounty(program: string): MadeUpCounty {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-roster-'))
  try {
    execFileSync(process.execPath, [program, folder, '--scale', String(scale)], { stdio: 'ignore' })
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      planted: Record<string, number>
    }
    return {
      tree: readTree(readFileSync(join(folder, 'orgs.csv'), 'utf8')),
      roster: readFileSync(join(folder, 'roster.csv')),
      planted: manifest.planted,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readTree(text: string): TreeOrg[] {
  const ids = new Map<string, string>()
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [number = '', parent = '', level = '', code = '', name = '', path = ''] = line.split(',')
      const id = newId()
      ids.set(number, id)
      const depth = Number(level)
      const type = depth === 5 ? 'BRANCH' : depth === 4 ? 'GENERAL_BRANCH' : 'PARTY_COMMITTEE'
      return { id, path, parentId: ids.get(parent) ?? null, code, name, type, depth }
    })
}

/** A roster of texts as a spreadsheet program would save it. */
export async function asXlsx(csv: Buffer): Promise<Buffer> {
  const rows = parse(csv) as string[][]
  return Buffer.from(await plainXlsx(rows, { sheet: '名册', widths: rows[0]?.map(() => 16) ?? [] }))
}

/** Uploads a file as the server would; gives the batch. */
export async function upload(
  db: TestDatabase,
  actor: Actor,
  of: { orgId: string; name: string; bytes: Buffer },
): Promise<string> {
  const caller = {
    address: '127.0.0.1',
    userAgent: 'test',
    cookie: () => undefined,
    setCookie: () => {},
    upload: of.bytes,
  }
  const batch = await perform({ db: db.app, actor, effect: 'write', requestId: 'test', caller }, (ctx) =>
    uploadRoster(ctx, of),
  )
  return batch.id
}
