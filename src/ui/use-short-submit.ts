import type { FormInstance } from 'antd'
import { useRef, useState } from 'react'
import { type Field, pathOf } from './form-fields.tsx'
import { useSay } from './sentence.tsx'
import { type Trouble, useTroubleOf } from './trouble.ts'

/**
 * Sends a short form once however often it is pressed (UX-WT3); faults land on their fields, and what was typed stays.
 * `submit` answers whether it was done.
 */
export function useShortSubmit<Values>(
  form: FormInstance<Values>,
  fields: readonly Field[],
  onSubmit: (values: Values) => unknown,
): { busy: boolean; trouble: Trouble | undefined; submit: (values: Values) => Promise<boolean> } {
  const say = useSay()
  const troubleOf = useTroubleOf()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const submit = async (values: Values) => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setTrouble(undefined)
    try {
      await onSubmit(values)
      return true
    } catch (fault) {
      const read = troubleOf(fault)
      setTrouble(read)
      const faults = read.fields.flatMap((one) => {
        const field = fieldOf(fields, one.path)
        return field ? [{ name: pathOf(field.name), errors: [say(one)] }] : []
      })
      form.setFields(faults as unknown as Parameters<typeof form.setFields>[0])
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, trouble, submit }
}

// Words typed in one field are sent as a list: what is wrong with one of them is told at the field that holds them all.
const fieldOf = (fields: readonly Field[], path: string): Field | undefined =>
  fields.find(({ name }) => name === path) ?? fields.find(({ name }) => path.startsWith(`${name}.`))
