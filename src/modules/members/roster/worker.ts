import { parentPort, workerData } from 'node:worker_threads'
import { copyLine } from '#kernel/copy.ts'
import { crypto, passingHash } from '#kernel/crypto.ts'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { UnreadableSheets } from '#kernel/spreadsheet/parts.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { idNumberHash, maskAddress, maskIdNumber, maskMobile, sealField } from '#modules/people/index.ts'
import { type RosterRow, type RowFault, rowReader } from './row.ts'
import { furtherOf, lineOrder, type StageLine, type Task, type Told, UnreadableRoster } from './stage.ts'
import { understand } from './understand.ts'

const chunkRows = 2000
// Reading goes on while the database takes in what was read.
const ahead = 8

async function work(task: Task): Promise<void> {
  const port = parentPort
  if (!port) return
  let waiting = 0
  let free: () => void = () => {}
  port.on('message', () => {
    waiting -= 1
    free()
  })
  const tell = async (told: Told, moved: Uint8Array[] = []) => {
    waiting += 1
    port.postMessage(
      told,
      moved.map((bytes) => bytes.buffer as ArrayBuffer),
    )
    while (waiting >= ahead) await new Promise<void>((resolve) => (free = resolve))
  }
  try {
    await tell({ kind: 'END', findings: await readAll(task, tell) })
  } catch (fault) {
    if (fault instanceof UnreadableSheets) await tell({ kind: 'REFUSED', code: fault.verdict, slots: {} })
    else if (fault instanceof UnreadableRoster) await tell({ kind: 'REFUSED', code: fault.code, slots: fault.slots })
    else throw fault
  } finally {
    port.unref()
  }
}

async function readAll(task: Task, tell: (told: Told, moved?: Uint8Array[]) => Promise<void>) {
  const findings: Record<string, number> = {}
  let chunk = emptyChunk()
  let rows = 0
  const send = async () => {
    const lines = new TextEncoder().encode(chunk.lines.join(''))
    await tell({ kind: 'CHUNK', ...chunk, lines }, [lines])
    chunk = emptyChunk()
  }
  const count = (code: string) => {
    findings[code] = (findings[code] ?? 0) + 1
  }
  const { understood, body } = await understand(await openSheets(Buffer.from(task.bytes)), task)
  await tell({ kind: 'UNDERSTOOD', understood })
  if (understood.missing.length > 0) return findings
  const read = rowReader({ ...task, further: furtherOf(understood) })
  for await (const { number, cells, isHidden } of body(count)) {
    rows += 1
    if (rows > task.mostRows) throw new UnreadableRoster('members.roster-too-large', { rows: task.mostRows })
    const result = read(number, cells)
    chunk.rows += 1
    chunk.lastRow = number
    if (isRight(result)) {
      chunk.lines.push(lineOf(result, task))
      for (const code of result.findings) count(code)
      if (isHidden) count('members.roster-hidden-row')
    } else chunk.faults.push(...result)
    if (chunk.rows === chunkRows) await send()
  }
  if (rows === 0) throw new UnreadableSheets('kernel.sheet-empty')
  await send()
  return findings
}

const emptyChunk = () => ({ lines: [] as string[], faults: [] as RowFault[], rows: 0, lastRow: 0 })

const isRight = (result: RosterRow | readonly RowFault[]): result is RosterRow => 'details' in result

function lineOf(row: RosterRow, { secret, batchKey }: Task): string {
  const line: StageLine = { ...comparedOf(row, secret), ...(batchKey ? writtenOf(row, Buffer.from(batchKey)) : {}) }
  return copyLine(lineOrder.map((column) => line[column]))
}

// What a row is compared by with what is known; a check needs no more.
function comparedOf({ row, details, facts, further, branch, groupId }: RosterRow, secret: string): StageLine {
  const [mobile, residence] = [details.mobile ?? null, details.residence ?? null]
  const said = [details.name, details.gender, details.ethnicGroup, details.birthDate, details.education]
  // A row without further columns keeps the digest it always had.
  const rest = further ? [further] : []
  return {
    row_number: row,
    org_id: branch.id,
    org_path: branch.path,
    name: details.name,
    gender: details.gender,
    ethnic_group: details.ethnicGroup,
    birth_date: details.birthDate,
    education: details.education,
    category: facts.category,
    join_date: facts.joinDate,
    full_date: facts.fullDate,
    group_id: groupId,
    leaves_group: groupId === null ? 'true' : 'false',
    id_number_hash: idNumberHash(details.idNumber),
    mobile_mask: mobile && maskMobile(mobile, 'LIST'),
    mobile_hash: mobile && passingHash(secret, mobile),
    residence_hash: residence && passingHash(secret, residence),
    digest: crypto().hash('members.roster.row', JSON.stringify([...said, facts, mobile, residence, groupId, ...rest])),
    further: further && JSON.stringify(further, wellFormed),
  }
}

// Half of a character, where a long cell was cut, is nothing that jsonb takes.
const wellFormed = (_: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

// What is written besides, when the file is taken in. Reading a name as pinyin and sealing are what costs most of a row.
function writtenOf({ details }: RosterRow, batch: Buffer): StageLine {
  const { name, idNumber, mobile, residence } = details
  const personId = newId()
  const pinyin = pinyinOfName(name)
  const search = nameText(name, pinyin)
  const seal = (field: 'idNumber' | 'mobile' | 'residence', value: string | null | undefined) =>
    value ? sealField(personId, field, { value, batch }) : null
  return {
    person_id: personId,
    member_id: newId(),
    posting_id: newId(),
    name_sort: pinyin.sort,
    name_search: search.text,
    search: search.vector,
    id_number_tail: maskIdNumber(idNumber, 'LIST')?.slice(-2),
    residence_area: residence ? maskAddress(residence, 'DETAIL') : null,
    id_number_sealed: seal('idNumber', idNumber),
    mobile_sealed: seal('mobile', mobile),
    residence_sealed: seal('residence', residence),
  }
}

if (parentPort) await work(workerData as Task)
