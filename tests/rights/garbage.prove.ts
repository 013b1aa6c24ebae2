import { expect, it } from 'vitest'
import { throwGarbage } from './support/garbage.ts'
import { throwLarge } from './support/large.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

it('100,000 requests that are nearly right find no fault, no stack and nobody else’s record', async () => {
  const seed = Date.now() % 2 ** 32
  const wrong = await throwGarbage(scene, { tries: 100_000, seed })
  expect(wrong, `${wrong.map(({ what, why }) => `${why} ← ${what}`).join('\n')} (seed ${seed})`).toEqual([])
})

it('every large request at every endpoint gets a small answer for little work', () => throwLarge(scene))
