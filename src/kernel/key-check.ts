import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { config } from './config.ts'
import { crypto, keyRing, keysExist } from './crypto.ts'

/**
 * Refuses a filled database whose values were sealed under other keys than those of this data folder, before anything is
 * changed: new keys would open nothing of it, and new passwords would lock out the processes that run on it (E04). The
 * keys of an empty database are made here.
 *
 * @throws Error with a plain sentence that names the data folder, or says that a rotation of the keys was cut short.
 */
export async function refuseForeignKeys(owner: pg.ClientBase): Promise<void> {
  if (!(await isFilled(owner))) return void keyCheck()
  if (!keysExist()) throw foreignKeys()
  if (keyRing().pending !== undefined) throw halfRotated()
  const stored = await storedCheck(owner)
  // Without a stored value the first migration was cut short; only the folder that began it knows the logins.
  const isOurs = stored === undefined ? existsSync(rolesFile()) : stored === keyCheck()
  if (!isOurs) throw foreignKeys()
}

/** Keeps the value by which the keys of this database are known again. */
export async function keepKeyCheck(owner: pg.ClientBase): Promise<void> {
  await owner.query(
    'insert into app.setting (name, value) values ($1, to_jsonb($2::text)) on conflict (name) do nothing',
    [setting, keyCheck()],
  )
}

/** Where the passwords of the logins stand. */
export const rolesFile = () => join(config.dataFolder, 'secrets', 'database-roles.json')

const setting = 'kernel.key-check'
const keyCheck = () => crypto().hash('app.setting', setting).toString('hex')

async function isFilled(owner: pg.ClientBase): Promise<boolean> {
  if (!(await exists(owner, 'public.migration'))) return false
  const { rowCount } = await owner.query('select 1 from public.migration limit 1')
  return rowCount === 1
}

async function storedCheck(owner: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await owner.query<{ value: string }>('select value from app.setting where name = $1', [setting])
  return rows[0]?.value
}

async function exists(owner: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  return rows[0]?.there === true
}

const foreignKeys = () =>
  new Error(
    `这个数据库属于另一个数据文件夹，${config.dataFolder} 里没有它的密钥；请用 --data 指明原来的数据文件夹，或先从备份恢复其中的 secrets。` +
      ` / This database belongs to another data folder: ${config.dataFolder} does not hold its keys. Name the original folder with --data, or restore its secrets from the backup first.`,
  )

const halfRotated = () =>
  new Error(
    '更换密钥中途停了，还没有做完，现在启动会查不到一部分身份证号。请再执行一次 npm run lianxin -- keys rotate，它会接着做完。' +
      ' / A rotation of the keys was cut short; until it is done some identity numbers would not be found. Run npm run lianxin -- keys rotate once more: it goes on where it stopped.',
  )
