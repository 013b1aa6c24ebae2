/** What the block of promises says. */
export const promiseWords = {
  title: { zh: '承诺', en: 'What was promised' },
  until: (day: string) => ({ zh: `承诺${day}前办好`, en: `promised until ${day}` }),
  done: (day: string) => ({ zh: `${day}办好`, en: `done on ${day}` }),
  because: (reason: string) => ({ zh: `原因：${reason}`, en: `why: ${reason}` }),
} as const
