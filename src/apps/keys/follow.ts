import type pg from 'pg'
import { crypto, followingContext, standardSuite } from '#kernel/crypto.ts'
import type { KeyRing } from '#kernel/key-ring.ts'

const slice = 1000

/**
 * Makes the hashes of all identity numbers anew under the version the ring is on its way to. Each slice is a transaction; what was
 * done before is found done. Nobody may look numbers up meanwhile: half of them would not be found.
 */
export async function followNumbers(
  owner: pg.ClientBase,
  ring: KeyRing,
  report: (done: number) => void,
): Promise<number> {
  const next = standardSuite({ ...ring, following: ring.pending ?? ring.following })
  let done = 0
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: Person[] } = await owner.query<Person>(
      `select id, id_number_sealed as sealed from people.person
       where id_number_sealed is not null and ($1::uuid is null or id > $1) order by id limit ${slice}`,
      [after],
    )
    if (rows.length === 0) return done
    const hashes = rows.map(({ id, sealed }) =>
      next.hash(followingContext, crypto().open(`people.person.idNumber/${id}`, sealed)),
    )
    await owner.query(
      `update people.person p set id_number_hash = n.hash from unnest($1::uuid[], $2::bytea[]) as n (id, hash)
       where p.id = n.id and p.id_number_hash is distinct from n.hash`,
      [rows.map(({ id }) => id), hashes],
    )
    done += rows.length
    after = rows.at(-1)?.id ?? null
    report(done)
  }
}

interface Person {
  readonly id: string
  readonly sealed: Buffer
}
