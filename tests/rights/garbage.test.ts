import { expect, it } from 'vitest'
import { throwGarbage } from './support/garbage.ts'
import { rightsScene } from './support/scene.ts'

const scene = rightsScene()

it('3,000 requests that are nearly right find no fault, no stack and nobody else’s record', async () => {
  const wrong = await throwGarbage(scene, { tries: 3000, seed: 20261123 })
  expect(wrong, wrong.map(({ what, why }) => `${why} ← ${what}`).join('\n')).toEqual([])
}, 120_000)
