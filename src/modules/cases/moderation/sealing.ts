import { crypto } from '#kernel/crypto.ts'

/** Title and text as they were before a measure, or the words of a part, with what was promised in them. */
export interface Original {
  readonly title: string
  readonly body: string
  readonly promises?: readonly { readonly id: string; readonly what: string }[]
}

// Which measure the sealed words belong to; they open nowhere else.
const context = (measureId: string) => `cases.measure.original/${measureId}`

export const sealOriginal = (measureId: string, original: Original): Buffer =>
  crypto().seal(context(measureId), JSON.stringify(original))

export const openSealed = (measureId: string, sealed: Buffer): Original =>
  JSON.parse(crypto().open(context(measureId), sealed).toString())
