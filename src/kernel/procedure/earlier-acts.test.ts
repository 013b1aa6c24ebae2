import { expect, it } from 'vitest'
import { places, plantCounty } from '../../../tests/cases.ts'
import { databaseBefore } from '../../../tests/earlier-database.ts'
import { newId } from '../ids.ts'

const database = databaseBefore('0683')

it('an act that was done before says whose account it was done by, once the persons are kept', async () => {
  const { owner } = database
  await plantCounty(database)
  const { id, path } = places.county
  const [person, giver, matter] = [newId(), newId(), newId()]
  const accounts = [person, giver, null].map((personId) => ({ accountId: newId(), personId }))
  for (const one of [person, giver])
    await owner.query(
      `insert into people.person (id, org_id, org_path, name, name_sort, name_search) values ($1, $2, $3, '某人', '', '')`,
      [one, id, path],
    )
  for (const { accountId, personId } of accounts)
    await owner.query(
      `insert into accounts.account (id, org_id, org_path, person_id, login, display_name) values ($1, $2, $3, $4, $5, '某人')`,
      [accountId, id, path, personId, `u${accountId.replaceAll('-', '')}`],
    )
  await owner.query(
    `insert into procedure.matter (id, procedure, number, title, state, version, subject, starter_name, starter_post, starter_org_id,
       starter_org_name, started_at) values ($1, 'tests.x', 'x', '{}', 'A', 1, 'x', 'x', 'DESK', $2, 'x', now())`,
    [matter, id],
  )
  const [own, lent, nobody] = accounts.map(({ accountId }) => accountId)
  for (const [at, [by, forWhom]] of [
    [own, null],
    [own, lent],
    [nobody, null],
    [null, null],
  ].entries())
    await owner.query(
      `insert into procedure.act (id, matter_id, position, at, act, to_state, account_id, name, for_account_id)
       values ($1, $2, $3, now(), 'agree', 'A', $4, 'x', $5)`,
      [newId(), matter, at, by, forWhom],
    )
  await database.upgrade()
  const { rows } = await owner.query('select person_id, for_person_id from procedure.act order by position')
  expect(rows.map((row) => [row.person_id, row.for_person_id])).toEqual([
    [person, null],
    [person, giver],
    [null, null],
    [null, null],
  ])
})
