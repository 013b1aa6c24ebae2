import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestName } from './manifest.ts'
import { isBackupName, nameFor } from './take.ts'

/** The whole backups below a folder, oldest first; the names sort by time. */
export function listBackups(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => isBackupName(name) && existsSync(join(folder, name, manifestName)))
  return names.toSorted().map((name) => join(folder, name))
}

/** The newest backup below a folder. */
export function newestBackup(folder: string): string | undefined {
  return listBackups(folder).at(-1)
}

/** Removes backups older than so many days, never the newest one; gives what was removed. */
export async function removeOld(folder: string, of: { days: number; now: Date }): Promise<string[]> {
  const limit = join(folder, nameFor(new Date(of.now.getTime() - of.days * 86_400_000)))
  const old = listBackups(folder)
    .slice(0, -1)
    .filter((backup) => backup < limit)
  for (const backup of old) await rm(backup, { recursive: true, force: true })
  return old
}
