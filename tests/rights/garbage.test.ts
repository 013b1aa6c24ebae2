import { expect, it } from 'vitest'
import { throwGarbage } from './support/garbage.ts'
import { throwLarge } from './support/large.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

it('3,000 requests that are nearly right find no fault, no stack and nobody else’s record', async () => {
  const wrong = await throwGarbage(scene, { tries: 3000, seed: 20261123 })
  expect(wrong, wrong.map(({ what, why }) => `${why} ← ${what}`).join('\n')).toEqual([])
}, 120_000)

it('a large request gets a small answer for little work, whoever sends it and in whichever form', {
  timeout: 120_000,
}, async () => {
  // Three or two of the eight forms at each endpoint, all of them in the proof: what reads a request is the same for all.
  await throwLarge(scene, (form, endpoint) => (form + endpoint) % 3 === 0)
})
