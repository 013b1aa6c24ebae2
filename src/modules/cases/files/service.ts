import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { fileName } from '#kernel/file-name.ts'
import { newId } from '#kernel/ids.ts'
import { enqueue } from '#kernel/jobs.ts'
import { csvOf } from '#kernel/spreadsheet/csv.ts'
import type { MadeSheet } from '#kernel/spreadsheet/making/order.ts'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { readTableApart } from '#kernel/spreadsheet/reading.ts'
import { words as sheetWords } from '#kernel/spreadsheet/words.ts'
import { isTaskOpen, startTask } from '#kernel/tasks.ts'
import { messageHashOf } from '../channels/arriving.ts'
import { listKnown } from '../channels/store.ts'
import { words as channelWords } from '../channels/words.ts'
import { may } from '../policy.ts'
import { words as caseWords } from '../words.ts'
import { answerRows } from './answers.ts'
import type * as contract from './contract.ts'
import { filing } from './jobs.ts'
import { type FileFault, fileColumns, mostRows, type ReadFile, readMessages } from './rules.ts'
import * as store from './store.ts'
import { contentContext, mostLines } from './taking.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...channelWords, ...words, ...sheetWords })

/** Whether this post files at all; of the channel is asked when it is known. */
export const mayUpload = (actor: Actor): void => need(may.fileCase(actor))

/** The files so far, and the channels into which one may be filed. */
export async function listMessageFiles(ctx: Ctx): Promise<Answer<typeof contract.listMessageFiles>> {
  need(may.list(ctx.actor))
  const rows = await store.listFiles(ctx.tx, ctx.actor.reach)
  const channels = await store.listFileChannels(ctx.tx, ctx.actor.reach)
  const open = channels.filter(({ state }) => state === 'ACTIVE')
  return {
    rows: rows.map(present),
    channels: open.map(({ id, name, orgName }) => ({ id, name, orgName })),
  }
}

/** Checks an uploaded file and keeps it sealed; nothing is filed yet. @throws also the sentence why a file is not read */
export async function uploadMessageFile(
  ctx: Ctx,
  input: Input<typeof contract.uploadMessageFile>,
): Promise<Answer<typeof contract.uploadMessageFile>> {
  need(may.fileCase(ctx.actor))
  const bytes = ctx.caller?.upload
  if (!bytes || bytes.length === 0) throw refuse('invalid', 'kernel.sheet-empty')
  refuseIf(!/\.(xlsx|csv)$/i.test(input.name), 'invalid', 'kernel.sheet-kind')
  const { reach, name: actorName } = ctx.actor
  const [channel] = await store.listFileChannels(ctx.tx, reach, input.channelId)
  const { id: channelId, orgId, orgPath, state } = found(channel, 'cases.channel-missing')
  refuseIf(state === 'PAUSED', 'conflict', 'cases.channel-paused')
  const read = await readUploaded(bytes)
  const rowHashes = read.messages.map(({ sourceId }) => messageHashOf(channelId, sourceId))
  const known = await listKnown(ctx.tx, channelId, rowHashes)
  const id = newId()
  const digest = createHash('sha256').update(bytes).digest()
  const counts = { rowsTotal: read.rows, rowsNew: rowHashes.length - known.size, rowsKnown: known.size }
  const rowsWrong = read.rows - rowHashes.length
  store.insertFile(ctx.tx, {
    ...{ id, channelId, orgId, orgPath, name: input.name, digest, actorName, createdAt: ctx.now },
    ...{
      rowHashes,
      faults: read.faults,
      ...counts,
      rowsWrong,
      contentSealed: crypto().seal(contentContext(id), bytes),
    },
  })
  record(ctx, 'cases.file-checked', about({ id, orgId }, { ...counts, rowsWrong, digest: digest.toString('hex') }))
  return present(await getFile(ctx, id))
}

async function readUploaded(bytes: Buffer): Promise<ReadFile> {
  const table = await readTableApart(bytes, mostLines)
  if (!table) throw refuse('invalid', 'cases.file-too-long', { slots: { rows: mostRows } })
  const read = readMessages(table.rows)
  if (!read) throw refuse('invalid', 'cases.file-headings')
  refuseIf(read.rows > mostRows, 'invalid', 'cases.file-too-long', { slots: { rows: mostRows } })
  refuseIf(read.rows === 0, 'invalid', 'kernel.sheet-empty')
  return read
}

/** How a file stands: its wrong rows in words, and how many of its messages are answered. */
export async function getMessageFile(
  ctx: Ctx,
  { fileId }: Input<typeof contract.getMessageFile>,
): Promise<Answer<typeof contract.getMessageFile>> {
  need(may.list(ctx.actor))
  const file = await getFile(ctx, fileId)
  const { faults, rowHashes } = await store.readRows(ctx.tx, ctx.actor.reach, file.id)
  const known = await listKnown(ctx.tx, file.channelId, rowHashes)
  const answered = [...known.values()].filter(({ answeredAt }) => answeredAt !== null).length
  return { file: present(file), faults: faults.map(inWords), answered: file.isErased ? null : answered }
}

