import { type Actor, principalOf, type Reach } from '../actor.ts'
import { sql, type Tx, within } from '../db.ts'
import type { DeedQuery, DeedsAsked } from '../deeds.ts'
import type { DueAsked, DueQuery } from '../due.ts'
import type { Assignment, DoneAct, Matter, Step } from './matter.ts'

type MatterRow = Omit<Matter, 'starter' | 'steps' | 'assignments' | 'acts'> & {
  starterAccountId: string | null
  starterPersonId: string | null
  starterName: string
  starterPost: string
  starterOrgId: string
  starterOrgName: string
}

const seen = (reach: Reach, matter = 'm.id') =>
  sql<boolean>`exists (select 1 from procedure.side s where s.matter_id = ${sql.ref(matter)} and ${within(reach, 's.org_path')})`

const columns = sql.raw(`m.id, m.procedure, m.number, m.title, m.state, m.version, m.outcome, m.subject, m.subject_id,
  m.about_person_id, m.starter_account_id, m.starter_person_id, m.starter_name, m.starter_post, m.starter_org_id,
  m.starter_org_name, m.parties, m.data, m.started_at, m.ended_at`)

/** The whole matter, when one of its sides is in reach. With `forChange` nobody else can act until this transaction ends. */
export async function findMatter(
  tx: Tx,
  reach: Reach,
  { matterId, forChange = false }: { matterId: string; forChange?: boolean },
): Promise<Matter | undefined> {
  const lock = forChange ? sql.raw('for update') : sql.raw('')
  const row = await tx.first(
    sql<MatterRow>`select ${columns} from procedure.matter m where m.id = ${matterId} and ${seen(reach)} ${lock}`,
  )
  if (!row) return undefined
  const [steps, assignments, acts] = await tx.all([
    sql<Step>`select id, position, state, started_at, ended_at, due_at, provisional, escalated_at, opened_by
      from procedure.step where matter_id = ${matterId} order by position`,
    sql<Assignment>`select id, step_id, kind, of_id, org_id, org_name, posts, account_id, name, state, vote, voted_in
      from procedure.assignment where matter_id = ${matterId} order by id`,
    sql<DoneAct>`select id, step_id, at, act, from_state, to_state, account_id, person_id, name, post, org_id, org_name, for_account_id,
      for_person_id, for_name, opinion, fields, papers, to_name from procedure.act where matter_id = ${matterId} order by position`,
  ])
  return { ...withStarter(row), steps, assignments, acts }
}

const withStarter = ({
  starterAccountId,
  starterPersonId,
  starterName,
  starterPost,
  starterOrgId,
  starterOrgName,
  ...rest
}: MatterRow): Omit<Matter, 'steps' | 'assignments' | 'acts'> => ({
  ...rest,
  starter: {
    ...{ accountId: starterAccountId, personId: starterPersonId, name: starterName },
    ...{ post: starterPost, orgId: starterOrgId, orgName: starterOrgName },
  },
})

/** Keeps the difference between a matter as it was and as it is now; acts and steps are only ever added. */
export function keepMatter(tx: Tx, before: Matter | undefined, now: Matter): void {
  if (before) changeMatter(tx, now)
  else insertMatter(tx, now)
  for (const step of now.steps) keepStep(tx, { matterId: now.id, before: before?.steps, step })
  for (const one of now.assignments) keepAssignment(tx, now, { before: before?.assignments, one })
  const from = before?.acts.length ?? 0
  for (const [at, act] of now.acts.slice(from).entries())
    insertAct(tx, { matterId: now.id, position: from + at + 1, act })
}

