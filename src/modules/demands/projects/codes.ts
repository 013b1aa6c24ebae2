import type { Sentence } from '#kernel/errors.ts'

/** How a project stands. */
export const projectStates = {
  RUNNING: { zh: '正在办', en: 'under way' },
  DONE: { zh: '已办成', en: 'done' },
  STOPPED: { zh: '已停办', en: 'stopped' },
} as const satisfies Record<string, Sentence>

export type ProjectState = keyof typeof projectStates
