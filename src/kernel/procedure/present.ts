import type { Sentence } from '../errors.ts'
import type { MatterAct, MatterLine, MatterRow, MatterView, SeveralAct } from './contract.ts'
import type { Act, Fact, Procedure } from './definition.ts'
import { fieldsOf } from './form.ts'
import { assignmentsNow, type DoneAct, earlierSteps, type Matter, stepOf } from './matter.ts'
import { type Acting, mayAct, seatHeld, seatKept } from './may.ts'
import { procedureNamed, type Registry } from './registry.ts'
import type { ListedMatter } from './store.ts'
import { kernelActs, words } from './words.ts'

const plain = ({ zh, en }: Sentence): Sentence => ({ zh, en })

/** A line of a list, with the words of its procedure. */
export function presentRow(registry: Registry, row: ListedMatter, now: Date): MatterRow {
  const of = procedureNamed(registry, row.procedure)
  const { id, number, title, outcome, starterName, starterOrgName, forName } = row
  return {
    ...{ id, number, title, outcome, starterName, starterOrgName, forName },
    procedure: plain(of.title),
    state: stateWord(of, row.state),
    startedAt: row.startedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    isOverdue: row.dueAt !== null && now >= row.dueAt,
    several: severalIn(of, row.state),
  }
}

const severalIn = (of: Procedure, state: string): SeveralAct[] =>
  Object.entries(of.acts)
    .filter(([, { severalAtOnce, from }]) => severalAtOnce && from.includes(state))
    .map(([act, rule]) => ({ act, label: plain(rule), ...formOf(rule) }))

const formOf = ({ effect, opinion }: Act) => ({
  kind: effect.kind,
  vote: effect.kind === 'VOTE' ? effect.vote : null,
  opinion,
})

/** One matter whole: facts, timeline, and every act with the reason where it cannot be done now. */
export function presentMatter(
  of: Procedure,
  matter: Matter,
  { by, facts, now }: { by: Acting; facts: readonly Fact[]; now: Date },
): MatterView {
  const step = stepOf(matter)
  const { starter } = matter
  const row = { ...matter, starterName: starter.name, starterOrgName: starter.orgName, dueAt: step?.dueAt ?? null }
  const isStarter = starter.accountId !== null && starter.accountId === (by.capacity?.for ?? by.person).accountId
  // To take a matter back or to conclude it is nobody else's, so others are not told why they cannot.
  const acts = Object.entries(of.acts).filter(
    ([, { from, effect }]) =>
      from.includes(matter.state) &&
      (effect.kind !== 'WITHDRAW' || isStarter) &&
      (effect.kind !== 'CONCLUDE' || seatKept(matter, effect.by, by) !== undefined),
  )
  return {
    ...presentRow({ procedures: [of], listStaff: async () => [] }, { ...row, forName: standingFor(matter, by) }, now),
    ...{ version: matter.version, provisional: step?.provisional ?? false },
    ...{ subject: matter.subject, subjectId: matter.subjectId, data: { ...matter.data } },
    facts: facts.map(({ label, value }) => ({ label: plain(label), value: plain(value) })),
    timeline: matter.acts.map((done) => presentLine(of, done)).toReversed(),
    waitsFor: assignmentsNow(matter)
      .filter(({ state, kind }) => state === 'OPEN' || (state === 'HELD' && kind !== 'AFTER'))
      .map(({ name, orgName, state }) => ({
        name: name ? `${name}（${orgName}）` : orgName,
        isHeld: state === 'HELD',
      })),
    acts: acts.map(([act, rule]) => presentAct({ of, matter, by }, act, rule)),
    returnsTo: earlierSteps(matter).map(({ state }) => ({ value: state, label: stateWord(of, state) })),
    can: Object.fromEntries(acts.map(([act]) => [act, mayAct(of, matter, { act, by })])),
  }
}

/** What an act is called, the kernel's own with them. */
export function sentenceOfAct(of: Procedure, act: string): Sentence {
  const own = of.acts[act] ?? (kernelActs as Readonly<Record<string, Sentence>>)[act]
  return own ? plain(own) : { zh: act, en: act }
}

export const stateWord = (of: Procedure, state: string): Sentence => plain(of.states[state] ?? { zh: state, en: state })

const standingFor = (matter: Matter, by: Acting) => seatHeld(matter, by)?.capacity.for?.name ?? null

function presentAct(
  { of, matter, by }: { of: Procedure; matter: Matter; by: Acting },
  act: string,
  rule: Act,
): MatterAct {
  const answer = mayAct(of, matter, { act, by })
  const reasons: Readonly<Record<string, Sentence>> = { ...words, ...of.words }
  return {
    act,
    label: plain(rule),
    ...formOf(rule),
    whyNot: answer === true ? null : plain(reasons[answer] ?? words['procedure.not-now']),
    fields: fieldsOf(rule),
    papers: (rule.papers ?? []).map((paper) => ({
      ...{ key: paper.key, label: plain(paper), why: paper.why ?? null, required: !paper.isOptional },
    })),
  }
}

function presentLine(of: Procedure, done: DoneAct): MatterLine {
  const { id, name, orgName, forName, toName, opinion } = done
  return {
    ...{ id, name, orgName, forName, toName, opinion },
    at: done.at.toISOString(),
    what: sentenceOfAct(of, done.act),
    state: stateWord(of, done.toState),
    papers: done.papers.map(({ fileId, name: file }) => ({ fileId, name: file })),
    tone: toneOf(of.acts[done.act], done.act),
  }
}

function toneOf(rule: Act | undefined, act: string): MatterLine['tone'] {
  if (['ESCALATE', 'LATE', 'LAPSE'].includes(act)) return 'warning'
  if (rule?.effect.kind === 'VOTE') return rule.effect.vote === 'FOR' ? 'success' : 'error'
  return rule?.effect.kind === 'RETURN' ? 'warning' : 'info'
}
