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
  stopped: { zh: '已停发；手机号 {number} 留着。', en: 'Nothing is sent; the number {number} is kept.' },
  refused: {
    zh: '短信运营商不收发到这个号码的短信（连续 {days} 天）',
    en: 'The operator refused messages to this number ({days} days in a row)',
  },
  refusedHint: {
    zh: '下一个工作日再试一次，连续三天都不收就停发。请看看手机号有没有写错，是不是停机、销号，有没有退订或者屏蔽短信。待办都在首页，不会丢。',
    en: 'It is tried again on the next working day and stops after three days in a row. Check the number, whether it is still in use, and whether messages are blocked on it. Nothing on your first page is lost.',
  },
  refusedStopped: {
    zh: '短信运营商连续 {days} 天不收发到这个号码的短信，已经停发',
    en: 'The operator refused messages to this number {days} days in a row, and no more are sent',
  },
  refusedStoppedHint: {
    zh: '多半是停机、销号、号码写错，或者退订、屏蔽了短信。请点“换一个手机号”，填能收短信的号码；原来的号码已经能收了，就再填一次原来的。输入收到的验证码，就接着发。几个人都这样的，请联系系统管理员。待办都在首页，不会丢。',
    en: 'Most likely it is out of use, mistyped, or messages are blocked on it. Choose “Another number” and give one that works, or the same again once it does; with the code that arrives messages begin again. Where it happens to several people, ask the system administrator. Nothing on your first page is lost.',
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
  codeOver: {
    zh: '发到 {number} 的验证码不能用了：输错了五次，或者过了十分钟。要收短信，请重新填手机号；不收了，可以删除，不删的一分钟内也会自动清除。',
    en: 'The code that went to {number} is of no use any more: five times wrong, or older than ten minutes. Give the number again, or delete it; otherwise it is forgotten within a minute.',
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
