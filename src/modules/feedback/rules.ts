import type { Day } from '#kernel/time.ts'
import { type RemarkKind, remarkKinds } from './codes.ts'

/** What stands in the fields of the public form, as it was typed. */
export type WrittenRemark = Readonly<Record<'kind' | 'text' | 'from', string>>

export type RemarkFault = {
  readonly field: 'kind' | 'text'
  readonly code: 'feedback.kind-missing' | 'feedback.text-length'
}

/** A remark that was read. */
export interface ReadRemark {
  readonly kind: RemarkKind
  readonly text: string
  readonly fromPath: string
}

/** Reads the public form; every field that needs a change is named. */
export function readRemark(
  written: WrittenRemark,
): { ok: true; value: ReadRemark } | { ok: false; faults: RemarkFault[] } {
  const { kind } = written
  const text = written.text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
  const length = [...text].length
  const faults: RemarkFault[] = [
    ...(isKind(kind) ? [] : [{ field: 'kind', code: 'feedback.kind-missing' } as const]),
    ...(length >= 5 && length <= 1000 ? [] : [{ field: 'text', code: 'feedback.text-length' } as const]),
  ]
  if (faults.length > 0 || !isKind(kind)) return { ok: false, faults }
  return { ok: true, value: { kind, text, fromPath: plainPath(written.from) } }
}

const isKind = (text: string): text is RemarkKind => Object.hasOwn(remarkKinds, text)

/**
 * The page a remark is about, without anything that tells of a person: no query, since people search for names, and no
 * ids or numbers, since they name a record.
 */
export function plainPath(written: string): string {
  const [path = ''] = written.split(/[?#]/)
  if (!/^\/[\w\-./]*$/.test(path)) return ''
  return path
    .split('/')
    .map((step) => (/\d{4}|[0-9a-f]{8}-/i.test(step) ? '…' : step))
    .join('/')
    .slice(0, 200)
}

/** The number of a remark: its day and four bytes of chance; it says nothing of how many there are, or of whom. */
export function remarkNumber(day: Day, random: Uint8Array): string {
  return `YJ${day.replaceAll('-', '')}-${Buffer.from(random).toString('hex').toUpperCase()}`
}

/** Reads a number as people copy it. */
export const readRemarkNumber = (written: string): string =>
  written.slice(0, 60).normalize('NFKC').toUpperCase().replace(/\s/g, '').replaceAll('—', '-')
