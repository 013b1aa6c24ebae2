import { call } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { getTask } from '#kernel/task-contract.ts'
import { listQuestions } from '../asking/contract.ts'
import { listCallable, listCalls } from '../calling/contract.ts'
import { listCommentChannels, listComments } from '../channels/comments/contract.ts'
import { getArrival, listChannels } from '../channels/contract.ts'
import { getClassList } from '../classes/contract.ts'
import { listContactOpenings } from '../contact/contract.ts'
import { countCases, getCase, listCases } from '../contract.ts'
import { countRates } from '../counts/contract.ts'
import { listEnclosures } from '../enclosures/contract.ts'
import { getMessageFile, listMessageFiles } from '../files/contract.ts'
import { getFiling } from '../filing/contract.ts'
import { listVoices } from '../joining/contract.ts'
import { draftKnowledge, listKnowledge } from '../knowledge/contract.ts'
import { listLimits } from '../limits/contract.ts'
import { countForLeader } from '../listing/contract.ts'
import { listOriginalOpenings } from '../originals/contract.ts'
import { overseeCases } from '../oversight/contract.ts'
import { listReplyFiles } from '../reply-files/contract.ts'
import { getReviewer } from '../reviewing/contract.ts'

// The work on a file is seen by whoever began it; what had ended by then may have changed the file after it was read.
const readWithTask = async (fileId: string) => {
  const read = await call(getMessageFile, { fileId })
  const { taskId, state } = read.file
  if (taskId === null || state === 'DONE') return { ...read, task: undefined }
  const task = await call(getTask, { taskId }).catch(() => undefined)
  const isRunning = task?.state === 'WAITING' || task?.state === 'RUNNING'
  return { ...(isRunning ? read : await call(getMessageFile, { fileId })), task }
}

/** The server data of the chapter; everything begins with `cases`, so one invalidation after an act refreshes all. */
export const caseQueries = {
  all: ['cases'],
  list: (input: CallInput<typeof listCases>) => ({
    queryKey: ['cases', 'list', input],
    queryFn: () => call(listCases, input),
  }),
  counts: { queryKey: ['cases', 'counts'], queryFn: () => call(countCases, {}) },
  rates: { queryKey: ['cases', 'rates'], queryFn: () => call(countRates, {}) },
  classList: { queryKey: ['cases', 'class-list'], queryFn: () => call(getClassList, {}) },
  limits: { queryKey: ['cases', 'limits'], queryFn: () => call(listLimits, {}) },
  reviewer: { queryKey: ['cases', 'reviewer'], queryFn: () => call(getReviewer, {}) },
  oversight: { queryKey: ['cases', 'oversight'], queryFn: () => call(overseeCases, {}) },
  leader: { queryKey: ['cases', 'leader'], queryFn: () => call(countForLeader, {}) },
  filing: (caseId: string) => ({
    queryKey: ['cases', 'filing', caseId],
    queryFn: () => call(getFiling, { caseId }),
  }),
  arrival: (caseId: string) => ({
    queryKey: ['cases', 'arrival', caseId],
    queryFn: () => call(getArrival, { caseId }),
  }),
  commentChannels: { queryKey: ['cases', 'comment-channels'], queryFn: () => call(listCommentChannels, {}) },
  comments: (input: CallInput<typeof listComments>) => ({
    queryKey: ['cases', 'comments', input],
    queryFn: () => call(listComments, input),
  }),
  enclosures: (caseId: string) => ({
    queryKey: ['cases', 'enclosures', caseId],
    queryFn: () => call(listEnclosures, { caseId }),
  }),
  replyFiles: (caseId: string) => ({
    queryKey: ['cases', 'reply-files', caseId],
    queryFn: () => call(listReplyFiles, { caseId }),
  }),
  files: { queryKey: ['cases', 'files'], queryFn: () => call(listMessageFiles, {}) },
  oneFile: (fileId: string) => ({ queryKey: ['cases', 'files', fileId], queryFn: () => readWithTask(fileId) }),
  channels: { queryKey: ['cases', 'channels'], queryFn: () => call(listChannels, {}) },
  questions: (caseId: string) => ({
    queryKey: ['cases', 'questions', caseId],
    queryFn: () => call(listQuestions, { caseId }),
  }),
  calls: (caseId: string) => ({
    queryKey: ['cases', 'calls', caseId],
    queryFn: () => call(listCalls, { caseId }),
  }),
  callable: (caseId: string, q: string) => ({
    queryKey: ['cases', 'callable', caseId, q],
    queryFn: () => call(listCallable, { caseId, q }),
  }),
  contactOpenings: (caseId: string) => ({
    queryKey: ['cases', 'contact-openings', caseId],
    queryFn: () => call(listContactOpenings, { caseId }),
  }),
  originalOpenings: (caseId: string) => ({
    queryKey: ['cases', 'original-openings', caseId],
    queryFn: () => call(listOriginalOpenings, { caseId }),
  }),
  knowledgeDraft: (caseId: string) => ({
    queryKey: ['cases', 'knowledge-draft', caseId],
    queryFn: () => call(draftKnowledge, { caseId }),
  }),
  knowledge: (input: CallInput<typeof listKnowledge>) => ({
    queryKey: ['cases', 'knowledge', input],
    queryFn: () => call(listKnowledge, input),
  }),
  voices: (caseId: string) => ({
    queryKey: ['cases', 'voices', caseId],
    queryFn: () => call(listVoices, { caseId }),
  }),
  one: (caseId: string) => ({ queryKey: ['cases', 'one', caseId], queryFn: () => call(getCase, { caseId }) }),
} as const
