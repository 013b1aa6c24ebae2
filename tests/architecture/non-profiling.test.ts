import { expect, test } from 'vitest'
import { read, sources, withoutComments } from '../../tools/repository.ts'

// D29: by construction nothing connects the messages of one citizen, and no person is counted or weighed.

/** The only places where the column with a writer's pseudonym is named: each drops it or says that it is not read. */
const droppers = ['src/modules/demands/texts/tables.ts']

test('the pseudonym of a writer is named only where it is dropped', () => {
  const naming = sources().filter(
    ({ path, text }) => !path.endsWith('.test.ts') && withoutComments(text).includes('留言用户'),
  )
  expect(naming.map(({ path }) => path)).toEqual(droppers)
})

test('what the demand library knows of a message is its words, its time and its place', () => {
  const naming = sources().filter(
    ({ path, text }) =>
      path.startsWith('src/modules/demands/') &&
      !path.endsWith('.test.ts') &&
      /\b(writer|writerMask|personId|citizenId|authorId|phone|contact|nickname|person_id|writer_mask)\b/.test(
        withoutComments(text),
      ),
  )
  expect(naming.map(({ path }) => path)).toEqual([])
})

test('no table of cases or demands has a key of a citizen', () => {
  const tables = read('database/schema.sql').matchAll(/CREATE TABLE ((?:cases|demands)\."?\w+"?) \(([\s\S]*?)\n\);/gi)
  const found = [...tables].map(([, table, body = '']) => ({ table, columns: body }))
  expect(found.length).toBeGreaterThan(3)
  const keys = /\b(citizen|person|writer|author|sender|device|browser|ip|phone|account)_?(id|key|hash|digest|token)\b/i
  expect(found.filter(({ columns }) => keys.test(columns)).map(({ table }) => table)).toEqual([])
})
