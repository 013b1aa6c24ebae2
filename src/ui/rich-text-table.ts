/** An empty table to write in; its first row names the columns. */
export function emptyTable(rows: number, columns: number): string {
  const row = (cell: string) => `<tr>${cell.repeat(columns)}</tr>`
  const head = row('<th scope="col"><br></th>')
  return `<table><thead>${head}</thead><tbody>${row('<td><br></td>').repeat(rows)}</tbody></table><p><br></p>`
}

export type TableAct = 'add-row' | 'remove-row' | 'add-column' | 'remove-column'

/** The cell in which the caret stands, if it stands in one of this field. */
export function cellAtCaret(field: HTMLElement): HTMLTableCellElement | undefined {
  const at = window.getSelection()?.anchorNode
  const around = at instanceof HTMLElement ? at : at?.parentElement
  const cell = around?.closest<HTMLTableCellElement>('td, th')
  return cell && field.contains(cell) ? cell : undefined
}

/** Adds a row or column after the cell's own, or takes its own away; the last one takes the whole table with it. */
export function changeTable(cell: HTMLTableCellElement, act: TableAct): void {
  const row = cell.parentElement as HTMLTableRowElement
  const table = cell.closest('table')
  if (!table) return
  const at = cell.cellIndex
  if (act === 'add-row') addRow(row, table)
  else if (act === 'remove-row') row.remove()
  else for (const one of [...table.rows]) changeCells(one, at, act)
  if (table.rows.length === 0 || ![...table.rows].some(({ cells }) => cells.length > 0)) table.remove()
}

const addRow = (row: HTMLTableRowElement, table: HTMLTableElement) => {
  const added = document.createElement('tr')
  for (const _ of row.cells) added.append(emptyCell('td'))
  const body = table.tBodies[0]
  if (row.parentElement?.tagName === 'THEAD' && body) body.prepend(added)
  else row.after(added)
}

const changeCells = (row: HTMLTableRowElement, at: number, act: TableAct) => {
  const cell = row.cells[at]
  if (!cell) return
  if (act === 'remove-column') cell.remove()
  else cell.after(emptyCell(cell.tagName === 'TH' ? 'th' : 'td'))
}

const emptyCell = (tag: 'td' | 'th') => {
  const cell = document.createElement(tag)
  if (tag === 'th') cell.setAttribute('scope', 'col')
  cell.append(document.createElement('br'))
  return cell
}
