/** How an offer stands with a site, said alike in lists, on its page and in 已办. */
export const standings = {
  OFFERED: { zh: '待答复', en: 'Not answered' },
  TAKEN: { zh: '已选用', en: 'Taken' },
  CHANGED: { zh: '原文改过，暂不展示', en: 'Changed, paused until read' },
  DECLINED: { zh: '不选用', en: 'Declined' },
  ENDED: { zh: '不再展示', en: 'No longer shown' },
} as const
