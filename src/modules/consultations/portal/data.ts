import { csvText } from '#kernel/spreadsheet/csv.ts'
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
  return csvText([head, ...rows])
}