function insertMatter(tx: Tx, m: Matter): void {
  const { starter } = m
  tx.later(sql`select procedure.take_side(${m.id}, ${starter.orgId})`)
  tx.later(sql`insert into procedure.matter (id, procedure, number, title, state, version, outcome, subject, subject_id,
      about_person_id, starter_account_id, starter_person_id, starter_name, starter_post, starter_org_id, starter_org_name,
      parties, data, started_at, ended_at)
    values (${m.id}, ${m.procedure}, ${m.number}, ${JSON.stringify(m.title)}, ${m.state}, ${m.version}, ${m.outcome}, ${m.subject},
      ${m.subjectId}, ${m.aboutPersonId}, ${starter.accountId}, ${starter.personId}, ${starter.name}, ${starter.post},
      ${starter.orgId}, ${starter.orgName}, ${JSON.stringify(m.parties)}, ${JSON.stringify(m.data)}, ${m.startedAt}, ${m.endedAt})`)
}

function changeMatter(tx: Tx, m: Matter): void {
  tx.later(sql`update procedure.matter set state = ${m.state}, version = ${m.version}, outcome = ${m.outcome},
      parties = ${JSON.stringify(m.parties)}, data = ${JSON.stringify(m.data)}, ended_at = ${m.endedAt}
    where id = ${m.id}`)
}

function keepStep(
  tx: Tx,
  { matterId, before, step }: { matterId: string; before: readonly Step[] | undefined; step: Step },
): void {
  const known = before?.find(({ id }) => id === step.id)
  if (known === step) return
  if (known)
    tx.later(
      sql`update procedure.step set ended_at = ${step.endedAt}, escalated_at = ${step.escalatedAt} where id = ${step.id}`,
    )
  else
    tx.later(sql`insert into procedure.step (id, matter_id, position, state, started_at, ended_at, due_at, provisional, escalated_at, opened_by)
      values (${step.id}, ${matterId}, ${step.position}, ${step.state}, ${step.startedAt}, ${step.endedAt}, ${step.dueAt},
        ${step.provisional}, ${step.escalatedAt}, ${step.openedBy})`)
}

function keepAssignment(
  tx: Tx,
  matter: Matter,
  { before, one }: { before: readonly Assignment[] | undefined; one: Assignment },
): void {
  const known = before?.find(({ id }) => id === one.id)
  if (known === one) return
  if (!known || known.orgId !== one.orgId || known.accountId !== one.accountId || known.posts !== one.posts) {
    const dueAt = matter.steps.find(({ id }) => id === one.stepId)?.dueAt ?? null
    tx.later(sql`select procedure.put_seat(${JSON.stringify({ ...one, matterId: matter.id, dueAt })}::jsonb)`)
  }
  if (known)
    tx.later(sql`update procedure.assignment set state = ${one.state}, vote = ${one.vote}, voted_in = ${one.votedIn}
      where id = ${one.id}`)
}

function insertAct(tx: Tx, { matterId, position, act }: { matterId: string; position: number; act: DoneAct }): void {
  tx.later(sql`insert into procedure.act (id, matter_id, step_id, position, at, act, from_state, to_state, account_id, person_id, name, post,
      org_id, org_name, for_account_id, for_person_id, for_name, opinion, fields, papers, to_name)
    values (${act.id}, ${matterId}, ${act.stepId}, ${position}, ${act.at}, ${act.act}, ${act.fromState}, ${act.toState},
      ${act.accountId}, ${act.personId}, ${act.name}, ${act.post}, ${act.orgId}, ${act.orgName}, ${act.forAccountId}, ${act.forPersonId},
      ${act.forName}, ${act.opinion}, ${JSON.stringify(act.fields)}, ${JSON.stringify(act.papers)}, ${act.toName})`)
}

/** A line of 待办. */
export interface ListedMatter {
  readonly id: string
  readonly procedure: string
  readonly number: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly state: string
  readonly outcome: Matter['outcome']
  readonly starterName: string
  readonly starterOrgName: string
  readonly startedAt: Date
  readonly dueAt: Date | null
  /** In whose place it would be done. */
  readonly forName: string | null
}

/** A page of a list. */
export interface Page {
  readonly page: number
  readonly size: number
}

const line = sql.raw(`m.id, m.procedure, m.number, m.title, m.state, m.outcome, m.starter_name,
  m.starter_org_name, m.started_at`)

