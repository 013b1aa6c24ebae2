/** Why hours run, in the course that its writer reads. */
export const toldUrgent = ({ zh, en }: { zh: string; en: string }, hours: number) => ({
  zh: `${zh}；${hours}小时内先回话，昼夜都算`,
  en: `${en}; a first word within ${hours} hours, day and night`,
})

/** What the writer reads where an emergency was none, before the reason. */
export const toldNone = { zh: '看过，不是紧急情况：{reason}', en: 'looked at, and no emergency: {reason}' } as const
