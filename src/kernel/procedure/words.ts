/** Sentences of the procedure kernel; the key of a refusal is its code. */
export const words = {
  'procedure.not-found': {
    zh: '没有找到这个事项，也可能它不在您的管理范围内。',
    en: 'This matter was not found, or it is outside your reach.',
  },
  'procedure.ended': { zh: '这个事项已经办结，不能再办。', en: 'This matter has ended; nothing more can be done.' },
  'procedure.not-now': {
    zh: '事项现在不在这一步，不能这样办。请刷新页面看看办到哪一步了。',
    en: 'The matter does not stand at this step. Please reload to see where it is.',
  },
  'procedure.not-yours': {
    zh: '现在不由您办理，“办理经过”里写着现在等谁办。',
    en: 'This does not wait for you now. The right side says for whom it waits.',
  },
  'procedure.not-oneself': {
    zh: '不能审批自己发起的事项，请由别人办理。',
    en: 'Nobody approves what he asked for himself; somebody else must do it.',
  },
  'procedure.not-about-oneself': {
    zh: '事项与您本人有关，请由别人办理。',
    en: 'The matter is about yourself; somebody else must do it.',
  },
  'procedure.signed-already': {
    zh: '这一步您已经表过态，其他席位请由别人办理。',
    en: 'You have given your word in this step; the other seats are for others.',
  },
  'procedure.sits-himself': {
    zh: '您本人也是这一步的办理人，只能以本人的席位表态，不能再代别人表态。',
    en: 'You sit in this step yourself: give your own word; you cannot speak for another here.',
  },
  'procedure.waits-for-signer': {
    zh: '您加签的人还没有办，等他办完再由您办。',
    en: 'The signer you added has not spoken yet; it comes back to you afterwards.',
  },
  'procedure.somebody-acted': {
    zh: '已经有人办理过，不能撤回了。如需停办，请联系现在的办理人退回。',
    en: 'Somebody has acted, so it cannot be taken back. Ask whoever has it now to send it back.',
  },
  'procedure.nothing-earlier': {
    zh: '前面没有可以退回的步骤。',
    en: 'There is no earlier step to return it to.',
  },
  'procedure.meanwhile': {
    zh: '您看的时候，{who}已经办了“{what}”。请看看新情况再决定，您写的意见还在。',
    en: 'While you were reading, {who} did “{what}”. Please look again before deciding; your opinion is still here.',
  },
  'procedure.nobody-there': {
    zh: '下一步没有人可以接收，所以没有提交。请联系管理员安排办理人员。',
    en: 'Nobody is there to receive the next step, so nothing was sent. Ask the administrator to appoint somebody.',
  },
  'procedure.opinion-missing': { zh: '请写明意见。', en: 'Please write your opinion.' },
  'procedure.paper-missing': { zh: '请附上“{paper}”。', en: 'Please attach: {paper}.' },
  'procedure.paper-gone': {
    zh: '“{paper}”里有文件没有找到：可能超过一天没有提交，或已用在别的事项里。请去掉它，重新上传。',
    en: 'A file of “{paper}” was not found: it may have waited for more than a day, or belong to another matter. Please take it out and upload it again.',
  },
  'procedure.paper-many': {
    zh: '“{paper}”最多附 {most} 份，不能重复，请去掉多余的。',
    en: '“{paper}” takes at most {most} different files; please take the others out.',
  },
  'procedure.paper-unwanted': {
    zh: '这一步不需要附件，请刷新页面再办。',
    en: 'This step takes no such paper; please reload the page.',
  },
  'procedure.paper-not-found': {
    zh: '没有找到这份附件，也可能您没有查看这个事项的权限。',
    en: 'This paper was not found, or you may not read its matter.',
  },
  'procedure.person-missing': { zh: '请选择由谁办理。', en: 'Please choose who is to do it.' },
  'procedure.person-unknown': {
    zh: '这个人现在不在这个组织任职，请重新选择。',
    en: 'This person holds no post there now; please choose again.',
  },
  'procedure.person-has-it': { zh: '事项已经在他手上，请另选一人。', en: 'He has it already; please choose another.' },
  'procedure.person-spoke': {
    zh: '他在这一步已经表过态，请另选一人。',
    en: 'He has given his word in this step already; please choose another.',
  },
  'procedure.person-had-part': {
    zh: '他在这件事里已经办过前面的决定，这一步不能再由他定，请另选一人。',
    en: 'He had a part in what was decided before, so this step is not for him; please choose another.',
  },
  'procedure.step-missing': { zh: '请选择退回到哪一步。', en: 'Please choose the step to return it to.' },
} as const

/** What the kernel itself does to a matter, in timelines. */
export const kernelActs = {
  START: { zh: '发起', en: 'Begun' },
  ESCALATE: { zh: '超期，转上级督办', en: 'Overdue: passed to the superior' },
  LATE: { zh: '超期，还没有办', en: 'Overdue, and not done yet' },
  RESEAT: { zh: '原来的办理单位不能再办，改由别的单位办', en: 'Who had it cannot act any more: it goes to another' },
  SUBJECT_ENDED: { zh: '所办的事已经结束，这里随之结束', en: 'What it was about has ended, and so has this' },
  LAPSE: { zh: '到期，按规定自动转下一步', en: 'The limit passed: goes on by the rule' },
} as const

/** What a matter is called in 待办. */
export const dueWords = {
  waits: { zh: '待办事项', en: 'Matter' },
  statutory: { zh: '法定期限事项', en: 'Matter with a limit by law' },
} as const
