/** What a change of the tree does 变更种类. */
export const reshapingKinds = {
  RENAME: { zh: '更名', en: 'Renaming' },
  MOVE: { zh: '调整隶属', en: 'Move' },
  MERGE: { zh: '合并', en: 'Merge' },
  SPLIT: { zh: '分设', en: 'Split' },
  DISSOLVE: { zh: '撤销', en: 'Dissolution' },
} as const

/** Where a change of the tree stands. */
export const reshapingStates = {
  ASKED: { zh: '待批准', en: 'Waits for approval' },
  PLANNED: { zh: '待生效', en: 'Planned' },
  STOPPED: { zh: '未能办理', en: 'Stopped' },
  DONE: { zh: '已办', en: 'Done' },
  REVOKED: { zh: '已撤回', en: 'Taken back' },
} as const
