import { type ConsultationTold, textOf } from './told.ts'

/** The numbers of each statement as a table for spreadsheets; none of fewer than ten (D31). What the columns mean stands on the page of the map. */
export function agreementTable(of: ConsultationTold): string {
  const head = ['no', 'statement', 'agree', 'disagree', 'pass', 'final', 'outcome']
  const rows = (of.findings?.statements ?? []).map(({ no, agree, disagree, pass }) => [
    String(no),
    textOf(of, no),
    ...[agree, disagree, pass].map((count) => (count === null ? '' : String(count))),
    of.closedAt === null ? 'no' : 'yes',
    of.statements.find((one) => one.no === no)?.outcome ?? '',
  ])
  return tableText([head, ...rows])
}

// RFC 4180 behind a mark by which spreadsheets know UTF-8. What a spreadsheet would take for a formula gets an apostrophe (T08).
function tableText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return `"${plain.replaceAll('"', '""')}"`
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
