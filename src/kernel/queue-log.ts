import { Logger } from 'graphile-worker'
import { log } from './log.ts'

/** The queue's messages in our log; its everyday ones are of no interest. */
export const quietLogger = new Logger(({ jobId, taskIdentifier }) => (level, message) => {
  const where = { jobId, job: taskIdentifier }
  if (level === 'error') log.error(where, message)
  else if (level === 'warning') log.warn(where, message)
  else log.debug(where, message)
})
