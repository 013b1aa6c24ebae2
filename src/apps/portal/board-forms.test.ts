import { expect, test } from 'vitest'
import { refusals } from '#kernel/errors.ts'
import { words } from '#kernel/words.ts'
import { attempt } from './board-forms.ts'
import type { Show, Shown } from './stage.ts'

const { refuse } = refusals(words)
const again: Show = async () => ({ page: {} as Shown['page'], status: 422 })
const statusAfter = async (fault: unknown): Promise<number | undefined> => {
  const show = await attempt(
    () => Promise.reject(fault),
    () => again,
  )
  return (await show(...([{}, {}, {}] as unknown as Parameters<Show>)))?.status
}

test('a full disk and a database that only reads are nobody’s mistake: the form comes back with 507 and 503 (R-F03)', async () => {
  expect(await statusAfter({ code: '53100' })).toBe(507)
  expect(await statusAfter({ code: '25006' })).toBe(503)
  expect(await statusAfter(refuse('invalid', 'kernel.invalid'))).toBe(422)
})

test('a fault of ours stays a fault', async () => {
  await expect(statusAfter(new TypeError('x'))).rejects.toThrow(TypeError)
})
