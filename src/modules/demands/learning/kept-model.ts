import { gunzipSync, gzipSync } from 'node:zlib'
import type { Classifier } from '../classes/classifier.ts'

interface Head {
  readonly fields: readonly string[]
  /** Absent in models that were kept before it was known. */
  readonly decided?: readonly string[]
  readonly terms: readonly string[]
  readonly temperature: number
}

/** A classifier as bytes: what it is called in JSON, its length before it, then the numbers. */
export function bytesOf({ fields, decided, vocabulary, weights, temperature }: Classifier): Buffer {
  const head: Head = { fields, decided, terms: vocabulary.terms, temperature }
  const named = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(named.length)
  const numbers = Float32Array.from([...vocabulary.weights, ...weights.values])
  return gzipSync(Buffer.concat([length, named, Buffer.from(numbers.buffer)]))
}

/** The classifier again. */
export function classifierIn(bytes: Buffer): Classifier {
  const opened = gunzipSync(bytes)
  const from = 4 + opened.readUInt32LE(0)
  const { fields, decided = fields, terms, temperature } = JSON.parse(opened.subarray(4, from).toString()) as Head
  const numbers = new Float32Array(Uint8Array.from(opened.subarray(from)).buffer)
  return {
    fields,
    decided,
    vocabulary: { terms, weights: numbers.slice(0, terms.length) },
    weights: { classes: fields.length, terms: terms.length, values: Float64Array.from(numbers.slice(terms.length)) },
    temperature,
  }
}
