import { readFileSync, writeFileSync } from 'node:fs'
import { systemActor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { fill, Refusal, type Sentence } from '#kernel/errors.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { ownKey } from '#kernel/public-log/note.ts'
import {
  leavesSentence,
  offeredBy,
  patienceSeconds,
  readAllLeaves,
  readCheckpointNote,
  readConsistency,
  receiveCheckpoint,
  receivedWords,
  SiteUnreached,
  sourceWords,
} from '#modules/transparency/index.ts'
import type { Command } from './command.ts'

const actor = systemActor('transparency.mirror')

/** Keeps the checkpoint of another node, from its address or from a file it wrote; ends with 1 when that log was rewritten, lacks an entry or could not be read whole. */
export const mirrorCommand: Command = {
  name: 'transparency mirror',
  summary: {
    zh: '保存另一个站点（如下级）的检查点：网址或文件；发现改写就报告',
    en: 'keep the checkpoint of another node, by its address or from a file; tells when its log was rewritten',
  },
  async run([source]) {
    if (source === undefined) return wronglyCalled('transparency mirror 网址|文件')
    const isAddress = /^https?:\/\//.test(source)
    return withApp(async (db) => {
      const offered = isAddress ? await offeredBy(source) : fromFile(source)
      const received = await perform({ db, actor, effect: 'write', requestId: 'command' }, (ctx) =>
        receiveCheckpoint(ctx, offered),
      )
      const { zh, en } = receivedWords[received.verdict]
      console.log(`${received.logName}（${received.size} 条）：${zh}。 / ${received.size} entries: ${en}.`)
      const isWhole = !isAddress || (await saysWhole(db, { logName: received.logName, address: source }))
      return ['CONTRADICTION', 'UNPROVEN'].includes(received.verdict) || !isWhole ? 1 : 0
    })
  },
}

// Checkpoints fit each other also where an entry was taken out and the tree left as it was.
async function saysWhole(db: Db, of: Parameters<typeof readAllLeaves>[1]): Promise<boolean> {
  const check = await readAllLeaves(db, of)
  const { zh, en } = leavesSentence(check)
  console.log(`${zh}。 / ${en}.`)
  return check.verdict === 'WHOLE'
}

/** Writes what another node needs to keep: key, newest checkpoint, and the proof that it continues the one kept there. */
export const exportCheckpointCommand: Command = {
  name: 'transparency export',
  summary: {
    zh: '把检查点写成文件，交上级保存：文件 [上级已保存的条数]',
    en: 'write the checkpoint to a file for the level above: FILE [size kept there]',
  },
  async run([file, kept]) {
    if (file === undefined) return wronglyCalled('transparency export 文件 [条数]')
    return withApp(async (db) => {
      const read = <T>(work: (ctx: Ctx) => Promise<T>) =>
        perform({ db, actor, effect: 'read', requestId: 'command' }, work)
      const note = (await read(readCheckpointNote)) ?? ''
      const to = Number(note.split('\n')[1] ?? 0)
      const proof = kept === undefined ? '' : await read((ctx) => readConsistency(ctx, { from: Number(kept), to }))
      writeFileSync(file, `key ${ownKey().text}\n\n${note}\n${proof}`)
      console.log(`已写入 ${file}：${to} 条。 / ${file} was written: ${to} entries.`)
      return 0
    })
  },
}

function fromFile(file: string) {
  const text = textOf(file).replace(/\r\n?/g, '\n')
  const [key = '', body = '', signatures = '', proof = ''] = text.split('\n\n')
  return {
    key: key.replace(/^key /, ''),
    note: `${body}\n\n${signatures.trimEnd()}\n`,
    consistency: async () => proof,
  }
}

class FileUnreadable extends Error {
  readonly file: string

  constructor(file: string, { code, message }: NodeJS.ErrnoException) {
    super(code ?? message)
    this.file = file
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw new FileUnreadable(file, fault as Error)
  }
}

async function withApp(work: (db: Db) => Promise<number>): Promise<number> {
  const db = new Db(roleUrls(config.databaseUrl).app, { max: 2, name: 'lianxin transparency' })
  try {
    return await work(db)
  } catch (fault) {
    const told = toldOf(fault)
    if (!told) throw fault
    console.error(`✗ ${told.zh} / ${told.en}`)
    return 1
  } finally {
    await db.close()
  }
}

// Deliberate refusals, and what lies outside of this machine; all else is a fault of ours.
function toldOf(fault: unknown): Sentence | undefined {
  if (fault instanceof Refusal) return fault.sentence
  if (fault instanceof SiteUnreached)
    return fill(sourceWords[fault.why], { source: fault.address, code: fault.code, seconds: patienceSeconds })
  if (fault instanceof FileUnreadable)
    return fill(sourceWords.unreadable, { source: fault.file, reason: fault.message })
  return undefined
}

function wronglyCalled(usage: string): number {
  console.error(`用法：${usage} / usage: ${usage}`)
  return 2
}
