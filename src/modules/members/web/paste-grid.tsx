import { Button, Input } from 'antd'
import { useState } from 'react'
import { fill } from '#kernel/errors.ts'
import { useSay } from '#ui/sentence.tsx'
import { importWords } from './import-words.ts'
import { readPasted, writeCsv } from './pasted.ts'

const inSight = 20

/** Rows from the clipboard in a grid where single cells can still be put right; they go the way of a file (UX §6.2). */
export function PasteGrid({ isBusy, onRows }: { isBusy: boolean; onRows: (file: File) => unknown }) {
  const say = useSay()
  const [rows, setRows] = useState<readonly (readonly string[])[]>([])
  if (rows.length === 0)
    return (
      <Input.TextArea
        rows={4}
        aria-label={say(importWords.paste)}
        placeholder={say(importWords.pasteHere)}
        value=""
        onChange={({ target }) => setRows(readPasted(target.value))}
      />
    )
  const change = (at: number, column: number, text: string) =>
    setRows(rows.map((row, place) => (place === at ? row.with(column, text) : row)))
  const columns = rows[0]?.length ?? 0
  return (
    <>
      <p role="status">{say(fill(importWords.pasted, { rows: rows.length - 1, columns }))}</p>
      <div className="lx-paste">
        <table>
          <tbody>
            {rows.slice(0, inSight).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows neither move nor go
              <tr key={at}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor do cells
                  <td key={column}>
                    <input
                      aria-label={`${at + 1}, ${rows[0]?.[column] ?? column + 1}`}
                      value={cell}
                      onChange={({ target }) => change(at, column, target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="lx-actions">
        <Button
          type="primary"
          loading={isBusy}
          onClick={() => void onRows(new File([writeCsv(rows)], say(importWords.pasteName)))}
        >
          {say(importWords.pasteSend)}
        </Button>
        <Button onClick={() => setRows([])}>{say(importWords.pasteAgain)}</Button>
      </div>
    </>
  )
}
