/** Why hours run, in the course that its writer reads. */
export const toldUrgent = ({ zh, en }: { zh: string; en: string }, hours: number) => ({
  zh: `${zh}；${hours}小时内先回话，昼夜都算`,
  en: `${en}; a first word within ${hours} hours, day and night`,
})
