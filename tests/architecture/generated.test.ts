import { describe, expect, test } from 'vitest'
import { config } from '#kernel/config.ts'
import { drawMap, withMap } from '../../tools/draw-map.mjs'
import { procedurePages } from '../../tools/draw-procedures.ts'
import { dumpOpenApi } from '../../tools/dump-openapi.ts'
import { dumpSchema } from '../../tools/dump-schema.ts'
import { dumpTypes } from '../../tools/dump-types.ts'
import { read } from '../../tools/repository.ts'
import { withRights } from '../../tools/rights.ts'
import { filledRules } from '../../tools/rule-ids.ts'
import { testDatabase } from '../database.ts'

const database = testDatabase()

describe('what is generated stands as generation gives it; if not, run tools/regenerate.ts:', () => {
  test('database/types.ts', async () => {
    expect(read('database/types.ts')).toBe(await dumpTypes(database.ownerUrl))
  })

  test.skipIf(config.belt === 'rows-off')('database/schema.sql', async () => {
    expect(read('database/schema.sql')).toBe(await dumpSchema(database.ownerUrl))
  })

  test('docs/openapi.json', () => {
    expect(read('docs/openapi.json')).toBe(dumpOpenApi())
  })

  test('the map of the chapters in ARCHITECTURE.md', async () => {
    const text = read('ARCHITECTURE.md')
    expect(text).toBe(withMap(text, await drawMap()))
  })

  test('the tables of docs/rights.md: role by act, as the policies answer', async () => {
    const text = read('docs/rights.md')
    expect(text).toBe(await withRights(text))
  })

  test('docs/procedures: the diagram of each', () => {
    for (const { path, text } of procedurePages()) expect(read(path), path).toBe(text)
  })

  test('the last column of docs/rules', () => {
    for (const { path, text } of filledRules()) expect(read(path), path).toBe(text)
  })
})