const inWords = ({ row, column, code, other }: FileFault) => ({
  ...{ row, column: fileColumns[column][0] },
  ...fill(words[code], { other: other ?? 0 }),
})

/** Has the right rows of a checked file filed, each as one case; its task shows how far that is. */
export async function startMessageFile(
  ctx: Ctx,
  { fileId }: Input<typeof contract.startMessageFile>,
): Promise<Answer<typeof contract.startMessageFile>> {
  need(may.fileCase(ctx.actor))
  // Found for change, so that of two who press at once the second is told that it is at work.
  const file = await getFile(ctx, fileId, { forChange: true })
  refuseIf(file.state === 'DONE', 'conflict', 'cases.file-done')
  refuseIf(file.isErased, 'conflict', 'cases.file-gone')
  const isAtWork = file.taskId !== null && (await isTaskOpen(ctx, file.taskId))
  refuseIf(isAtWork, 'conflict', 'cases.file-at-work')
  const [channel] = await store.listFileChannels(ctx.tx, ctx.actor.reach, file.channelId)
  refuseIf(channel?.state !== 'ACTIVE', 'conflict', 'cases.channel-paused')
  const home = { orgId: file.orgId, orgPath: file.orgPath }
  const total = file.rowsTotal - file.rowsWrong
  const taskId = startTask(ctx, filing.name, { home, total })
  store.updateFile(ctx.tx, ctx.actor.reach, file.id, { taskId })
  enqueue(ctx, filing, { fileId: file.id }, { taskId, key: file.id })
  record(ctx, 'cases.file-started', about(file))
  return present({ ...file, taskId })
}

/** Number, answer and day of each message by its source's number, as a sheet (B17); from then on only newer answers are news. */
export async function fetchFileAnswers(
  ctx: Ctx,
  { fileId }: Input<typeof contract.fetchFileAnswers>,
): Promise<MadeSheet> {
  need(may.list(ctx.actor))
  // Found for change: an answer given meanwhile waits, and is news afterwards.
  const file = await getFile(ctx, fileId, { forChange: true })
  refuseIf(file.state !== 'DONE', 'conflict', 'cases.file-not-done')
  const sealed = found(await store.readContent(ctx.tx, ctx.actor.reach, file.id), 'cases.file-gone')
  const { messages } = await readUploaded(crypto().open(contentContext(file.id), sealed))
  const numbers = messages.map(({ sourceId }) => ({ sourceId, hash: messageHashOf(file.channelId, sourceId) }))
  const known = await listKnown(
    ctx.tx,
    file.channelId,
    numbers.map(({ hash }) => hash),
  )
  const answered = numbers.flatMap(({ sourceId, hash }) => {
    const message = known.get(hash.toString('hex'))
    return message ? [{ sourceId, message }] : []
  })
  const bytes = await sheetOf(answerRows(answered), file.name)
  store.updateFile(ctx.tx, ctx.actor.reach, file.id, { fetchedAt: ctx.now })
  record(ctx, 'cases.file-fetched', about(file, { rows: answered.length }))
  return { name: fileName(file.name.replace(/(\.\w+)$/, '_答复$1')), bytes: Buffer.from(bytes) }
}

// Of the kind that came: who hands over .csv has a program that reads it.
const sheetOf = async (rows: readonly (readonly string[])[], name: string): Promise<Uint8Array> =>
  /\.csv$/i.test(name) ? csvOf(rows) : plainXlsx(rows, { sheet: '答复', widths: [22, 20, 80, 14] })

/** Erases files when nobody waits for their answers any more. */
export async function forgetMessageFiles(ctx: Ctx): Promise<number> {
  const count = await store.forgetContents(ctx.tx, ctx.now)
  if (count > 0) record(ctx, 'cases.files-forgotten', { details: { count } })
  return count
}

const getFile = async (ctx: Ctx, fileId: string, how: { forChange?: boolean } = {}): Promise<store.StoredFile> =>
  found(await store.findFile(ctx.tx, ctx.actor.reach, { fileId, ...how }), 'cases.file-missing')

const about = (file: { id: string; orgId: string }, details: Readonly<Record<string, unknown>> = {}) => ({
  ...{ subject: 'cases.message_file', subjectId: file.id, orgId: file.orgId },
  details,
})

function present(file: store.StoredFile): contract.MessageFile {
  const { channelId, orgId, orgPath, answeredAt, ...shown } = file
  const isDone = file.state === 'DONE'
  return {
    ...shown,
    createdAt: file.createdAt.toISOString(),
    endedAt: file.endedAt?.toISOString() ?? null,
    fetchedAt: file.fetchedAt?.toISOString() ?? null,
    hasNews: !file.isErased && answeredAt !== null && (file.fetchedAt === null || answeredAt > file.fetchedAt),
    can: {
      startMessageFile: isDone ? 'cases.file-done' : !file.isErased || 'cases.file-gone',
      fetchFileAnswers: isDone ? !file.isErased || 'cases.file-gone' : 'cases.file-not-done',
    },
  }
}
