/** Sentences of the panel 短信提醒. */
export const smsWords = {
  title: { zh: '短信提醒', en: 'Text messages' },
  hint: {
    zh: '工作日早上八点后一条，只写几件、几件今天到期、几件逾期，不写姓名、单位和内容。没有待办不发，安静时段不发。',
    en: 'On working days after eight, with numbers only: no name, no organisation, no content. None when nothing waits, none in quiet hours.',
  },
  none: { zh: '现在不发短信。', en: 'No messages now.' },
  goes: { zh: '发到 {number}', en: 'Goes to {number}' },
  paused: { zh: '已暂停；手机号 {number} 留着。', en: 'Stopped; the number {number} is kept.' },
  failed: {
    zh: '从{since}起，试着发的短信都没有发出去（连续 {times} 次）',
    en: 'None that was tried since {since} has left ({times} times in a row)',
  },
  failedHint: {
    zh: '当天隔一阵再试，过了当天就不补发；发出去了这一行就消失。请核对手机号；没有写错，请联系系统管理员。待办都在首页，不会丢。',
    en: 'It is tried again on the same day and not later; this line goes once one leaves. Check the number; if it is right, ask the system administrator. Nothing on your first page is lost.',
  },
  give: { zh: '填写手机号', en: 'Give a number' },
  giveAgain: { zh: '重填手机号', en: 'Give it again' },
  change: { zh: '换一个手机号', en: 'Another number' },
  number: { zh: '手机号', en: 'Mobile number' },
  numberHint: {
    zh: '会先发一个六位数验证码。例如：13800005678',
    en: 'A six-digit code goes there first. For example: 13800005678',
  },
  asked: {
    zh: '已请短信网关把验证码发到 {number}，一般一分钟内收到，十分钟内有效，可以输五次；没有收到，过一分钟重新填手机号。',
    en: 'The gateway was asked to send a code to {number}. It usually comes within a minute and is good for ten minutes and five tries; if none comes, give the number again after a minute.',
  },
  perhaps: {
    zh: '短信网关没有说收到没有，验证码可能会来；过一分钟没来，请重新填手机号。',
    en: 'The gateway did not say whether it took the code; it may arrive. If not within a minute, give the number again.',
  },
  giveCode: { zh: '输入验证码', en: 'Type the code' },
  code: { zh: '短信里的六位数字', en: 'The six digits of the message' },
  confirmed: { zh: '好了，以后发到这个手机号。', en: 'Done: messages go to this number.' },
  pause: { zh: '暂停短信', en: 'Stop the messages' },
  resume: { zh: '恢复短信', en: 'Have them go on' },
  remove: { zh: '删除手机号', en: 'Delete the number' },
  removeAsk: { zh: '删除手机号？', en: 'Delete the number?' },
  removeDetail: { zh: '不再收短信，手机号会从系统里删除。', en: 'No messages any more; the number is deleted.' },
} as const
