import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { config } from '#kernel/config.ts'
import { Refusal, refusals } from '#kernel/errors.ts'
import { startPostgres } from '../../../tools/postgres.mjs'
import type { Command } from '../command.ts'
import { drill, drillScratch } from './drill.ts'
import { keepRecipient, makeKeyPair, readSecret, recipientOf, splitSecret } from './recovery-key.ts'
import { checkBackup, restoreDatabase, restoreFolder } from './restore.ts'
import { newestBackup } from './shelf.ts'
import { takeBackup } from './take.ts'
import { noteBackup } from './upkeep.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
type Options = Readonly<Record<string, string | boolean | undefined>>

/** The commands that keep an installation’s data safe (B19). */
export const backupCommands: readonly Command[] = [
  command(
    'backup key',
    '生成备份恢复密钥，只显示一次：backup key [--split]',
    'make the recovery key, shown once',
    makeKey,
  ),
  command(
    'backup check',
    '逐个核对一份备份，不恢复',
    'check a backup without restoring it: --from FOLDER --key FILE',
    check,
  ),
  command(
    'backup',
    '备份数据库、附件和密钥：backup --to 文件夹',
    'back up database, files and secrets: --to FOLDER',
    back,
  ),
  command(
    'restore',
    '从备份恢复到新文件夹：restore --from 备份 --data 新文件夹 --key 密钥文件',
    'restore into a new folder: restore --from BACKUP --data NEW --key FILE',
    restore,
  ),
  command('drill scratch', '演练的后半步，由 drill 调用', 'the second half of a drill, called by drill', scratch),
  command('drill', '恢复演练：真正恢复一次并检查', 'a drill: restores a backup really and looks at it', rehearse),
]

function command(name: string, zh: string, en: string, work: (options: Options) => Promise<number>): Command {
  return { name, summary: { zh, en }, run: (args) => work(read(args)).catch(tell) }
}

function read(args: readonly string[]): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { to: text, from: text, key: text, answer: text, split: flag, replace: flag }
  return parseArgs({ args: [...args], options }).values
}

function tell(fault: unknown): number {
  if (!(fault instanceof Refusal)) throw fault
  console.error(`${fault.sentence.zh} / ${fault.sentence.en}`)
  return 1
}

const said = (option: string | boolean | undefined): string => (typeof option === 'string' ? option : '')

async function makeKey({ split, replace }: Options): Promise<number> {
  const before = recipientOf(config.dataFolder)
  if (before !== undefined && !replace) throw refuse('conflict', 'backup.key-exists', { slots: { recipient: before } })
  const { secret, recipient } = await makeKeyPair()
  keepRecipient(config.dataFolder, recipient)
  console.log('下面的恢复密钥只显示这一次，系统不保存。请抄存在别处，不要和数据、备份放在一起。')
  console.log('This is shown once and kept nowhere: keep it elsewhere, neither beside the data nor beside the backups.')
  if (split)
    console.log('三份交三个人保管，任意两份可以打开备份。 / Give the three to three people: any two open a backup.')
  for (const line of split ? await splitSecret(secret) : [secret]) console.log(`    ${line}`)
  console.log(`备份将为 ${recipient} 加密。 / Backups will be encrypted for it.`)
  return 0
}

async function back({ to }: Options): Promise<number> {
  const target = said(to) ? resolve(said(to)) : config.backup.to
  if (target === undefined) throw refuse('invalid', 'backup.where')
  const { dataFolder: data, databaseUrl } = config
  const now = new Date()
  const { folder, manifest, bytes } = await takeBackup({ databaseUrl, data, to: target, now })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const size = (bytes / 1e6).toFixed(1)
  console.log(`已备份到 ${folder}：${rows} 行、${manifest.files.count} 个附件，${size} MB。`)
  console.log(`Backed up to ${folder}: ${rows} rows, ${manifest.files.count} files, ${size} MB.`)
  await noteBackup(databaseUrl, { folder, bytes, begunAt: now })
  return 0
}

async function check({ from, key }: Options): Promise<number> {
  const source = { folder: resolve(said(from)), secret: await secretIn(key) }
  const manifest = await checkBackup(source, (fault) => tell(fault))
  console.log(
    `${manifest.parts.length} 个备份文件都完好，密钥能打开。 / All ${manifest.parts.length} parts are whole, and the key opens them.`,
  )
  return 0
}

async function restore({ from, key }: Options): Promise<number> {
  refuseIf(said(from) === '', 'invalid', 'backup.from-where')
  const source = { folder: resolve(said(from)), secret: await secretIn(key) }
  const data = config.dataFolder
  const manifest = await restoreFolder(source, data)
  const external = process.env.DATABASE_URL
  const server = external ? undefined : await startPostgres({ folder: data, log: () => {} })
  try {
    await restoreDatabase(source, manifest, external ?? server?.url ?? '')
  } finally {
    await server?.stop()
  }
  console.log(`已恢复 ${manifest.madeAt} 的备份到 ${data}，可以启动：npm start -- --data ${data}`)
  console.log(`The backup of ${manifest.madeAt} was restored to ${data}: npm start -- --data ${data}`)
  return 0
}

async function rehearse({ from, key }: Options): Promise<number> {
  const backup = said(from) ? resolve(said(from)) : newestBackup(config.backup.to ?? '')
  if (backup === undefined) throw refuse('missing', 'backup.none-here', { slots: { folder: config.backup.to ?? '?' } })
  const secretFile = said(key) === '' ? {} : { secretFile: resolve(said(key)) }
  const result = await drill({ backup, data: config.dataFolder, ...secretFile })
  for (const { zh, en } of result.findings) console.log(`✗ ${zh} / ${en}`)
  const seconds = result.seconds.toFixed(1)
  if (result.findings.length > 0) return 1
  console.log(
    `演练成功，用时 ${seconds} 秒：${result.rows} 行、${result.files} 个附件、${result.seals} 条审计，打开 ${result.pages?.length} 个页面。`,
  )
  console.log(
    `The drill succeeded in ${seconds} s: ${result.rows} rows, ${result.files} files, ${result.seals} seals, ${result.pages?.length} pages.`,
  )
  return 0
}

async function scratch({ from, key, answer }: Options): Promise<number> {
  const result = await drillScratch({ from: said(from), secretFile: said(key), data: config.dataFolder })
  writeFileSync(said(answer), JSON.stringify(result))
  return 0
}

function secretIn(key: Options[string]): Promise<string> {
  const file = said(key)
  if (file === '') throw refuse('invalid', 'backup.key-unreadable')
  return readSecret(readFileSync(file === '-' ? 0 : resolve(file), 'utf8'))
}
