/** What the desk reads of urgent cases (11.2). */
export const urgencyWords = {
  marks: {
    EMERGENCY: { zh: '急件', en: 'urgent' },
    UTILITIES: { zh: '急修', en: 'urgent repair' },
  },
  until: { zh: '{when}前先回话', en: 'first word until {when}' },
  hoursLeft: { zh: '还剩 {hours} 小时', en: '{hours} hours left' },
  minutesLeft: { zh: '还剩 {minutes} 分钟', en: '{minutes} minutes left' },
  lateBy: { zh: '已超时不到 {hours} 小时', en: 'late by less than {hours} hours' },
  kind: { zh: '是哪一种急', en: 'Which kind' },
  accept: { zh: '受理并定为急件', en: 'Accept as urgent' },
  declare: { zh: '定为急件', en: 'Declare urgent' },
  note: {
    zh: '由您判断，系统不替您定。定了以后按小时算，昼夜都算：先给留言人回一句话，说明谁在处理；到点没回，马上告知上一级。有生命危险的，先打110、119、120。',
    en: 'You decide, the system does not. Hours then run day and night: tell the writer who is on it; if you do not, the desk above is told at once. In danger of life call 110, 119 or 120 first.',
  },
  suggested: {
    zh: '留言里的字像是“{kind}”。是不是急件，请您定。',
    en: 'The words sound like “{kind}”. Whether it is urgent is for you to say.',
  },
  end: { zh: '改回一般件', en: 'End its urgency' },
  endNote: {
    zh: '定错了的才改。回话时限过了以后不能改。',
    en: 'Only where it was a mistake. Once the first word is late it cannot be ended.',
  },
  endReason: { zh: '为什么改（留言人看得到）', en: 'Why; its writer reads this' },
  wasNone: { zh: '看过了，本来就不是紧急情况', en: 'It was looked at and was no emergency' },
  wasNoneHint: {
    zh: '选“否”或者不选，再定为急修时，原来的回话时限照旧。留言人看得到。',
    en: 'Otherwise the first word stays due as before, also when it is then called a repair. Its writer reads this.',
  },
  giveWord: { zh: '先回话', en: 'Give the first word' },
  giveWordNote: {
    zh: '写谁在处理、已经做了什么、下一步什么时候。这不是答复，办完还要答复。',
    en: 'Say who is on it, what was done and what comes next. It is no answer; the answer is still owed.',
  },
  word: { zh: '回话', en: 'First word' },
  wordPublic: { zh: '这件是公开的，回话大家都看得到。', en: 'The case is public: everybody reads it.' },
} as const
