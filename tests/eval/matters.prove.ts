import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readAnswered } from '../../src/modules/demands/replies/command.ts'
import { openSegmenter } from '../../src/modules/demands/texts/segment.ts'
import { namedBy, readNamed } from './matters.ts'

const file = ['../shared/data/voices/replies.csv', '../../shared/data/voices/replies.csv'].find((one) =>
  existsSync(one),
)

// The letters themselves lie beside the checkout of whoever has them; what was named of them is kept by number.
it('what the rule of the second look names now is what was counted (D26)', async () => {
  if (file === undefined) throw new Error('this proof needs the open data of messages in ../shared/data/voices')
  expect(namedBy(readAnswered(file), await openSegmenter())).toEqual(readNamed())
})
