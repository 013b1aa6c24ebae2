import { readTable } from '../../src/modules/demands/texts/tables.ts'

const day = 86_400_000

/** Prints how many days an answer took, by the month in which the message came in: half of them, nine of ten, and how many. */
export function evaluateTimes(file: string, say: (line: string) => void): void {
  const rows = readTable(file, ['留言时间', '答复时间']).flatMap((row) => {
    const [sent, answered] = [readTime(row.留言时间), readTime(row.答复时间)]
    return sent === undefined || answered === undefined || answered < sent
      ? []
      : [{ sent, days: (answered - sent) / day }]
  })
  const months = [...Map.groupBy(rows, ({ sent }) => new Date(sent).toISOString().slice(0, 7))].sort()
  say(`days until the answer, ${rows.length} messages: ${told(rows.map(({ days }) => days))}`)
  for (const [month, of] of months.slice(-12)) say(`  ${month}: ${told(of.map(({ days }) => days))}`)
}

const told = (days: readonly number[]): string => {
  const inOrder = [...days].sort((one, other) => one - other)
  const at = (share: number) => (inOrder[Math.floor(share * (inOrder.length - 1))] ?? 0).toFixed(1)
  return `half within ${at(0.5)}, nine of ten within ${at(0.9)} (${inOrder.length})`
}

// 2019/4/25 9:32:09 or 2019-04-25 09:32, by the clock of the city; both stand in the same zone, so the difference is right.
function readTime(written = ''): number | undefined {
  const [, year, month, date, hour = '0', minute = '0'] =
    /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?/.exec(written.trim()) ?? []
  return year === undefined ? undefined : Date.UTC(+year, Number(month) - 1, Number(date), +hour, +minute)
}
