import { Input } from 'antd'
import { type ChangeEvent, useEffect } from 'react'
import { Say } from '#ui/sentence.tsx'
import { classWords as w } from './class-words.ts'

/** The lines of a list of classes: typed, pasted, or read from a CSV file into the same field, where they can be looked at first. */
export function ClassListInput(of: {
  id?: string
  value?: string
  onChange?: (text: string) => void
  /** When it is shown, before anything is typed. */
  onShown: () => void
}) {
  // Once, when it is shown.
  useEffect(of.onShown, [])
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (file) of.onChange?.(textIn(await file.arrayBuffer()))
    // The same file may be chosen again after it was mended.
    event.target.value = ''
  }
  return (
    <>
      <Input.TextArea
        {...(of.id === undefined ? {} : { id: of.id })}
        value={of.value ?? ''}
        onChange={({ target }) => of.onChange?.(target.value)}
        autoSize={{ minRows: 8, maxRows: 16 }}
      />
      <label className="lx-file">
        <input className="lx-unseen" type="file" accept=".csv,.txt" onChange={(event) => void read(event)} />
        <Say of={w.fromFile} />
      </label>
    </>
  )
}

// What is not valid UTF-8 was written by an older Chinese spreadsheet (UX §6).
function textIn(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
