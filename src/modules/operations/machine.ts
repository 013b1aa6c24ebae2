import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { config } from '#kernel/config.ts'
import { log } from '#kernel/log.ts'

/** Free and whole room of the disk that holds a folder, in bytes. */
export function diskOf(folder: string): { free: number; total: number } {
  const { bavail, blocks, bsize } = statfsSync(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** Where backups lie: nothing when no folder is set. */
export function backupPlace(of = { data: config.dataFolder, to: config.backup.to }): { isOnSameDisk: boolean } | null {
  if (of.to === undefined) return null
  return { isOnSameDisk: !existsSync(of.to) || statSync(of.to).dev === statSync(of.data).dev }
}

/** When the certificate of the proxy in front ends; null when nobody said where it lies, or it cannot be read. */
export function certificateEnd(file = config.certificate): Date | null {
  if (file === undefined) return null
  try {
    return new Date(new X509Certificate(readFileSync(file)).validTo)
  } catch (fault) {
    log.warn({ fault: (fault as Error).message }, 'the certificate cannot be read')
    return null
  }
}
