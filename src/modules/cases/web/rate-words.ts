/** Sentences of the page on the three rates: each number is said with the whole it stands in. */
export const rateWords = {
  title: { zh: '三率', en: 'The three rates' },
  toPage: { zh: '响应率、解决率、满意率', en: 'Response, solved and satisfied: the three rates' },
  lead: {
    zh: '本单位和下级办理的、{from} 至 {until} 收到的诉求件，导入的历史件不算。三率和网站公开的统计同样算法，只说事情办得怎样，不给人、不给单位排名。',
    en: 'Cases handled here and below that came in from {from} to {until}, without imported ones; the three rates are counted as in the open statistics. Of matters; nobody and no organisation is ranked.',
  },
  received: {
    zh: '共收到 {received} 件，已答复 {answered} 件，不予受理 {refused} 件。',
    en: '{received} came in, {answered} were answered, {refused} not accepted.',
  },
  withdrawn: {
    zh: '其中工作人员帮办登记、还没有答复本人就撤回的 {withdrawn} 件：到期以前撤回的不算超期，到期以后撤回的仍算；撤回的不能再评价，也不能重新办理。',
    en: 'Of these {withdrawn} were filed by staff and taken back by their writers before an answer: before its limit that is not late, after it it is; what was taken back is neither judged nor taken up again.',
  },
  response: { zh: '响应率', en: 'Response rate' },
  responseHow: {
    zh: '已经答复或者已经超期的 {clocked} 件中，按期答复 {onTime} 件；超期才答复 {answeredLate} 件；超期还没有答复 {unanswered} 件，也算在分母里，拖着不答不会让响应率变高。还没到期的不算。有的地方把按时打过电话就算响应；这里要按期答复才算。',
    en: 'Of {clocked} that were answered or are late, {onTime} were answered in time, {answeredLate} late, and {unanswered} are late without an answer; these stand in the whole too, so that silence raises no rate. What is not due yet does not count. Elsewhere a telephone call in time is a response; here only an answer in time is.',
  },
  late: { zh: '看超期没有答复的', en: 'Those late' },
  urgent: { zh: '急件按时先回话', en: 'First words in time' },
  urgentHow: {
    zh: '急件该先回话的 {urgent} 次中，按时先回话 {toldInTime} 次；超时才回 {toldLate} 次；超时没有回 {untold} 次，也算在分母里。还没到时限的、超时以前就改回一般件或者不予受理的不算；重新办理过的，每一轮各算一次。',
    en: 'Of {urgent} first words of urgent cases that were said or are late, {toldInTime} were said in time, {toldLate} late, and {untold} not at all; these stand in the whole too. What is not due yet, or was ended or refused before it was late, does not count; a case that was taken up again counts once for each round.',
  },
  heard: { zh: '评价率', en: 'Share that judged' },
  heardHow: {
    zh: '已答复的 {answered} 件中，留言人作过评价的 {judged} 件。下面两率只看评价过的，评价的越少，越说明不了全部。有的地方电话回访，报的是联系上的占比；这里由留言人自己评价，没有回访。',
    en: 'Of {answered} answered, {judged} were judged by their writers. The next two rates are of these only: the fewer judged, the less they say of all. Elsewhere people are called back and the share that was reached is told; here writers judge themselves and nobody is called.',
  },
  solved: { zh: '解决率', en: 'Solved rate' },
  solvedHow: {
    zh: '留言人评价过的 {judged} 件中（已答复 {answered} 件），说已解决 {solved} 件，部分解决 {partly} 件，未解决 {notSolved} 件。以最后一次评价为准；没有评价的不算。',
    en: 'Of {judged} that their writers judged (of {answered} answered), {solved} are called solved, {partly} partly, {notSolved} not. The last word counts; who said nothing does not.',
  },
  solvedFiled: {
    zh: '其中由工作人员帮办登记的 {filedJudged} 件，说已解决 {filedSolved} 件；帮办的评价可能是工作人员代点的，所以另外列出。',
    en: 'Of these {filedJudged} were filed by staff for their writers, {filedSolved} of them called solved; staff may have pressed the button for them, so they are told apart.',
  },
  satisfiedFiled: {
    zh: '其中由工作人员帮办登记的 {filedGraded} 件，满意和非常满意 {filedSatisfied} 件。',
    en: 'Of these {filedGraded} were filed by staff for their writers, {filedSatisfied} of them satisfied or very satisfied.',
  },
  satisfied: { zh: '满意率', en: 'Satisfied rate' },
  satisfiedHow: {
    zh: '留言人打了满意度的 {graded} 件中，满意和非常满意 {satisfied} 件。没有打的不算。',
    en: 'Of {graded} that were graded, {satisfied} are satisfied or very satisfied. Who gave no grade does not count.',
  },
  share: { zh: '{part} / {whole}，{percent}%', en: '{part} / {whole}, {percent} %' },
  none: { zh: '还没有可以计算的', en: 'nothing to count yet' },
} as const
