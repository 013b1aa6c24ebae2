import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'
import { read, withoutComments } from '../../tools/repository.ts'
import { allEndpoints, chapterFiles, type NamedEndpoint } from './support/endpoints.ts'
import { drawsSecrets, harmlessNames, looks } from './support/secrets.ts'

// What an answer shows once is kept for no repetition under its idempotency key (decisions 286).
let all: NamedEndpoint[]
beforeAll(async () => {
  all = await allEndpoints()
})
const keyOf = ({ chapter, name }: NamedEndpoint) => `${chapter}.${name}`

/** Whether the answer is kept sealed for a day, as `kernel/http.ts` decides it. */
const isKept = ({ access, effect, purpose, isShownOnce }: Endpoint) =>
  access === 'signed-in' && effect === 'write' && purpose === '' && !isShownOnce

const isType = (value: unknown): value is z.ZodType => value instanceof z.ZodType

/** The texts of an answer, each with its name and those beside it. */
function textsIn(
  type: z.ZodType,
  name = '',
  beside: readonly string[] = [],
): { name: string; beside: readonly string[] }[] {
  const { def } = type
  if (def.type === 'string') return [{ name, beside }]
  return Object.values(def).flatMap((part: unknown) => {
    if (isType(part)) return textsIn(part, name, beside)
    if (Array.isArray(part)) return part.filter(isType).flatMap((one) => textsIn(one, name, beside))
    const shape = Object.entries(part ?? {}).filter((entry): entry is [string, z.ZodType] => isType(entry[1]))
    return typeof part === 'object'
      ? shape.flatMap(([key, one]) =>
          textsIn(
            one,
            key,
            shape.map(([other]) => other),
          ),
        )
      : []
  })
}

// Codes that stand beside their own sentence name a finding.
const soundsSecret = ({ name, beside }: { name: string; beside: readonly string[] }) =>
  /secret|invitation|password|token|recovery|link$|key$|codes?$/i.test(name) &&
  !(/code$/.test(name) && beside.includes('zh'))

test('an answer with a text that is called like a secret is shown once, or its name is listed as harmless', () => {
  const kept = all.filter(({ endpoint }) => isKept(endpoint))
  expect(kept.length).toBeGreaterThan(100)
  const named = kept.flatMap((one) =>
    textsIn(one.endpoint.answer)
      .filter(soundsSecret)
      .map(({ name }) => `${keyOf(one)}.${name}`),
  )
  expect(named.filter((name) => !Object.hasOwn(harmlessNames, name))).toEqual([])
  expect(Object.keys(harmlessNames).filter((name) => !named.includes(name))).toEqual([])
})

test('whatever draws a secret says by which answers it leaves, and none of them is kept', () => {
  const drawing = chapterFiles(/\.ts$/)
    .filter((path) => !/\.(test|prove)\.ts$/.test(path))
    .filter((path) =>
      /\b(newSecret|randomBytes|randomInt|getRandomValues)\(|\brandomInt\b/.test(withoutComments(read(path))),
    )
  expect(drawing.filter((path) => !Object.hasOwn(drawsSecrets, path))).toEqual([])
  expect(Object.keys(drawsSecrets).filter((path) => !drawing.includes(path))).toEqual([])
  const leaving = Object.values(drawsSecrets).flatMap((by) => (typeof by === 'string' ? [] : by))
  const known = new Map(all.map((one) => [keyOf(one), one.endpoint]))
  expect(leaving.filter((key) => !known.has(key))).toEqual([])
  expect(leaving.filter((key) => isKept(known.get(key) as Endpoint))).toEqual([])
})

test('what is uncovered for a look is looked at anew each time', () => {
  const known = new Map(all.map((one) => [keyOf(one), one.endpoint]))
  for (const key of looks) expect(known.get(key)?.isShownOnce, key).toBe(true)
})
