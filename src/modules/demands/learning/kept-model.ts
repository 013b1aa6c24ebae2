import { gunzipSync, gzipSync } from 'node:zlib'
import type { Classifier } from '../classes/classifier.ts'

interface Head {
  readonly fields: readonly string[]
  readonly terms: readonly string[]
  readonly temperature: number
}

/** A classifier as bytes: what it is called in JSON, its length before it, then the numbers. */
export function bytesOf({ fields, vocabulary, weights, temperature }: Classifier): Buffer {
  const named = Buffer.from(JSON.stringify({ fields, terms: vocabulary.terms, temperature } satisfies Head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(named.length)
  const numbers = Float32Array.from([...vocabulary.weights, ...weights.values])
  return gzipSync(Buffer.concat([length, named, Buffer.from(numbers.buffer)]))
}

/** The classifier again. */
export function classifierIn(bytes: Buffer): Classifier {
  const opened = gunzipSync(bytes)
  const from = 4 + opened.readUInt32LE(0)
  const { fields, terms, temperature } = JSON.parse(opened.subarray(4, from).toString()) as Head
  const numbers = new Float32Array(Uint8Array.from(opened.subarray(from)).buffer)
  return {
    fields,
    vocabulary: { terms, weights: numbers.slice(0, terms.length) },
    weights: { classes: fields.length, terms: terms.length, values: Float64Array.from(numbers.slice(terms.length)) },
    temperature,
  }
}
