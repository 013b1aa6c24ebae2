import type { Act, SeatRule } from './definition.ts'

// The bar at the foot of an approval, in the words offices know (UX-CS9). A definition takes what it needs.

type More = Partial<Omit<Act<never>, 'from' | 'effect'>>

/** 同意 */
export const agree = <const S extends string>(from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '同意', en: 'Agree', opinion: 'OPTIONAL', ...more },
  ...{ from, effect: { kind: 'VOTE', vote: 'FOR' } },
})

/** 不同意: a reason is owed. */
export const disagree = <const S extends string>(from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '不同意', en: 'Disagree', opinion: 'REQUIRED', ...more },
  ...{ from, effect: { kind: 'VOTE', vote: 'AGAINST' } },
})

/** 提交 and whatever else brings the matter to a state. */
export const goTo = <const S extends string>(
  to: S,
  from: readonly S[],
  more: More & { zh: string; en: string },
): Act<S> => ({
  ...{ opinion: 'OPTIONAL', ...more },
  ...{ from, effect: { kind: 'MOVE', to } },
})

/** 退回修改: back to whoever can mend it; what was filled in stays. */
export const sendBack = <const S extends string>(to: S, from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '退回修改', en: 'Send back', opinion: 'REQUIRED', ...more },
  ...{ from, effect: { kind: 'MOVE', to } },
})

/** 退回到任一步: to any step that was before. */
export const returnToStep = <const S extends string>(from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '退回到前面一步', en: 'Return to a step before', opinion: 'REQUIRED', ...more },
  ...{ from, effect: { kind: 'RETURN' } },
})

/** 转办: somebody else takes the seat. It decides nothing, so several matters are handed over at once. */
export const handOver = <const S extends string>(from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '转办', en: 'Hand over', opinion: 'OPTIONAL', severalAtOnce: true, ...more },
  ...{ from, effect: { kind: 'HAND_OVER' } },
})

/** 加签: somebody else is asked as well, before or after one’s own word. */
export const addSigner = <const S extends string>(from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '加签', en: 'Add a signer', opinion: 'OPTIONAL', ...more },
  ...{ from, effect: { kind: 'ADD_SIGNER' } },
})

/** 办结: who keeps the matter ends a wait for others, with a word on what came of it. */
export const conclude = <const S extends string>(
  to: S,
  from: readonly S[],
  more: More & { by: SeatRule; zh: string; en: string },
): Act<S> => {
  const { by, ...words } = more
  return { ...{ opinion: 'REQUIRED', ...words }, ...{ from, effect: { kind: 'CONCLUDE', to, by } } }
}

/** 撤回: whoever began it takes it back while nobody has acted. */
export const withdraw = <const S extends string>(to: S, from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '撤回', en: 'Withdraw', opinion: 'OPTIONAL', ...more },
  ...{ from, effect: { kind: 'WITHDRAW', to } },
})

/** A word that moves nothing. */
export const comment = <const S extends string>(from: readonly S[], more: More = {}): Act<S> => ({
  ...{ zh: '留言', en: 'Comment', opinion: 'REQUIRED', ...more },
  ...{ from, effect: { kind: 'STAY' } },
})
