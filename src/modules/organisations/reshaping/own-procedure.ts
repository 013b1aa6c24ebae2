import { mayDo, ownProcedure, standingAfter } from '#kernel/procedure/own.ts'
import { reshapingStates } from './codes.ts'
import type { ReshapingKind, ReshapingState } from './contract.ts'
import { needsTwo } from './rules.ts'

type Standing = { state: ReshapingState; needsTwo: boolean }

/** The way of a change of the tree 机构调整, kept in its own row: what cannot simply be done back is approved by a second person (V2.3.5). */
export const reshapingProcedure = ownProcedure({
  name: 'organisations.reshaping',
  title: { zh: '机构调整', en: 'Change of the tree' },
  roles: {
    organiser: { zh: '组织员', en: 'an organiser' },
    second: { zh: '另一位组织员', en: 'another organiser' },
    check: { zh: '生效日的检查', en: 'the check on its day' },
    clock: { zh: '生效日自动', en: 'its day' },
  },
  states: {
    ...reshapingStates,
    PLANNED: { ...reshapingStates.PLANNED, clock: { zh: '生效日', en: 'its day', passes: 'carryOut' } },
    DONE: { ...reshapingStates.DONE, ends: true },
    REVOKED: { ...reshapingStates.REVOKED, ends: true },
  },
  begins: { state: 'ASKED', needsTwo: true } as Standing,
  papers: [{ key: 'reply', zh: '批复或会议纪要', en: 'The reply or the minutes', isOptional: true }],
  acts: {
    plan: {
      ...{ zh: '直接安排', en: 'plan at once', by: 'organiser', ways: { ASKED: 'PLANNED' } },
      guard: (standing) => (standing.needsTwo ? 'organisations.not-by-oneself' : true),
    },
    approve: { zh: '批准', en: 'approve', by: 'second', ways: { ASKED: 'PLANNED' } },
    carryOut: { zh: '办理', en: 'carry out', by: 'clock', ways: { PLANNED: 'DONE' } },
    stop: { zh: '有阻碍，停下', en: 'stop', by: 'check', ways: { PLANNED: 'STOPPED' } },
    revoke: {
      ...{ zh: '撤回', en: 'take back', by: 'organiser' },
      ways: { ASKED: 'REVOKED', PLANNED: 'REVOKED', STOPPED: 'REVOKED' },
    },
  },
  whyNot: { notYours: 'organisations.not-yours', notNow: 'organisations.reshaping-ended' },
})

type Act = keyof typeof reshapingProcedure.acts
type At = { readonly kind: ReshapingKind; readonly state: ReshapingState }

/** How a change begins: planned at once, or waiting for a second person. */
export function begunAs(kind: ReshapingKind): ReshapingState {
  const begun: Standing = { ...reshapingProcedure.begins, needsTwo: needsTwo(kind) }
  const mayPlan = mayDo(reshapingProcedure, begun, { act: 'plan', role: 'organiser' }) === true
  return mayPlan ? standingAfter(reshapingProcedure, begun, 'plan').state : begun.state
}

/** Whether its procedure allows an act now; who may do it is asked of the policy. */
export const isOpenTo = ({ kind, state }: At, act: Act): boolean => {
  const standing: Standing = { state, needsTwo: needsTwo(kind) }
  return mayDo(reshapingProcedure, standing, { act, role: reshapingProcedure.acts[act].by }) === true
}

/** Where an allowed act leads. */
export const stateAfter = ({ kind, state }: At, act: Act): ReshapingState =>
  standingAfter(reshapingProcedure, { state, needsTwo: needsTwo(kind) }, act).state
