/** What a line of the timeline says, by act; the citizen reads it too. */
export const eventWords = {
  submit: { zh: '提交', en: 'Submitted' },
  import: { zh: '历史数据导入', en: 'Imported' },
  accept: { zh: '已受理', en: 'Accepted' },
  refuse: { zh: '不予受理', en: 'Not accepted' },
  join: { zh: '与同一件事合并办理', en: 'Handled with another about the same matter' },
  separate: { zh: '分开单独办理', en: 'Handled by itself again' },
  assign: { zh: '转交办理', en: 'Passed on' },
  follow: { zh: '随机构调整转交', en: 'Passed on as the organisation changed' },
  sign: { zh: '承办单位已签收', en: 'Signed for' },
  startHandling: { zh: '开始办理', en: 'Work began' },
  sendBack: { zh: '承办单位退回', en: 'Sent back' },
  declareUrgent: { zh: '定为急件', en: 'Declared urgent' },
  endUrgency: { zh: '改回一般件', en: 'Not urgent any more' },
  giveFirstWord: { zh: '首次反馈', en: 'First word' },
  extend: { zh: '延长答复期限', en: 'Deadline extended' },
  reply: { zh: '已答复', en: 'Answered' },
  declare: { zh: '已说明情况', en: 'Explained' },
  supplement: { zh: '留言人补充', en: 'Added to by its writer' },
  rate: { zh: '留言人评价', en: 'Judged by its writer' },
  reopen: { zh: '重新办理', en: 'Reopened' },
  closeInSilence: { zh: '到期未评价，自动结案', en: 'Closed without a judgement' },
  escalate: { zh: '超过期限，转上级督办', en: 'Overdue: the superior was told' },
  takeOver: { zh: '上级提级办理', en: 'Taken over by the desk above' },
  filePetition: { zh: '按信访程序办理', en: 'Handled as a petition' },
  acceptPetition: { zh: '信访事项已受理，60天内答复', en: 'Petition accepted: answered within 60 days' },
  refusePetition: { zh: '不按信访办理，按一般留言继续办', en: 'Not a petition: handled on as a message' },
  redirectPetition: { zh: '情况紧急，请立即拨打110、119或120', en: 'Urgent: call 110, 119 or 120 at once' },
  extendPetition: { zh: '信访办理延期30天', en: 'Petition extended by 30 days' },
  answerPetition: {
    zh: '信访答复。不同意的，30天内可以申请复查',
    en: 'Petition answered; a review may be asked for within 30 days',
  },
  askPetitionReview: { zh: '申请复查，30天内答复', en: 'Review asked for, decided within 30 days' },
  reviewPetition: {
    zh: '复查意见。不同意的，30天内可以申请复核',
    en: 'Reviewed; a re-review may be asked for within 30 days',
  },
  askPetitionFinal: { zh: '申请复核，30天内答复', en: 'Re-review asked for, decided within 30 days' },
  endPetition: { zh: '复核意见，信访程序结束', en: 'Re-reviewed; the procedure ends' },
  direct: { zh: '上级督办', en: 'Directed by the desk above' },
  callOffices: { zh: '请别的单位一起办', en: 'Other offices were called to it' },
  reportIn: { zh: '报到，来一起办', en: 'Reported in' },
  declineCall: { zh: '说明不能来', en: 'Said why it does not come' },
  askAgain: { zh: '再次请它一起办', en: 'Called once more' },
  closeCall: { zh: '吹哨办结', en: 'The call was closed' },
  endCall: { zh: '诉求件已结束，吹哨随之结束', en: 'The call ended with the case' },
  askWriter: { zh: '请留言人补充情况（问答不公开）', en: 'Its writer was asked something (not public)' },
  answerQuestion: { zh: '留言人回答了（不公开）', en: 'Its writer answered (not public)' },
  tell: { zh: '答复已转告本人', en: 'The answer was carried back' },
  keepPromise: { zh: '承诺已兑现', en: 'A promise was kept' },
  breakPromise: { zh: '承诺没有按期兑现', en: 'A promise was not kept in time' },
  publishKnowledge: { zh: '整理成常见问答（不含留言人的信息）', en: 'Made into a common question, naming nobody' },
  tellBack: { zh: '已按来时的渠道发回', en: 'Sent back the way it came' },
  revoke: { zh: '本人撤回了代办', en: 'Taken back by its writer' },
  endUnheard: { zh: '一起反映的都已撤回或者分开，结案', en: 'Closed: nobody is left who speaks of it here' },
  moderate: { zh: '按公布的规则处置', en: 'Moderated by a published rule' },
  appeal: { zh: '留言人申请复核', en: 'Its writer appealed' },
  passReview: { zh: '改由别的单位复核', en: 'Another body decides the appeal' },
  uphold: { zh: '复核维持', en: 'Upheld on appeal' },
  lift: { zh: '撤销处置，恢复原样', en: 'Lifted; it stands as it was' },
  eraseContact: { zh: '留言人删除了联系方式', en: 'The contact was erased by its writer' },
} as const
export type EventAct = keyof typeof eventWords

/** Who acts in the timeline when no organisation does. */
export const partyWords = {
  citizen: { zh: '留言人', en: 'The writer' },
  clock: { zh: '系统', en: 'The system' },
  import: { zh: '历史导入', en: 'Import' },
  someone: { zh: '网友', en: 'Someone' },
} as const

/** To whom a case was passed, in the timeline. */
export const passedTo = (orgName: string) => ({ zh: `由${orgName}办理`, en: `handled by ${orgName}` })

/** Who was told that it is late, in the timeline. */
export const toldAbove = (orgName: string) => ({ zh: `已告知${orgName}`, en: `${orgName} was told` })
