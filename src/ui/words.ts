import type { Sentence } from './sentence.tsx'

/** Every sentence the design system itself says. */
export const words = {
  // list page
  search: { zh: '查询', en: 'Search' },
  reset: { zh: '清空条件', en: 'Clear' },
  expand: { zh: '展开', en: 'More' },
  collapse: { zh: '收起', en: 'Less' },
  all: { zh: '全部', en: 'All' },
  filters: { zh: '查询条件', en: 'Search fields' },
  quickChoices: { zh: '快捷筛选', en: 'Quick choices' },
  total: { zh: '共 {count} 项', en: '{count} in all' },
  rowNumber: { zh: '序号', en: 'No.' },
  chosen: { zh: '已选 {count} 项', en: '{count} chosen' },
  unchoose: { zh: '取消选择', en: 'Clear choice' },
  chooseRow: { zh: '选择第 {number} 项', en: 'Choose row {number}' },
  batch: { zh: '批量办理', en: 'Batch actions' },
  nothingFound: { zh: '没有找到符合条件的内容', en: 'Nothing matches' },
  nothingFoundHint: { zh: '可以少填几个条件再查，或清空条件。', en: 'Try fewer conditions, or clear them.' },
  // trouble
  retry: { zh: '重试', en: 'Try again' },
  requestNumber: { zh: '联系管理员时请报编号：{number}', en: 'Quote this number when asking for help: {number}' },
  unexpected: {
    zh: '没有办成，请稍后再试；如果还不行，请联系管理员。',
    en: 'This did not work. Please try again later, or tell the administrator.',
  },
  loading: { zh: '正在加载…', en: 'Loading…' },
  // form page
  submit: { zh: '提交', en: 'Submit' },
  submitting: { zh: '正在提交…', en: 'Submitting…' },
  cancel: { zh: '取消', en: 'Cancel' },
  fillIn: { zh: '请填写{label}。', en: 'Please fill in: {label}.' },
  notADay: {
    zh: '看不懂这个日期，或日历上没有这一天。请写成 2026-1-5 或 2026年1月5日。',
    en: 'This is no date we can read. Please write it like 2026-1-5.',
  },
  dayExample: { zh: '例如 2026-1-5', en: 'e.g. 2026-1-5' },
  required: { zh: '带 * 的必须填写', en: 'Fields marked * are required' },
  choose: { zh: '请选择', en: 'Choose' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  // actions
  whyNot: { zh: '为什么不能办', en: 'Why not' },
  undo: { zh: '撤销', en: 'Undo' },
  // masked value
  reveal: { zh: '查看{label}', en: 'Show: {label}' },
  hide: { zh: '隐藏', en: 'Hide' },
  revealWhy: { zh: '查看{label}，请选择事由', en: 'Why do you need: {label}?' },
  revealNote: {
    zh: '查看会记入日志，本人可以看到。{seconds} 秒后自动隐藏。',
    en: 'This is logged and the person can see it. Hidden again after {seconds} seconds.',
  },
  secondsLeft: { zh: '{seconds} 秒后隐藏', en: 'hidden in {seconds} s' },
  // tree
  treeSearch: { zh: '查找（名称、拼音首字母、代码）', en: 'Find by name, initials or code' },
  includeBelow: { zh: '含下级', en: 'Include below' },
  nothingInTree: { zh: '没有找到，请换个说法再找。', en: 'Nothing found. Try other words.' },
  foundInTree: { zh: '查找结果', en: 'Found' },
  showTree: { zh: '选择范围', en: 'Choose scope' },
  // progress
  progress: { zh: '已完成 {done}，共 {total}', en: '{done} of {total} done' },
  progressSoFar: { zh: '已完成 {done}', en: '{done} done' },
  mayLeave: { zh: '可离开，完成后通知您。', en: 'You may leave; you will be told when it is done.' },
  stop: { zh: '停止办理', en: 'Stop' },
  // rich text
  textTools: { zh: '文字格式', en: 'Formatting' },
  heading: { zh: '小标题', en: 'Heading' },
  subheading: { zh: '次级标题', en: 'Subheading' },
  bold: { zh: '加粗', en: 'Bold' },
  bullets: { zh: '项目符号', en: 'Bullets' },
  numbers: { zh: '编号', en: 'Numbers' },
  link: { zh: '插入链接', en: 'Link' },
  linkAddress: { zh: '网址', en: 'Address' },
  linkAddressHint: {
    zh: '例如 https://www.example.gov.cn/；留空就是去掉链接',
    en: 'Like https://www.example.org/; empty takes the link away',
  },
  linkText: { zh: '显示的文字', en: 'Text of the link' },
  linkTextHint: { zh: '已经选中文字的不用填', en: 'Not needed when words are selected' },
  noAddress: {
    zh: '这不是能打开的网址。请写全，例如 https://www.example.gov.cn/。',
    en: 'This address cannot be opened. Please write all of it, like https://www.example.org/.',
  },
  table: { zh: '插入表格', en: 'Table' },
  addRow: { zh: '加一行', en: 'Add row' },
  removeRow: { zh: '删这一行', en: 'Remove row' },
  addColumn: { zh: '加一列', en: 'Add column' },
  removeColumn: { zh: '删这一列', en: 'Remove column' },
  tableMoves: { zh: '表格，可左右移动', en: 'Table, can be moved sideways' },
  undoTyping: { zh: '撤销', en: 'Undo' },
  // detail
  parts: { zh: '分栏', en: 'Parts' },
  keyFacts: { zh: '基本情况', en: 'Key facts' },
  notGiven: { zh: '未填写', en: 'Not given' },
} as const satisfies Record<string, Sentence>
