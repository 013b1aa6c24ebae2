import { record } from '#kernel/audit.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type { JobRun } from '#kernel/jobs.ts'
import { readTableApart } from '#kernel/spreadsheet/reading.ts'
import { takeMessage } from '../channels/arriving.ts'
import { listKnown } from '../channels/store.ts'
import { words as channelWords } from '../channels/words.ts'
import { mostRows, readMessages } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, refuseIf } = refusals({ ...channelWords, ...words })

/** The lines a file may have: its rows, and titles and notes around them. */
export const mostLines = mostRows + 50

/** What a file is sealed under. */
export const contentContext = (fileId: string) => `cases.message_file.content/${fileId}`

/**
 * Files the right rows of a checked file, all or none: each becomes one case, and what came before stays the case it is. Being
 * run twice it files nothing twice.
 */
export async function takeMessages(ctx: Ctx, { fileId }: { fileId: string }, run: Pick<JobRun, 'progress'>) {
  const { reach } = ctx.actor
  const file = found(await store.findFile(ctx.tx, reach, { fileId }), 'cases.file-missing')
  refuseIf(file.state === 'DONE', 'conflict', 'cases.file-done')
  const [listed] = await store.listFileChannels(ctx.tx, reach, file.channelId)
  const channel = found(listed, 'cases.channel-missing')
  const sealed = found(await store.readContent(ctx.tx, reach, file.id), 'cases.file-gone')
  const { rowHashes } = await store.readRows(ctx.tx, reach, file.id)
  const rowsKnown = (await listKnown(ctx.tx, channel.id, rowHashes)).size
  const table = await readTableApart(crypto().open(contentContext(file.id), sealed), mostLines)
  const messages = readMessages(table?.rows ?? [])?.messages ?? []
  for (const [at, { row: _, sourceId, ...message }] of messages.entries()) {
    if (at % progressEvery === 0) await run.progress(at, messages.length)
    await takeMessage(ctx, channel, { ...message, messageId: sourceId, handle: null })
  }
  const counts = { rowsNew: messages.length - rowsKnown, rowsKnown }
  store.updateFile(ctx.tx, reach, file.id, { ...counts, state: 'DONE', endedAt: ctx.now })
  const about = { subject: 'cases.message_file', subjectId: file.id, orgId: file.orgId }
  record(ctx, 'cases.file-taken', { ...about, details: counts })
  return counts
}

const progressEvery = 20
