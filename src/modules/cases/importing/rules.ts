import { parseDay, startOf } from '#kernel/time.ts'
import type { CaseKind } from '../codes.ts'

/** The columns of the file, as the open data of city message boards names them. The writer's pseudonym is not read (D29). */
export const columns = ['留言编号', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'] as const
type Row = Readonly<Partial<Record<string, string>>>

/** An answered message as it is imported. */
export interface ImportedMessage {
  readonly sourceId: string
  readonly kind: CaseKind
  readonly title: string
  readonly body: string
  readonly sentAt: Date
  readonly reply: string
  readonly repliedAt: Date
}

export type ImportFault =
  | 'cases.import-number-missing'
  | 'cases.import-title-missing'
  | 'cases.import-reply-missing'
  | 'cases.import-time-unreadable'

/** Reads a row; nothing is put in where the file says nothing. */
export function readRow(row: Row): { ok: true; value: ImportedMessage } | { ok: false; code: ImportFault } {
  const of = (column: (typeof columns)[number]) => (row[column] ?? '').replaceAll('\0', '').trim()
  const [sourceId, title, body, reply] = [of('留言编号'), of('留言主题'), of('留言详情'), of('答复意见')]
  const [sentAt, repliedAt] = [readTime(of('留言时间')), readTime(of('答复时间'))]
  if (sourceId === '' || sourceId.length > 100) return { ok: false, code: 'cases.import-number-missing' }
  if (title === '' || body === '') return { ok: false, code: 'cases.import-title-missing' }
  if (reply === '') return { ok: false, code: 'cases.import-reply-missing' }
  if (!sentAt || !repliedAt) return { ok: false, code: 'cases.import-time-unreadable' }
  const kind = kindIn(title)
  return { ok: true, value: { sourceId, kind, title, body, sentAt, reply, repliedAt } }
}

/** An instant as such files write it: `2019/4/25 9:32:09` and `2018/4/24` in Chinese time, or ISO with its zone. */
export function readTime(written: string): Date | undefined {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(written)) {
    const at = new Date(written)
    return Number.isNaN(at.getTime()) ? undefined : at
  }
  const [, day = '', hour = '0', minute = '0', second = '0'] =
    /^(\S{8,10})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(written) ?? []
  const read = parseDay(day)
  if (!read.ok || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return new Date(startOf(read.value, Number(hour) * 60 + Number(minute)).getTime() + Number(second) * 1000)
}

/**
 * The kind in the words of a title; one that names none asks for help. Public boards hold no reports, so one that uses the word
 * is a complaint (XF-05).
 */
export function kindIn(title: string): CaseKind {
  if (/咨询|请问/.test(title)) return 'CONSULT'
  if (/投诉|举报/.test(title)) return 'COMPLAINT'
  if (/建议/.test(title)) return 'SUGGESTION'
  if (/表扬|感谢|点赞/.test(title)) return 'PRAISE'
  return 'HELP'
}
