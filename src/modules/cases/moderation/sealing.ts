import { crypto } from '#kernel/crypto.ts'

/** Title and text as they were before a measure. */
export interface Original {
  readonly title: string
  readonly body: string
}

// Which measure the sealed words belong to; they open nowhere else.
const context = (measureId: string) => `cases.measure.original/${measureId}`

export const sealOriginal = (measureId: string, { title, body }: Original): Buffer =>
  crypto().seal(context(measureId), JSON.stringify({ title, body }))

export const openSealed = (measureId: string, sealed: Buffer): Original =>
  JSON.parse(crypto().open(context(measureId), sealed).toString())
