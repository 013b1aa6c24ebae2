/** The last minute in which something is on time: a limit is the first instant that is too late. */
export const lastMinute = (dueAt: string) => new Date(new Date(dueAt).getTime() - 60_000)
