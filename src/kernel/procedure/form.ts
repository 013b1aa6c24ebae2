import { z } from 'zod'
import type { Sentence } from '../errors.ts'
import { invalidInput } from '../problem.ts'
import type { ActField } from './contract.ts'
import type { Act } from './definition.ts'

interface Schema extends Partial<Sentence> {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly maxLength?: number
  /** Words of the choices, in their order. */
  readonly choices?: readonly Sentence[]
}

/** What an act asks to be filled in, told to pages from the same shape that checks it. */
export function fieldsOf(act: Act): ActField[] {
  if (!act.fields) return []
  const { properties = {}, required = [] } = z.toJSONSchema(act.fields, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    label: { zh: schema.zh ?? name, en: schema.en ?? name },
    kind: kindOf(schema),
    required: required.includes(name),
    maxLength: schema.maxLength ?? null,
    choices: (schema.enum ?? []).map((value, at) => ({
      value,
      label: schema.choices?.[at] ?? { zh: value, en: value },
    })),
  }))
}

/** Checks what was filled in. @throws Refusal that names each field */
export function readFields(act: Act, given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const shape = act.fields ?? z.strictObject({})
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const validation = read.error.issues.map((issue) => ({
    instancePath: `/fields/${issue.path.join('/')}`,
    keyword: issue.code,
    params: issue,
  }))
  throw invalidInput(Object.assign(read.error, { validation }))
}

const kindOf = ({ type, enum: choices, format, maxLength }: Schema): ActField['kind'] => {
  if (choices) return 'choice'
  if (type === 'boolean') return 'yes'
  if (type === 'number' || type === 'integer') return 'number'
  if (format === 'date') return 'day'
  return (maxLength ?? 0) > 100 ? 'long' : 'text'
}
