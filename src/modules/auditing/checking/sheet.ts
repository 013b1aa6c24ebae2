import type { Sentence } from '#kernel/errors.ts'
import { signText } from '#kernel/public-log/note.ts'
import { formatMinute } from '#kernel/time.ts'
import type { SealPlace, Verification } from '#kernel/verify.ts'

/** What a sheet tells beside what was found. */
export interface SheetOf {
  readonly id: string
  readonly orgName: string
  readonly askerName: string
  readonly askedAt: Date
  readonly begunAt: Date
  readonly endedAt: Date
  readonly check: Verification
  /** So many places as the sheet names; `check.findings` counts all. */
  readonly named: readonly Sentence[]
}

/** So many broken places are named on a sheet: what ruined more than these ruined the whole, and the command names every one. */
export const mostNamed = 1000

/** How a sheet begins. It is no name of a log, so that no sheet is ever taken for a checkpoint, which the same key signs, nor the other way round. */
export const sheetTitle = '审计链核查结果单 / Sheet of a check of the audit chain (lianxin-audit-check/1)'

/** The sheet of a check: a text anybody reads, under it the signature of the installation. */
export function sheetOf(of: SheetOf): string {
  return signText(`${[...head(of), ...places(of)].map(inOneLine).join('\n')}\n`)
}

const head = ({ id, orgName, askerName, askedAt, begunAt, endedAt, check }: SheetOf): string[] => [
  sheetTitle,
  `核查编号 / check: ${id}`,
  `单位 / organisation: ${orgName}`,
  `发起人 / asked by: ${askerName}`,
  `发起 / asked: ${timeOf(askedAt)}`,
  `开始 / began: ${timeOf(begunAt)}`,
  `结束 / ended: ${timeOf(endedAt)}`,
  `核对的封条 / seals checked: ${check.seals}`,
  `最前一号 / first: ${placeText(check.first)}`,
  `最后一号 / last: ${placeText(check.last)}`,
  `封存进度文件记着 / remembered head: ${placeText(check.head)}`,
  `等待封存 / waiting to be sealed: ${check.waiting}`,
  `与写入时不符 / not as it was written: ${check.findings}`,
]

function places({ check, named }: SheetOf): string[] {
  if (check.findings === 0) return ['没有发现改动。 / Nothing was changed.']
  const lines = named.map(({ zh, en }, at) => `${at + 1}. ${zh} / ${en}`)
  const left = check.findings - named.length
  if (left === 0) return lines
  return [
    ...lines,
    `另有 ${left} 处没有列出，用 npm run lianxin -- audit verify 全部列出。 / ${left} more are not named here; npm run lianxin -- audit verify names all.`,
  ]
}

const timeOf = (at: Date) => `${formatMinute(at, 'zh')} (${at.toISOString()})`
const placeText = (place: SealPlace | null) => (place ? `${place.sequence} ${place.digest}` : '—')
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
