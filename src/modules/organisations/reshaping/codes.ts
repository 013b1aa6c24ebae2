/** Where a change of the tree stands. */
export const reshapingStates = {
  ASKED: { zh: '待批准', en: 'Waits for approval' },
  PLANNED: { zh: '待生效', en: 'Planned' },
  STOPPED: { zh: '未能办理', en: 'Stopped' },
  DONE: { zh: '已办', en: 'Done' },
  REVOKED: { zh: '已撤回', en: 'Taken back' },
} as const
