import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type LogFinding, logFinding } from './findings.ts'
import { logHeadFile, readLogHead } from './head.ts'
import { ownKey, readCheckpoint } from './note.ts'
import { hashOf, keyOf, leafHash, nodeHash, placesOf } from './tree.ts'

/** What a check of the public log came to. */
export interface LogCheck {
  readonly entries: number
  readonly checkpoints: number
  readonly findings: number
  /** Whose commitment can no longer be opened here, because its opening was erased. The tree is whole without them. */
  readonly erased: number
}

type Tell = (found: LogFinding) => void

const pageSize = 2000

/**
 * Recomputes the whole tree from its leaves and holds it against every node, every checkpoint that was ever signed, and
 * what is remembered outside the database; names each thing that is wrong.
 *
 * @param client inside a transaction of its own; `repeatable read` when the system is running.
 */
export async function verifyLog(
  client: pg.ClientBase,
  report: Tell,
  of: { file?: string; patienceSeconds?: number } = {},
): Promise<LogCheck> {
  let findings = 0
  const tell: Tell = (found) => {
    findings += 1
    report(found)
  }
  await checkGuards(client, tell)
  const tree = await readTree(client, tell)
  await checkNodes(client, tree, tell)
  const checkpoints = await checkCheckpoints(client, tree, tell)
  await checkWaiting(client, tell, of.patienceSeconds ?? 60)
  checkHead(of.file ?? logHeadFile, tree, tell)
  return { entries: tree.size, checkpoints, findings, erased: tree.erased }
}

/** The tree as its leaves make it. */
interface Tree {
  readonly size: number
  readonly erased: number
  readonly nodes: ReadonlyMap<string, Buffer>
}

interface LeafRow {
  readonly index: string
  readonly kind: string
  readonly day: string
  readonly leaf: Buffer
  readonly salt: Buffer | null
  readonly value: string | null
}

async function readTree(client: pg.ClientBase, tell: Tell): Promise<Tree> {
  const nodes = new Map<string, Buffer>()
  let size = 0
  let erased = 0
  for await (const row of rowsOf<LeafRow>(
    client,
    `select e.index, e.kind, e.day::text, e.leaf, o.salt, o.value from public_log.entry e
     left join public_log.opening o on o.entry_number = e.number where e.index is not null order by e.index`,
  )) {
    // What is gone is put in as an empty leaf, so that what follows is still compared place by place.
    for (; size < Number(row.index); size++) {
      tell(logFinding('leaf-missing', { index: size }))
      grow(nodes, size, leafHash(Buffer.alloc(0)))
    }
    if (row.salt === null || row.value === null) erased += 1
    else if (!isOpenedBy(row.leaf, row.salt, row.value)) tell(logFinding('opening-wrong', { index: size }))
    const [, kind, day] = row.leaf.toString().split('\n')
    if (kind !== row.kind || day !== row.day) tell(logFinding('leaf-changed', { index: size }))
    grow(nodes, size, leafHash(row.leaf))
    size += 1
  }
  return { size, erased, nodes }
}

/** Does this leaf commit to this value under this salt? */
export function isOpenedBy(leaf: Buffer, salt: Buffer, value: string): boolean {
  const commitment = createHash('sha256').update(salt).update(value).digest('base64')
  return leaf.toString().split('\n')[3] === commitment
}

function grow(nodes: Map<string, Buffer>, index: number, hash: Buffer): void {
  let place = { level: 0, position: index }
  let made = hash
  for (;;) {
    nodes.set(keyOf(place), made)
    if (place.position % 2 === 0) return
    made = nodeHash(nodes.get(keyOf({ ...place, position: place.position - 1 })) as Buffer, made)
    place = { level: place.level + 1, position: (place.position - 1) / 2 }
  }
}

async function checkNodes(client: pg.ClientBase, tree: Tree, tell: Tell): Promise<void> {
  const missing = new Set(tree.nodes.keys())
  for await (const row of rowsOf<{ level: number; position: string; hash: Buffer }>(
    client,
    'select level, position, hash from public_log.node order by level, position',
  )) {
    const position = Number(row.position)
    const key = keyOf({ level: row.level, position })
    missing.delete(key)
    if (tree.nodes.get(key)?.equals(row.hash)) continue
    tell(row.level === 0 ? logFinding('leaf-changed', { index: position }) : logFinding('node-wrong', { place: key }))
  }
  for (const place of missing) tell(logFinding('node-wrong', { place }))
}

async function checkCheckpoints(client: pg.ClientBase, tree: Tree, tell: Tell): Promise<number> {
  let count = 0
  const { text } = ownKey()
  for await (const row of rowsOf<{ number: string; size: string; root: Buffer; note: string }>(
    client,
    'select number, size, root, note from public_log.checkpoint order by number',
  )) {
    count += 1
    const said = readCheckpoint(row.note, text)
    const isRight =
      said?.size === Number(row.size) && said.root.equals(row.root) && rootAt(tree, said.size)?.equals(row.root)
    if (!isRight) tell(logFinding('checkpoint-wrong', { index: Number(row.number) }))
  }
  return count
}

function rootAt(tree: Tree, size: number): Buffer | undefined {
  if (size > tree.size) return undefined
  return hashOf(placesOf({ from: 0, until: size }).map((place) => tree.nodes.get(keyOf(place)) as Buffer))
}

function checkHead(file: string, tree: Tree, tell: Tell): void {
  try {
    const head = readLogHead(file)
    if (!head && tree.size > 0) tell(logFinding('head-missing'))
    if (head && rootAt(tree, head.size)?.toString('hex') !== head.root)
      tell(logFinding('head-changed', { count: head.size }))
  } catch {
    tell(logFinding('head-changed'))
  }
}

async function checkWaiting(client: pg.ClientBase, tell: Tell, patienceSeconds: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from public_log.entry where index is null and at < clock_timestamp() - make_interval(secs => $1)`,
    [patienceSeconds],
  )
  const [{ count } = { count: 0 }] = rows
  if (count > 0) tell(logFinding('entry-late', { count }))
}

const guards = [
  ...['checkpoint_is_append_only', 'checkpoint_is_not_truncated', 'entry_is_not_truncated', 'entry_keeps_its_index'],
  ...['entry_keeps_its_leaf', 'node_is_append_only', 'node_is_not_truncated', 'opening_is_not_changed'],
  'opening_is_not_truncated',
]

async function checkGuards(client: pg.ClientBase, tell: Tell): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public_log' and not t.tgisinternal and t.tgenabled in ('O', 'A')`)
  const found = rows.map((row) => row.name)
  const wrong = [...guards.filter((name) => !found.includes(name)), ...found.filter((name) => !guards.includes(name))]
  for (const place of wrong) tell(logFinding('guard-off', { place }))
}

// A cursor lasts as long as the transaction, so a fault needs no closing.
async function* rowsOf<R extends pg.QueryResultRow>(client: pg.ClientBase, query: string): AsyncGenerator<R> {
  await client.query(`declare log_rows no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${pageSize} from log_rows`)
    yield* rows
    if (rows.length < pageSize) break
  }
  await client.query('close log_rows')
}
