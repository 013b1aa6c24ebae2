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

test('no table of cases, demands or consultations has a key of a citizen', () => {
  const tables = read('database/schema.sql').matchAll(
    /CREATE TABLE ((?:cases|demands|consultations)\."?\w+"?) \(([\s\S]*?)\n\);/gi,
  )
  const found = [...tables].map(([, table, body = '']) => ({ table, columns: body }))
  expect(found.length).toBeGreaterThan(3)
  const keys = /\b(citizen|person|writer|author|sender|device|browser|ip|phone|account)_?(id|key|hash|digest|token)\b/i
  expect(found.filter(({ columns }) => keys.test(columns)).map(({ table }) => table)).toEqual([])
})

/** Tables that hold what citizens say or what was made of it. */
const citizenSchemas = /^(cases|demands|consultations|public_log)\./

/** Every column there that could hide a key of a person in bytes or JSON, and what it holds instead. */
const opaqueColumns: Readonly<Record<string, string>> = {
  'cases.arrival handle_sealed': 'sealed for one case under a nonce of its own, gone when it has ended',
  'cases.arrival message_hash': 'of the number a channel gives one message',
  'cases.case code_hash': 'of a code drawn anew for each case',
  'cases.case contact_sealed': 'sealed for one case under a nonce of its own; equal contacts are unequal bytes',
  'cases.channel secret_sealed': 'the key of a channel, of no person',
  'cases.class_list lines': 'names of classes as a place lists them, of no case',
  'cases.enclosure content_sealed': 'a photo or paper sealed for one row; equal ones are unequal bytes',
  'cases.reply_file content_sealed': 'a photo or paper sealed for one row; equal ones are unequal bytes',
  'cases.reply_file name_sealed': 'sealed for one row',
  'cases.enclosure digest': 'of one form and one file, for an hour',
  'cases.enclosure name_sealed': 'sealed for one row',
  'cases.measure original': 'the words of one hidden case, sealed',
  'cases.case refused_note_digest':
    'of what one writer was told when his case was not accepted, as the public log commits to it',
  'cases.measure original_digest': 'of the words of one hidden case',
  'cases.measure promise_digests': 'of what was promised in the answer of one case, before and after',
  'cases.measure result_digest': 'of what is shown of it instead',
  'cases.message_file content_sealed':
    'a list as an office handed it over, sealed; erased when its answers have gone back',
  'cases.message_file digest': 'of a whole file',
  'cases.message_file faults': 'rows, columns and codes of what is wrong, no value',
  'cases.message_file row_hashes': 'of the numbers an office gives its messages, as in cases.arrival',
  'cases.telling code_sealed': 'the code of one case until its receipt has gone',
  'consultations.consultation findings': 'counts of ten and more, shares in tenths, the middles of groups',
  'consultations.statement sealed': 'the words of a statement that is not shown, until nobody may object any more',
  'consultations.salt bytes': 'drawn for one consultation, destroyed when it closes',
  'consultations.stance taker':
    'of a token drawn for one consultation and its salt: unlike in every other one, and gone when it closes',
  'demands.model bytes': 'words of the dictionary and weights',
  'demands.project measured': 'two numbers of public messages, none below ten, and the months they are of',
  'demands.topic samples': 'ids and titles of public cases, put together by what they are about',
  'public_log.checkpoint root': 'of the whole log',
  'public_log.entry leaf': 'a salted commitment to one entry',
  'public_log.node hash': 'of leaves',
  'public_log.opening salt': 'drawn anew for each entry',
}

/**
 * What one case may know of another: the citizen says so himself, with the code of the earlier one (decisions 20), or a desk
 * handles both as one because they are about one matter. Neither is found by who wrote.
 */
const linksBetweenCases = ['cases.case previous_id', 'cases.case joined_to_id']

interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

function tables(): Table[] {
  const found = read('database/schema.sql').matchAll(/^create table (\S+) \(\n([\s\S]*?)\n\);/gim)
  return [...found].map(([, name = '', body = '']) => ({
    name: name.replaceAll('"', ''),
    columns: [...body.matchAll(/^ {2}(?!constraint)(\w+) (\S+)/gm)].map(([, column = '', type = '']) => ({
      name: column,
      type: type.replace(/,$/, ''),
    })),
  }))
}

const columnsWhere = (test: (column: { name: string; type: string }, table: Table) => boolean): string[] =>
  tables().flatMap((table) =>
    table.columns.filter((column) => test(column, table)).map(({ name }) => `${table.name} ${name}`),
  )

test('no bytes and no JSON about citizens hide a key: each such column is known, and why it joins nothing', () => {
  const opaque = columnsWhere(
    ({ type }, { name }) => citizenSchemas.test(name) && /^(bytea|jsonb?|inet|cidr|hstore)/.test(type),
  )
  expect(opaque.sort()).toEqual(Object.keys(opaqueColumns).sort())
})

test('a case is named in tables of cases only, so that no account, device or person is tied to it', () => {
  const naming = columnsWhere(({ name }) => /(^|_)case(s|_id|_ids|_number|_key)?$/.test(name))
  expect(naming.filter((column) => !column.startsWith('cases.'))).toEqual([])
  const links = columnsWhere(
    ({ name }, table) => table.name === 'cases.case' && /^(previous|next|same|linked|parent|joined)_/.test(name),
  )
  expect(links).toEqual(linksBetweenCases)
})

test('no index finds cases by who wrote them', () => {
  const indexes = [...read('database/schema.sql').matchAll(/^create (?:unique )?index .*$/gim)].map(([line]) => line)
  const onCases = indexes.filter((line) => /ON (cases|demands|consultations)\./i.test(line))
  expect(onCases.length).toBeGreaterThan(10)
  // The columns, not the names of tables: who asked to see a contact is found by its case.
  const columns = (line: string) => line.slice(line.indexOf('('))
  expect(onCases.filter((line) => /writer|contact|code_hash|mask/.test(columns(line)))).toEqual([])
})

test('what is handed in with a message says nothing of the browser, the address or an earlier visit', () => {
  const functions = read('database/schema.sql').matchAll(/^create function cases\.\w+[\s\S]*?\$\$;/gim)
  const keys = new Set(
    [...functions].flatMap(([text]) => [...text.matchAll(/given->>?'(\w+)'/g)].map(([, key]) => key)),
  )
  expect(keys).toContain('writerMask')
  const telling = /address|agent|device|browser|cookie|session|visitor|account|person|phone|fingerprint|ip$/i
  expect([...keys].filter((key) => telling.test(key ?? ''))).toEqual([])
})
