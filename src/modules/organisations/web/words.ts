/** Sentences of the chapter's pages. */
export const pageWords = {
  organisations: { zh: '党组织', en: 'Organisations' },
  tree: { zh: '组织树', en: 'Organisation tree' },
  asOn: { zh: '查看某一天的组织', en: 'As on a day' },
  asOnShown: { zh: '这是{day}的情况。', en: 'This is the state on {day}.' },
  backToToday: { zh: '回到今天', en: 'Back to today' },
  type: { zh: '类别', en: 'Kind' },
  code: { zh: '代码', en: 'Code' },
  superior: { zh: '上级', en: 'Superior' },
  level: { zh: '层级', en: 'Level' },
  divisionCode: { zh: '行政区划代码', en: 'Division code' },
  foundedOn: { zh: '成立日期', en: 'Founded' },
  term: { zh: '本届任期', en: 'Present term' },
  lines: { zh: '条线', en: 'Lines' },
  portal: { zh: '门户地址', en: 'Public address' },
  below: { zh: '下级党组织', en: 'Subordinates' },
  noneBelow: { zh: '没有下级党组织。', en: 'There are no subordinate organisations.' },
  terms: { zh: '历届任期', en: 'Terms' },
  noTerms: { zh: '还没有登记过换届。', en: 'No election has been recorded.' },
  history: { zh: '沿革', en: 'History' },
  namedSo: { zh: '名称', en: 'Name' },
  stoodUnder: { zh: '隶属', en: 'Under' },
  from: { zh: '自 {day}', en: 'from {day}' },
  fromUntil: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  createBelow: { zh: '新建下级组织', en: 'Add subordinate' },
  rename: { zh: '更名', en: 'Rename' },
  recordTerm: { zh: '登记换届', en: 'Record election' },
  name: { zh: '全称', en: 'Full name' },
  nameHint: { zh: '例如：中共青石镇柳树村支部委员会', en: 'For example: Party branch of Liushu village, Qingshi town' },
  shortName: { zh: '简称', en: 'Short name' },
  shortNameHint: { zh: '列表和组织树里显示，例如：柳树村党支部', en: 'Shown in lists and the tree' },
  isVillage: { zh: '是村或社区的党组织', en: 'Belongs to a village or community' },
  isVillageHint: { zh: '村和社区的任期是5年', en: 'Villages and communities elect every 5 years' },
  effectiveOn: { zh: '从哪天起', en: 'From which day' },
  electedOn: { zh: '选举日期', en: 'Day of election' },
  electedOnHint: { zh: '任期届满日由系统按类别计算', en: 'The end of the term follows from the kind' },
  saved: { zh: '已保存。', en: 'Saved.' },
  myOrganisation: { zh: '我的组织', en: 'My organisation' },
  open: { zh: '查看', en: 'Open' },
} as const

/** Where a term stands (ORG-32). */
export const termWords = {
  CURRENT: { zh: '任期内', en: 'Current' },
  DUE_SOON: { zh: '半年内到期', en: 'Ends within six months' },
  OVERDUE: { zh: '已到期未换届', en: 'Overdue' },
  EXTENDED: { zh: '经批准延期', en: 'Extended' },
} as const

/** The six lines 条线. */
export const lineWords = {
  ORGANISATION: { zh: '组织', en: 'Organisation' },
  DISCIPLINE: { zh: '纪检', en: 'Discipline' },
  PUBLICITY: { zh: '宣传', en: 'Publicity' },
  UNITED_FRONT: { zh: '统战', en: 'United front' },
  SECRETARIAT: { zh: '文秘', en: 'Secretariat' },
  EXTERNAL_EXCHANGE: { zh: '对外交流', en: 'External exchange' },
} as const
