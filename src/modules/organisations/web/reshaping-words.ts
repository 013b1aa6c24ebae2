/** Sentences of the pages on which the tree is changed. */
export const reshapingWords = {
  changes: { zh: '组织变更', en: 'Changes' },
  noChanges: { zh: '没有组织变更。', en: 'There are no changes.' },
  move: { zh: '调整隶属', en: 'Move' },
  moveTo: { zh: '新的上级党组织', en: 'New superior' },
  merge: { zh: '合并', en: 'Merge' },
  mergeHow: { zh: '怎么合并', en: 'How to merge' },
  mergeInto: { zh: '并入另一个党组织', en: 'Into another organisation' },
  mergeNew: { zh: '与其他党组织合并新设一个', en: 'Into a new one, with others' },
  into: { zh: '并入哪个党组织', en: 'Into which organisation' },
  also: { zh: '与哪些党组织合并', en: 'Together with' },
  alsoHint: {
    zh: '同一上级下的党组织，可以选几个',
    en: 'Organisations under the same superior; several may be chosen',
  },
  split: { zh: '分设', en: 'Split' },
  part: { zh: '新设的党组织', en: 'New organisation' },
  addPart: { zh: '再加一个新组织', en: 'Add another new organisation' },
  children: { zh: '划入的下级党组织', en: 'Subordinates that go along' },
  items: { zh: '划入的党员', en: 'Members that go along' },
  itemsHint: { zh: '没有选到的留在原组织', en: 'Who is not chosen stays' },
  isEnding: { zh: '原组织是否撤销', en: 'Does the old organisation end?' },
  isEndingHint: {
    zh: '撤销时，每个下级和党员都要有去处；其余的由第一个新组织承接',
    en: 'If so, everybody needs a place; the rest goes to the first new one',
  },
  dissolve: { zh: '撤销', en: 'Dissolve' },
  basis: { zh: '依据', en: 'Basis' },
  basisHint: {
    zh: '批准文件或会议，例如：云岭县委会议纪要〔2026〕12号',
    en: 'The decision it rests on: document or meeting',
  },
  effectiveHint: {
    zh: '今天或以后；以后的日期当天零点生效，生效前可以撤回',
    en: 'Today or later; a later day takes effect as it begins and can be taken back before',
  },
  takesAlong: { zh: '这项变更涉及：', en: 'This change takes along:' },
  takesNothing: {
    zh: '这个党组织名下没有党员、诉求件、文章和账号。',
    en: 'It holds no members, cases, articles or accounts.',
  },
  inTheWay: { zh: '现在还不能办理，请先处理：', en: 'This cannot be done yet. Please settle first:' },
  needsTwo: {
    zh: '提交后由另一位组织工作人员批准，批准后到生效日期办理。',
    en: 'Another organisation officer approves it; then it is done on its day.',
  },
  submit: { zh: '提交变更', en: 'Submit change' },
  submitForApproval: { zh: '提交批准', en: 'Submit for approval' },
  approve: { zh: '批准', en: 'Approve' },
  approveTitle: { zh: '批准这项组织变更？', en: 'Approve this change?' },
  approveDetail: {
    zh: '到生效日期即办理；生效日期是今天的，批准后马上办理。',
    en: 'It is done on its day, at once when that is today.',
  },
  revoke: { zh: '撤回', en: 'Take back' },
  revokeTitle: { zh: '撤回这项组织变更？', en: 'Take this change back?' },
  revokeDetail: { zh: '撤回后不再办理，记录保留。', en: 'It will not be done; the record stays.' },
  byAndApproved: { zh: '{planned} 提出，{approved} 批准', en: 'asked by {planned}, approved by {approved}' },
  by: { zh: '{planned} 提出', en: 'asked by {planned}' },
  cameFrom: { zh: '由此而来', en: 'Came out of' },
  wentTo: { zh: '并入或分设为', en: 'Went on as' },
  dissolvedOn: { zh: '撤销日期', en: 'Dissolved' },
  creditCode: { zh: '所在单位统一社会信用代码', en: 'Credit code of its unit' },
  creditCodeHint: { zh: '有的才填，18位，系统核对校验位', en: 'Where there is one; 18 characters, checked' },
} as const

export const stateWords = {
  ASKED: { zh: '待批准', en: 'Waits for approval' },
  PLANNED: { zh: '待生效', en: 'Planned' },
  STOPPED: { zh: '未能办理', en: 'Stopped' },
  DONE: { zh: '已办', en: 'Done' },
  REVOKED: { zh: '已撤回', en: 'Taken back' },
} as const

export const kindWords = {
  RENAME: { zh: '更名', en: 'Renaming' },
  MOVE: { zh: '调整隶属', en: 'Move' },
  MERGE: { zh: '合并', en: 'Merge' },
  SPLIT: { zh: '分设', en: 'Split' },
  DISSOLVE: { zh: '撤销', en: 'Dissolution' },
} as const