/** What waits for the acting post, due first; for whom he acts, his seats. The total holds on a page past the end too. */
export async function listWaiting(tx: Tx, actor: Actor, { page, size }: Page) {
  const waiting = sql`with mine as (${seatsOf(actor)})`
  const joined = sql`from mine join procedure.matter m on m.id = mine.matter_id`
  const [rows, [counted]] = await tx.all([
    sql<ListedMatter>`${waiting} select ${line}, mine.due_at, ${forNameOf(actor)} as for_name ${joined}
      order by mine.due_at nulls last, m.started_at, m.id limit ${size} offset ${(page - 1) * size}`,
    sql<{ total: number }>`${waiting} select count(*) as total ${joined}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** The same as lines of the one list of 待办, those at these steps or all others. A limit that ends with a day stands at the midnight after it. */
export function dueMatters(
  { actor, most }: DueAsked,
  steps: { readonly of: readonly string[]; readonly areWanted: boolean },
): DueQuery {
  return sql`with mine as (${seatsOf(actor)})
    select m.id, m.title->>'zh' as title_zh, m.title->>'en' as title_en, m.starter_name as from_name, m.starter_org_name as org_name,
      ((mine.due_at - interval '1 second') at time zone 'Asia/Shanghai')::date as due_on, m.started_at as since,
      ${forNameOf(actor)} as for_name
    from mine join procedure.matter m on m.id = mine.matter_id
    where (m.procedure || '/' || m.state = any (${steps.of}::text[])) = ${steps.areWanted}
    order by mine.due_at nulls last, m.started_at, m.id limit ${most}`
}

// The open seats of a post; for whom the actor acts, his.
const seatsOf = (actor: Actor) => sql`
  select a.matter_id, min(a.due_at) as due_at from procedure.assignment a
  where a.org_id = ${actor.orgId} and a.state = 'OPEN' and ${within(actor.reach, 'a.org_path')}
    and ${actor.role} = any (a.posts) and (a.account_id is null or a.account_id = ${principalOf(actor)}::uuid)
  group by a.matter_id`

const forNameOf = (actor: Actor) => sql`${actor.onBehalfOf?.name ?? null}::text`

/** What this account has acted on, or begun itself or for whom it acts, as lines of the lists of all chapters; how one stands with its procedure. */
export function deedMatters({ actor, which, most }: DeedsAsked): DeedQuery {
  const mine =
    which === 'started'
      ? sql`select m.id as matter_id, m.started_at as at from procedure.matter m where m.starter_account_id = ${principalOf(actor)}::uuid`
      : sql`select a.matter_id, max(a.at) as at from procedure.act a where a.account_id = ${actor.accountId}::uuid and a.act <> 'START'
          group by a.matter_id`
  return sql`with mine as (${mine})
    select m.id, m.title->>'zh' as title_zh, m.title->>'en' as title_en, m.starter_org_name as org_name,
      m.procedure || '/' || m.state as state, mine.at
    from mine join procedure.matter m on m.id = mine.matter_id where ${seen(actor.reach)}
    order by mine.at desc, m.id limit ${most}`
}

/** What the clock of the database says, and the latest instant that stands in a timeline: time does not go back behind it. */
export function readClock(tx: Tx, reach: Reach): Promise<{ database: Date; seen: Date }> {
  return tx.one(sql<{ database: Date; seen: Date }>`select clock_timestamp() as database,
    coalesce((select a.at from procedure.act a where ${seen(reach, 'a.matter_id')} order by a.at desc limit 1), 'epoch') as seen`)
}

/** The matters whose limit had passed at this instant, longest first. */
export async function listDue(tx: Tx, reach: Reach, { at, most }: { at: Date; most: number }): Promise<string[]> {
  const rows = await tx.rows(sql<{ matterId: string }>`select p.matter_id from procedure.step p
    where p.ended_at is null and p.escalated_at is null and p.due_at <= ${at} and ${seen(reach, 'p.matter_id')}
    order by p.due_at limit ${most}`)
  return rows.map(({ matterId }) => matterId)
}
