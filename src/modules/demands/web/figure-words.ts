/** Words of the page of figures. */
export const figureWords = {
  figures: { zh: '诉求分析', en: 'Figures of messages' },
  lead: {
    zh: '本单位和下级收到的诉求，只数件数，不看是谁写的。少于10件的不显示数字，有时连同另一项一起不显示，免得用减法算出来；所以这一页可以给别人看。',
    en: 'Messages to this organisation and those below: how many, never whose. Fewer than ten are not shown as a number, sometimes together with another figure, so that nobody finds them by subtraction; the page may be shown to others.',
  },
  year: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  total: { zh: '近一年收到', en: 'In the last year' },
  totalBefore: { zh: '再前一年收到', en: 'In the year before' },
  few: { zh: '不足10件或合并不显示', en: 'fewer than ten, or hidden with another' },
  fewShort: { zh: '—', en: '—' },
  byMonth: { zh: '按月', en: 'By month' },
  byField: { zh: '按领域', en: 'By field of work' },
  bySecond: { zh: '按二级分类', en: 'By second level' },
  second: { zh: '领域 › 二级分类', en: 'Field › second level' },
  noSecond: { zh: '没有定二级', en: 'no second level' },
  byPlace: { zh: '按地方', en: 'By place' },
  placeHint: {
    zh: '示意图：一格是一个下级组织和它下面的各组织，颜色越深件数越多。这里是近一年的诉求，按反映的是哪里来数。',
    en: 'A schematic map: a tile is an organisation directly below with all below it; the darker, the more messages are about it in the last year.',
  },
  nothingDrawn: { zh: '没有图可画：每一项都是 0，或者不显示。', en: 'Nothing to draw: each is nought or not shown.' },
  place: { zh: '地方', en: 'Place' },
  month: { zh: '月份', en: 'Month' },
  field: { zh: '领域', en: 'Field' },
  messages: { zh: '件数', en: 'Messages' },
  thisYear: { zh: '近一年', en: 'Last year' },
  yearBefore: { zh: '再前一年', en: 'Year before' },
  undecided: { zh: '还没有分类', en: 'Not classified yet' },
  ownPlace: { zh: '{name}（本级和其他）', en: '{name} (itself and others)' },
  asTable: { zh: '同样的数字列成表', en: 'The same numbers as a table' },
  chartOf: { zh: '{what}的柱状图，数字见下面的表', en: 'A bar chart, {what}; the table below has the numbers' },
} as const

/** How right what software says here is, on the page of whoever analyses; the numbers come from where they were measured. */
export const qualityWords = {
  title: { zh: '计算机的提示有多准', en: 'How right the software is' },
  lead: {
    zh: '下面的数字都是在公开的留言上核对出来的，不是本单位的。提示只供参考，由人决定。',
    en: 'These numbers were measured on open messages, not on your own. Software suggests; people decide.',
  },
  fields: {
    zh: '一级分类：核对{messages}条，给出建议的占{suggested}%，其中{right}%是对的，{wrong}%是错的。',
    en: 'Fields: of {messages} messages {suggested} % got a suggestion; {right} % of these were right, {wrong} % wrong.',
  },
  second: {
    zh: '二级分类：在{messages}条由人标过的公开留言上核对，一级分类先定对，再从同一类的其他留言学：给出建议的占{suggested}%，其中{right}%是对的，{wrong}%是错的；三个之内有对的占{amongThree}%。写出来的把握最多可能偏高一成。只凭分类清单上的词，排在最前的只有{byListAlone}%是对的，所以不再这样提示。',
    en: 'Second level: checked on {messages} open messages that a person labelled, the field being right, learned from the others of the same field. {suggested} % got a suggestion; {right} % of these were right, {wrong} % wrong; the right one was among three for {amongThree} %. The confidence told may be up to a tenth too high. By the words of the list alone {byListAlone} % were right first, so nothing is suggested by them any more.',
  },
  third: {
    zh: '三级分类：从已定的件学来的建议，没有核对过有多准。只凭清单上的词，排在最前的只有{byListAlone}%是对的，也不再这样提示。',
    en: 'Third level: how right suggestions learned from decisions are has not been measured. By the words of the list alone {byListAlone} % were right first, so nothing is suggested by them any more.',
  },
  counted: {
    zh: '二级、三级分类：同一类之下定过20件以上的，才在建议旁边写出把握。',
    en: 'Second and third level: a confidence is told only where desks have decided twenty or more below that class.',
  },
  desks: {
    zh: '承办单位：公开的留言没有写派给了谁，用答复里写的单位代替，按答复先后重放了{messages}件：按以前派件习惯建议了{suggested}件，其中{right}%是对的，{wrong}%是错的；其余的把握不到一半，不建议。',
    en: 'Desks: open letters do not say who got them, so the office an answer names stands for it. Of {messages} letters replayed in the order of their answers {suggested} got a suggestion by what was passed on before; {right} % of these were right, {wrong} % wrong. The others were less likely than not, and nothing is suggested.',
  },
  topics: {
    zh: '热点诉求：公开留言里最热的{topics}个，由没有见过程序的人不看答案读题目核对：混进去的{intruders}条外来的认出{found}条；归在一起的{members}条，{same}条说的是同一件事，{near}条只是同一个地方或者同一类的另一件事。别的热点没有核对过，请点开原文再下结论。',
    en: 'Topics: of the {topics} hottest in open messages titles were read by somebody who had seen neither the program nor the answers. Of {intruders} that were mixed in from elsewhere {found} were found; of {members} put together {same} are about one matter and {near} about another one of the same place or kind. Nobody has checked other topics: please read the messages first.',
  },
  check: {
    zh: '答复核查“{check}”：{right}/{of} 是对的。{how}',
    en: 'Checks of answers, “{check}”: {right} of {of} right. {how}',
  },
} as const
