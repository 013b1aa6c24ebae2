import type { Reach } from '#kernel/actor.ts'
import type { Writing } from '#kernel/bin/bin.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'

/** A matter of a list that holds for an organisation. */
export interface HeldResponsibility {
  readonly matter: string
  readonly field: string
  readonly words: readonly string[]
  readonly basis: string
  readonly keeperId: string
  readonly keeperName: string
  readonly deskOrgId: string | null
  readonly deskName: string | null
}

/** What holds for an organisation in reach: its own list first, then those above; the function states the reach. */
export function listHeld(tx: Tx, orgId: string): Promise<HeldResponsibility[]> {
  return tx.rows(sql<HeldResponsibility>`
    select matter, field, words, basis, keeper_id, keeper_name, desk_org_id, desk_name
    from demands.responsibilities_for(${orgId})`)
}

/** Writes a matter of a list and gives the id of its line; nothing where one of that name is not to be replaced. */
export async function putResponsibility(
  tx: Tx,
  of: {
    id: string
    orgId: string
    orgPath: string
    matter: string
    field: string
    words: readonly string[]
    deskOrgId: string | null
    basis: string
    changedAt: Date
  },
  how: Writing,
): Promise<string | undefined> {
  const { id: _, orgId: __, orgPath: ___, matter: ____, ...changed } = of
  const query = build
    .insertInto('demands.responsibility')
    .values({ ...of, words: [...of.words] })
    .onConflict((met) => {
      const same = met.constraint('responsibility_once')
      return how === 'ADD' ? same.doNothing() : same.doUpdateSet({ ...changed, words: [...of.words] })
    })
    .returning('id')
  return (await tx.first(query))?.id
}

/** A line of a list as it stood. */
export interface RemovedResponsibility {
  readonly id: string
  readonly matter: string
  readonly field: string
  readonly words: string[]
  readonly deskOrgId: string | null
  readonly basis: string
}

/** Takes a matter off the list of an organisation; gives the line that went. */
export function removeResponsibility(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; matter: string },
): Promise<RemovedResponsibility | undefined> {
  return tx.first(
    build
      .deleteFrom('demands.responsibility')
      .where(within(reach))
      .where('orgId', '=', of.orgId)
      .where('matter', '=', of.matter)
      .returning(['id', 'matter', 'field', 'words', 'deskOrgId', 'basis']),
  )
}

/** Organisations in reach that are named in a text by the beginning of their name; the lowest first. */
export function listNamedPlaces(
  tx: Tx,
  reach: Reach,
  of: { text: string; except: string; most: number },
): Promise<{ orgId: string; name: string; word: string }[]> {
  const stem = sql<string>`regexp_replace(short_name, '(?:党总支|党支部|支部|党委|党工委|委员会|总支)$', '')`
  return tx.rows(
    build
      .selectFrom('organisations.org')
      .select(['id as orgId', 'shortName as name', stem.as('word')])
      .where(within(reach, 'path'))
      .where('dissolvedOn', 'is', null)
      .where('id', '<>', of.except)
      .where(sql<boolean>`char_length(${stem}) >= 3 and strpos(${of.text}, ${stem}) > 0`)
      .orderBy(sql`length(path)`, 'desc')
      .orderBy('id')
      .limit(of.most),
  )
}
